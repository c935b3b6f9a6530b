#include "arrow_capsules.hpp"

#include <optional>

namespace huiqi::python {

namespace {

constexpr char const* stream_name = "arrow_array_stream";
constexpr char const* schema_name = "arrow_schema";

/// Releases Python's lock if this thread holds it.
class lock_released {
public:
    lock_released() {
        if (Py_IsInitialized() != 0 && PyGILState_Check() != 0) released_.emplace();
    }

private:
    std::optional<nb::gil_scoped_release> released_;
};

struct unlocked_stream {
    arrow_stream inner;
    std::shared_ptr<reading_state> state;

    static unlocked_stream& of(ArrowArrayStream* outer) { return *static_cast<unlocked_stream*>(outer->private_data); }

    static int get_schema(ArrowArrayStream* outer, ArrowSchema* out) {
        auto& self = of(outer);
        lock_released const unlocked;
        return self.inner->get_schema(&*self.inner, out);
    }
    static int get_next(ArrowArrayStream* outer, ArrowArray* out) {
        auto& self = of(outer);
        lock_released const unlocked;
        auto const code = self.inner->get_next(&*self.inner, out);
        if (code != 0 || out->release == nullptr) self.state->ended = true;
        return code;
    }
    static char const* get_last_error(ArrowArrayStream* outer) {
        auto& self = of(outer);
        return self.state->error.empty() ? self.inner->get_last_error(&*self.inner) : self.state->error.c_str();
    }
    static void release(ArrowArrayStream* outer) {
        lock_released const unlocked;
        auto const state = of(outer).state;
        delete static_cast<unlocked_stream*>(outer->private_data);
        outer->release = nullptr;
        state->ended = true;
    }
};

template <class Structure>
void destroy(PyObject* capsule) {
    auto const* const name = PyCapsule_GetName(capsule);
    auto* const held = static_cast<Structure*>(PyCapsule_GetPointer(capsule, name));
    if (held->release != nullptr) held->release(held);
    delete held;
}

template <class Structure>
[[nodiscard]] nb::object capsule_of(std::unique_ptr<Structure> held, char const* name) {
    auto const made = nb::steal(PyCapsule_New(held.get(), name, destroy<Structure>));
    if (!made.is_valid()) nb::raise_python_error();
    (void)held.release();
    return made;
}

} // namespace

arrow_stream take_stream(nb::handle capsule) {
    if (PyCapsule_CheckExact(capsule.ptr()) == 0) throw nb::type_error("__arrow_c_stream__() gave no capsule");
    auto* const held = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule.ptr(), stream_name));
    if (held == nullptr) nb::raise_python_error();
    if (held->release == nullptr) throw nb::value_error("the table was read already");
    return arrow_stream{*held};
}

nb::object stream_capsule(arrow_stream stream, std::shared_ptr<reading_state> state) {
    auto held = std::make_unique<ArrowArrayStream>();
    held->get_schema = unlocked_stream::get_schema;
    held->get_next = unlocked_stream::get_next;
    held->get_last_error = unlocked_stream::get_last_error;
    held->release = unlocked_stream::release;
    held->private_data = new unlocked_stream{std::move(stream), std::move(state)};
    return capsule_of(std::move(held), stream_name);
}

nb::object schema_capsule(arrow_schema schema) {
    auto held = std::make_unique<ArrowSchema>();
    schema.give_to(*held);
    return capsule_of(std::move(held), schema_name);
}

} // namespace huiqi::python
