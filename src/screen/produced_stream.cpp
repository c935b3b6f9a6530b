#include "screen/produced_stream.hpp"

#include <cerrno>
#include <memory>
#include <new>
#include <optional>

#include <huiqi/text/messages/screen.hpp>

#include "screen/arrow_output.hpp"
#include "screen/table_input.hpp"

namespace huiqi::screening {

namespace {

struct produced {
    arrow_schema schema;
    std::function<arrow_array()> next;
    int failed = 0;
    std::optional<diagnostic> why{};
    std::string text{};

    void fail(int code, diagnostic found) {
        failed = code;
        text = message_text(found, language::en);
        why = std::move(found);
    }

    [[nodiscard]] int get_next(ArrowArray& out) {
        if (failed != 0) return failed;
        try {
            out = ArrowArray{};
            next().give_to(out);
        } catch (run_ended const& ended) {
            fail(ended.code, ended.why);
        } catch (std::bad_alloc const&) {
            failed = ENOMEM;
        } catch (std::exception const& unexpected) {
            fail(EIO, {.what = &messages::table_input_failed, .arguments = {unexpected.what()}});
        }
        return failed;
    }
};

[[nodiscard]] produced& behind(ArrowArrayStream const* stream) { return *static_cast<produced*>(stream->private_data); }

int get_schema(ArrowArrayStream* self, ArrowSchema* out) {
    try {
        copy_of(*behind(self).schema).give_to(*out);
    } catch (std::bad_alloc const&) {
        return ENOMEM;
    }
    return 0;
}

void release(ArrowArrayStream* self) {
    delete &behind(self);
    self->release = nullptr;
}

} // namespace

arrow_stream make_stream(arrow_schema schema, std::function<arrow_array()> next) {
    auto made = std::make_unique<produced>(produced{std::move(schema), std::move(next)});
    ArrowArrayStream stream{};
    stream.get_schema = get_schema;
    stream.get_next = [](ArrowArrayStream* self, ArrowArray* out) { return behind(self).get_next(*out); };
    stream.get_last_error = [](ArrowArrayStream* self) {
        auto const& text = behind(self).text;
        return text.empty() ? nullptr : text.c_str();
    };
    stream.release = release;
    stream.private_data = made.release();
    return arrow_stream{stream};
}

diagnostic const* failure_of(ArrowArrayStream const& stream) {
    if (stream.release != release) return nullptr;
    auto const& why = behind(&stream).why;
    return why ? &*why : nullptr;
}

} // namespace huiqi::screening
