#include "from_python.hpp"

#include <huiqi/text/messages/profile.hpp>
#include <huiqi/text/messages/yaml.hpp>

#include "classify.hpp"

namespace huiqi::python {

namespace {

struct reading_stopped {};

/// Whether the digits are kept when they become a number of at most 34.
[[nodiscard]] bool is_kept(std::string_view digits) {
    std::size_t kept = 0, zeros = 0;
    for (char const each : digits) {
        if (each == 'e' || each == 'E') break;
        if (each < '0' || each > '9') continue;
        if (each == '0') {
            zeros += kept == 0 ? 0 : 1;
            continue;
        }
        kept += zeros + 1;
        zeros = 0;
    }
    return kept <= 34;
}

class value_reader {
public:
    explicit value_reader(diagnostics& problems) : problems_{problems} {}

    [[nodiscard]] std::vector<named_value> names_of(nb::handle mapping) {
        std::vector<named_value> all;
        for (nb::handle const each : mapping) {
            nb::object const key = nb::borrow(each);
            if (auto name = key_text(key)) all.push_back({std::move(*name), read(mapping[key], 1)});
        }
        return all;
    }

private:
    [[nodiscard]] value read(nb::handle object, std::size_t depth) {
        document_limits const limits;
        if (depth > limits.depth) stop(messages::document_too_deep, {std::to_string(limits.depth)});
        if (++count_ > limits.nodes) stop(messages::document_too_big, {std::to_string(limits.nodes)});
        auto const known = classify(object);
        PyObject* const seen = known.value.ptr();
        switch (known.what) {
        case value_kind::unknown: return value::anything();
        case value_kind::null: return value::absent();
        case value_kind::boolean: return value{seen == Py_True};
        case value_kind::integer:
        case value_kind::number: return number(known);
        case value_kind::text:
            if (auto const characters = utf8_of(known.value)) return value{*characters};
            return refused(messages::profile_broken_text, {std::to_string(first_surrogate(known.value))});
        case value_kind::date: return value{to_date(seen)};
        case value_kind::date_time: return value{to_date_time(seen)};
        case value_kind::time: return value{to_time(seen)};
        case value_kind::time_duration: return value{to_time_duration(seen)};
        case value_kind::months: return value{to_months(known.value)};
        case value_kind::range: return range(known.value, depth + 1);
        case value_kind::sequence: return list(known.value, depth + 1);
        case value_kind::dictionary:
        case value_kind::mapping: return context(known.value, depth + 1);
        case value_kind::other: break;
        }
        return refused(messages::profile_no_value, {name_of_type(object)});
    }

    [[nodiscard]] value number(classified const& known) {
        auto const written = number_text(known);
        if (written.wrong != nullptr)
            return refused(*written.wrong, {written.digits.empty() ? name_of_type(known.value) : written.digits});
        auto const number = is_kept(written.digits) ? parse_decimal(written.digits) : std::nullopt;
        if (!number) return refused(messages::profile_too_many_digits, {name_of_type(known.value)});
        return value{*number};
    }

    [[nodiscard]] value list(nb::handle object, std::size_t depth) {
        std::vector<value> items;
        for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(object.ptr()); ++i)
            items.push_back(read(nb::borrow(PySequence_Fast_GET_ITEM(object.ptr(), i)), depth));
        return value::list(std::move(items));
    }

    [[nodiscard]] value context(nb::handle object, std::size_t depth) {
        std::vector<std::pair<std::string, value>> entries;
        for (nb::handle const each : object) {
            nb::object const key = nb::borrow(each);
            auto name = key_text(key);
            auto inner = read(object[key], depth);
            if (name) entries.push_back({std::move(*name), std::move(inner)});
        }
        return value::context(std::move(entries));
    }

    [[nodiscard]] value range(nb::handle object, std::size_t depth) {
        auto low = read(object.attr("low"), depth), high = read(object.attr("high"), depth);
        return value::range(std::move(low), std::move(high), nb::cast<bool>(object.attr("low_closed")),
                            nb::cast<bool>(object.attr("high_closed")));
    }

    [[nodiscard]] std::optional<std::string> key_text(nb::handle key) {
        auto const known = classify(key);
        if (known.what == value_kind::text) {
            if (auto const characters = utf8_of(known.value)) return std::string{*characters};
            complain(messages::profile_broken_text, {std::to_string(first_surrogate(known.value))});
        } else {
            complain(messages::profile_bad_key, {name_of_type(key)});
        }
        return std::nullopt;
    }

    [[noreturn]] void stop(message const& what, std::vector<std::string> arguments) {
        complain(what, std::move(arguments));
        throw reading_stopped{};
    }
    void complain(message const& what, std::vector<std::string> arguments) {
        constexpr std::size_t most = 100;
        if (problems_.size() < most) problems_.push_back({.what = &what, .arguments = std::move(arguments)});
    }
    [[nodiscard]] value refused(message const& what, std::vector<std::string> arguments) {
        complain(what, std::move(arguments));
        return value::absent();
    }

    diagnostics& problems_;
    std::size_t count_ = 0;
};

} // namespace

std::vector<named_value> read_names(nb::handle mapping, diagnostics& problems) {
    auto const known = classify(mapping);
    if (known.what != value_kind::dictionary && known.what != value_kind::mapping) {
        problems.push_back({.what = &messages::profile_no_value, .arguments = {name_of_type(mapping)}});
        return {};
    }
    try {
        return value_reader{problems}.names_of(known.value);
    } catch (reading_stopped const&) {
        return {};
    }
}

} // namespace huiqi::python
