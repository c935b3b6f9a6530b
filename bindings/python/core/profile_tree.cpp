#include "profile_tree.hpp"

#include <limits>
#include <optional>
#include <utility>

#include <huiqi/text/messages/profile.hpp>
#include <huiqi/text/messages/yaml.hpp>

#include "classify.hpp"

namespace huiqi::python {

namespace {

/// Ends the reading: what is deeper or more than the bounds is not looked at.
struct reading_stopped {};

class tree_builder {
public:
    explicit tree_builder(profile_tree& into) : tree_{into} {}

    [[nodiscard]] document_node read(nb::handle object, std::size_t depth) {
        auto const known = classify(object);
        switch (known.what) {
        case value_kind::unknown: return plain("unknown");
        case value_kind::null: return plain("null");
        case value_kind::boolean: return plain(known.value.ptr() == Py_True ? "true" : "false");
        case value_kind::integer:
        case value_kind::number: return number(known);
        case value_kind::text: return text(known.value);
        case value_kind::date: return plain(to_string(to_date(known.value.ptr())));
        case value_kind::date_time: return plain(to_string(to_date_time(known.value.ptr())));
        case value_kind::time: return plain(to_string(to_time(known.value.ptr())));
        case value_kind::time_duration: return plain(to_string(to_time_duration(known.value.ptr())));
        case value_kind::months: return plain(to_string(to_months(known.value)));
        case value_kind::sequence: return sequence(known.value, depth + 1);
        case value_kind::dictionary: return dictionary(known.value, depth + 1);
        case value_kind::mapping: return mapping(known.value, depth + 1);
        case value_kind::range:
        case value_kind::other: break;
        }
        return refused(messages::profile_no_value, {name_of_type(object)});
    }

private:
    [[nodiscard]] source_range here() const { return {at_, at_ + 1}; }

    void count(std::size_t depth) {
        document_limits const limits;
        if (depth > limits.depth) stop(messages::document_too_deep, {std::to_string(limits.depth)});
        if (++at_ > limits.nodes) stop(messages::document_too_big, {std::to_string(limits.nodes)});
    }

    [[noreturn]] void stop(message const& what, std::vector<std::string> arguments) {
        complain(what, std::move(arguments));
        throw reading_stopped{};
    }

    void complain(message const& what, std::vector<std::string> arguments) {
        constexpr std::size_t most = 100;
        if (tree_.problems.size() < most)
            tree_.problems.push_back(
                {.what = &what, .source = tree_.file, .range = here(), .arguments = std::move(arguments)});
    }

    [[nodiscard]] document_node refused(message const& what, std::vector<std::string> arguments) {
        complain(what, std::move(arguments));
        return plain("unknown");
    }

    [[nodiscard]] document_node scalar(std::string written, scalar_style style) const {
        document_node node;
        node.range = here();
        node.style = style;
        node.text = snippet{nullptr, std::move(written), at_};
        return node;
    }
    [[nodiscard]] document_node plain(std::string written) const {
        return scalar(std::move(written), scalar_style::plain);
    }

    [[nodiscard]] document_node number(classified const& known) {
        auto written = number_text(known);
        if (written.wrong == nullptr) return plain(std::move(written.digits));
        return refused(*written.wrong, {written.digits.empty() ? name_of_type(known.value) : written.digits});
    }

    [[nodiscard]] document_node text(nb::handle object) {
        if (auto const characters = utf8_of(object)) return scalar(std::string{*characters}, scalar_style::quoted);
        return refused(messages::profile_broken_text, {std::to_string(first_surrogate(object))});
    }

    [[nodiscard]] document_node sequence(nb::handle object, std::size_t depth) {
        document_node node;
        node.what = document_node::sequence;
        node.range = here();
        node.items.reserve(static_cast<std::size_t>(PySequence_Fast_GET_SIZE(object.ptr())));
        // The items' code may change the list while it is read.
        for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(object.ptr()); ++i) {
            nb::object const item = nb::borrow(PySequence_Fast_GET_ITEM(object.ptr(), i));
            count(depth);
            node.items.push_back(read(item, depth));
        }
        return node;
    }

    [[nodiscard]] document_node dictionary(nb::handle object, std::size_t depth) {
        document_node node;
        node.what = document_node::mapping;
        node.range = here();
        node.entries.reserve(static_cast<std::size_t>(PyDict_GET_SIZE(object.ptr())));
        PyObject *key = nullptr, *item = nullptr;
        Py_ssize_t place = 0;
        while (PyDict_Next(object.ptr(), &place, &key, &item) != 0)
            entry(node, nb::borrow(key), nb::borrow(item), depth);
        return node;
    }

    [[nodiscard]] document_node mapping(nb::handle object, std::size_t depth) {
        document_node node;
        node.what = document_node::mapping;
        node.range = here();
        for (nb::handle const each : object) {
            nb::object const key = nb::borrow(each);
            entry(node, key, object[key], depth);
        }
        return node;
    }

    void entry(document_node& into, nb::object const& key, nb::object const& item, std::size_t depth) {
        count(depth);
        auto name = key_text(key);
        if (!name) return;
        document_node named = scalar(std::move(*name), scalar_style::quoted);
        into.entries.push_back({std::move(named), read(item, depth)});
    }

    /// A text, or a year as a number.
    [[nodiscard]] std::optional<std::string> key_text(nb::handle key) {
        auto const known = classify(key);
        if (known.what == value_kind::text) {
            if (auto const characters = utf8_of(known.value)) return std::string{*characters};
            complain(messages::profile_broken_text, {std::to_string(first_surrogate(known.value))});
            return std::nullopt;
        }
        if (known.what == value_kind::integer) {
            auto written = number_text(known);
            if (written.wrong == nullptr) return std::move(written.digits);
        }
        complain(messages::profile_bad_key, {name_of_type(key)});
        return std::nullopt;
    }

    profile_tree& tree_;
    std::uint32_t at_ = 0;
};

/// A text as Python writes it, near enough to be read.
[[nodiscard]] std::string quoted(std::string const& text) {
    std::string shown{'"'};
    for (char const each : text) {
        if (each == '"' || each == '\\') shown += '\\';
        shown += static_cast<unsigned char>(each) < 0x20 ? ' ' : each;
    }
    return shown + '"';
}

} // namespace

std::string profile_tree::path(source_range where) const {
    std::string found;
    auto const* node = &root;
    // Values are counted as they are met, so the way down is the last entry that does not come after the place.
    while (node->range.begin < where.begin) {
        document_node const* next = nullptr;
        std::string step;
        for (auto const& each : node->entries) {
            if (each.value.range.begin > where.begin) break;
            next = &each.value;
            step = '[' + quoted(each.key.text.text()) + ']';
        }
        for (std::size_t i = 0; i < node->items.size() && node->items[i].range.begin <= where.begin; ++i) {
            next = &node->items[i];
            step = '[' + std::to_string(i) + ']';
        }
        if (next == nullptr) break;
        found += step;
        node = next;
    }
    return found;
}

profile_tree read_mapping(nb::handle profile) {
    profile_tree tree;
    tree.file = make_source("profile", "");
    tree_builder builder{tree};
    try {
        tree.root = builder.read(profile, 0);
    } catch (reading_stopped const&) {
        tree.root = {};
    }
    return tree;
}

} // namespace huiqi::python
