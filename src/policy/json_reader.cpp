#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include <huiqi/policy/document.hpp>
#include <huiqi/text/messages/json.hpp>
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/messages/yaml.hpp>
#include <huiqi/text/utf8.hpp>

#include "policy/duplicate_keys.hpp"
#include "policy/scalar_offsets.hpp"

namespace huiqi {

namespace {

namespace ondemand = simdjson::ondemand;

/// Ends the reading at the first mistake: what follows one in JSON cannot be trusted.
struct reading_stopped {};

[[nodiscard]] bool is_white(char each) { return each == ' ' || each == '\t' || each == '\n' || each == '\r'; }

[[nodiscard]] std::string_view without_blanks(std::string_view token) {
    while (!token.empty() && is_white(token.back())) token.remove_suffix(1);
    return token;
}

/// A number as JSON writes it: no leading zeros, no `+`, digits on both sides of the point.
[[nodiscard]] bool is_number(std::string_view token) {
    std::size_t at = 0;
    auto const digits = [&] {
        auto const begin = at;
        while (at < token.size() && token[at] >= '0' && token[at] <= '9') ++at;
        return at - begin;
    };
    if (token.starts_with('-')) ++at;
    auto const first = at;
    auto const whole = digits();
    if (whole == 0 || (whole > 1 && token[first] == '0')) return false;
    if (at < token.size() && token[at] == '.') {
        ++at;
        if (digits() == 0) return false;
    }
    if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
        ++at;
        if (at < token.size() && (token[at] == '+' || token[at] == '-')) ++at;
        if (digits() == 0) return false;
    }
    return at == token.size();
}

class json_tree_builder {
public:
    json_tree_builder(source_ptr const& file, char const* begin, document_limits limits, diagnostics& problems)
        : file_{file}, text_{file->text}, begin_{begin}, limits_{limits}, problems_{problems} {}

    [[nodiscard]] document_node read(ondemand::document& document) {
        ondemand::json_type kind{};
        auto const start = first_character(0);
        check(document.type().get(kind), start);
        auto node = kind == ondemand::json_type::object || kind == ondemand::json_type::array
                        ? container(document, kind, start, 1)
                        : lone_scalar(document, start);
        auto const after = first_character(node.range.end);
        if (after < text_.size()) stop(messages::json_after_end, {after, line_end(after)});
        return node;
    }

private:
    [[noreturn]] void stop(message const& what, source_range range, std::vector<std::string> arguments = {}) {
        problems_.push_back({&what, file_, range, std::move(arguments), {}, {}});
        throw reading_stopped{};
    }

    [[nodiscard]] std::uint32_t first_character(std::size_t at) const {
        while (at < text_.size() && is_white(text_[at])) ++at;
        return static_cast<std::uint32_t>(at);
    }

    [[nodiscard]] std::uint32_t line_end(std::size_t at) const {
        return static_cast<std::uint32_t>(std::min(text_.find_first_of("\r\n", at), text_.size()));
    }

    /// A few words of the file from a place on.
    [[nodiscard]] source_range words_at(std::uint32_t at) const {
        std::size_t end = at;
        for (int count = 0; count < 16 && end < text_.size() && !is_white(text_[end]); ++count)
            end += decode_utf8(text_, end).length;
        return {at, static_cast<std::uint32_t>(end)};
    }

    [[noreturn]] void unexpected(std::uint32_t at) {
        auto const range = words_at(at);
        stop(messages::json_unexpected, range, {std::string{text_.substr(at, range.end - at)}});
    }

    void check(simdjson::error_code code, std::uint32_t at) {
        if (code == simdjson::SUCCESS) return;
        if (code == simdjson::STRING_ERROR) stop(messages::json_string, words_at(at));
        if (code == simdjson::INCOMPLETE_ARRAY_OR_OBJECT) unclosed();
        unexpected(at);
    }

    void count(std::uint32_t at) {
        if (++nodes_ > limits_.nodes) stop(messages::document_too_big, {at, at}, {std::to_string(limits_.nodes)});
    }

    /// The brackets do not belong together: finds the one that is not closed, or what stands after the last.
    [[noreturn]] void unclosed() {
        std::vector<std::uint32_t> open;
        for (std::size_t at = 0; at < text_.size(); ++at) {
            char const each = text_[at];
            if (each == '"') {
                at = string_end(at) - 1;
            } else if (each == '[' || each == '{') {
                open.push_back(static_cast<std::uint32_t>(at));
                if (open.size() > limits_.depth) too_deep(open.back());
            } else if (each == ']' || each == '}') {
                if (!open.empty()) open.pop_back();
                auto const after = first_character(at + 1);
                if (open.empty() && after < text_.size()) stop(messages::json_after_end, {after, line_end(after)});
            }
        }
        auto const last = open.empty() ? first_character(0) : open.back();
        stop(messages::json_unfinished, {last, last + 1});
    }

    /// After the closing quote.
    [[nodiscard]] std::size_t string_end(std::size_t at) const {
        for (++at; at < text_.size() && text_[at] != '"'; ++at)
            if (text_[at] == '\\') ++at;
        return std::min(at + 1, text_.size());
    }

    [[noreturn]] void too_deep(std::uint32_t at) {
        stop(messages::document_too_deep, {at, at + 1}, {std::to_string(limits_.depth)});
    }

    /// A key without its colon, or something that is no key.
    void check_field(simdjson::error_code code) {
        if (code == simdjson::SUCCESS) return;
        auto const next = first_character(last_end_);
        auto const key = next < text_.size() && text_[next] == ',' ? first_character(next + 1) : next;
        if (key >= text_.size() || text_[key] != '"') unexpected(key);
        auto const after = first_character(string_end(key));
        bool const colon = after < text_.size() && text_[after] == ':';
        check(code, colon ? key : after);
    }

    [[nodiscard]] std::uint32_t place(char const* token) const { return static_cast<std::uint32_t>(token - begin_); }

    template <class Container>
    [[nodiscard]] document_node container(Container& value, ondemand::json_type kind, std::uint32_t start,
                                          std::size_t depth) {
        if (depth > limits_.depth) too_deep(start);
        count(start);
        document_node node;
        node.range.begin = start;
        last_end_ = start + 1;
        if (kind == ondemand::json_type::array) {
            node.what = document_node::sequence;
            ondemand::array items;
            check(value.get_array().get(items), start);
            for (auto item : items) node.items.push_back(read(item, depth));
        } else {
            node.what = document_node::mapping;
            ondemand::object fields;
            check(value.get_object().get(fields), start);
            // A list of records has many mappings: only the outermost gets room beforehand.
            if (depth == 1) node.entries.reserve(std::min<std::size_t>(text_.size() / 16, 64));
            for (auto field : fields) {
                check_field(field.error());
                auto key = key_of(field);
                auto inner = field.value();
                node.entries.push_back({std::move(key), read(inner, depth)});
            }
        }
        auto const closing = kind == ondemand::json_type::array ? ']' : '}';
        auto const end = first_character(last_end_);
        if (end >= text_.size()) unclosed();
        if (text_[end] != closing) unexpected(end);
        node.range.end = last_end_ = end + 1;
        if (node.what == document_node::mapping) report_duplicate_keys(node, file_, problems_);
        return node;
    }

    [[nodiscard]] document_node key_of(simdjson::simdjson_result<ondemand::field>& field) {
        // The raw key points after the opening quote.
        auto const begin = place(field.key().value_unsafe().raw()) - 1;
        std::string_view text;
        check(field.unescaped_key().get(text), begin);
        return string(begin, text);
    }

    [[nodiscard]] document_node string(std::uint32_t begin, std::string_view text) {
        count(begin);
        document_node node;
        node.style = scalar_style::quoted;
        if (auto const end = begin + 1 + text.size(); stands_as_it_is(begin, text)) {
            node.range = {begin, static_cast<std::uint32_t>(end + 1)};
            node.text = snippet{file_, std::string{text}, text.empty() ? begin : begin + 1};
        } else {
            auto found = locate_scalar(file_, text_, begin, text);
            node.range = found.range;
            node.text = std::move(found.text);
        }
        last_end_ = node.range.end;
        return node;
    }

    /// Whether the text between the quotes has no escapes.
    [[nodiscard]] bool stands_as_it_is(std::uint32_t begin, std::string_view text) const {
        auto const end = begin + 1 + text.size();
        return end < text_.size() && text_[end] == '"' && text_.substr(begin + 1, text.size()) == text;
    }

    [[nodiscard]] document_node word(std::uint32_t begin, std::string_view token) {
        count(begin);
        source_range const range{begin, begin + static_cast<std::uint32_t>(token.size())};
        bool const literal = token == "true" || token == "false" || token == "null";
        char const first = token.empty() ? '\0' : token.front();
        bool const numeric = first == '-' || first == '+' || first == '.' || (first >= '0' && first <= '9');
        if (!literal && !numeric) unexpected(begin);
        if (!literal && !is_number(token)) {
            auto const shown = words_at(begin);
            stop(messages::json_number, range, {std::string{text_.substr(begin, shown.end - begin)}});
        }
        document_node node;
        node.range = range;
        node.text = snippet{file_, std::string{token}, begin};
        last_end_ = range.end;
        return node;
    }

    [[nodiscard]] document_node lone_scalar(ondemand::document& document, std::uint32_t start) {
        if (start < text_.size() && text_[start] == '"') {
            std::string_view text;
            check(document.get_string().get(text), start);
            return string(start, text);
        }
        auto const after = std::min(text_.find_first_of(" \t\r\n", start), text_.size());
        return word(start, text_.substr(start, after - start));
    }

    template <class Result>
    [[nodiscard]] document_node read(Result& value, std::size_t depth) {
        auto const next = first_character(last_end_);
        if (value.error() != simdjson::SUCCESS) {
            auto const comma = next < text_.size() && (text_[next] == ',' || text_[next] == ':');
            auto const at = comma ? first_character(next + 1) : next;
            if (at >= text_.size()) unclosed();
            check(value.error(), at);
        }
        std::string_view token;
        token = value.value_unsafe().raw_json_token();
        auto const begin = place(token.data());
        token = without_blanks(token);
        switch (token.empty() ? '\0' : token.front()) {
        case '{': return container(value, ondemand::json_type::object, begin, depth + 1);
        case '[': return container(value, ondemand::json_type::array, begin, depth + 1);
        case '"': {
            std::string_view text;
            check(value.get_string().get(text), begin);
            return string(begin, text);
        }
        default: return word(begin, token);
        }
    }

    source_ptr const& file_;
    std::string_view text_;
    char const* begin_; ///< of the padded copy that simdjson reads
    document_limits limits_;
    diagnostics& problems_;
    std::size_t nodes_ = 0;
    std::uint32_t last_end_ = 0;
};

/// Where a string holds a raw control character, or is still open at the end of the file.
[[nodiscard]] diagnostic string_mistake(source_ptr const& file) {
    std::string_view const text = file->text;
    std::optional<std::size_t> opened;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') {
            opened = opened ? std::nullopt : std::optional{at};
        } else if (opened && text[at] == '\\') {
            ++at;
        } else if (opened && static_cast<unsigned char>(text[at]) < 0x20) {
            auto const place = static_cast<std::uint32_t>(at);
            return {&messages::json_control, file, {place, place + 1}, {}, {}, {}};
        }
    }
    auto const place = static_cast<std::uint32_t>(opened.value_or(0));
    return {&messages::json_unfinished, file, {place, place + 1}, {}, {}, {}};
}

[[nodiscard]] diagnostic at_byte(message const& what, source_ptr const& file, std::size_t at,
                                 std::vector<std::string> arguments = {}) {
    auto const place = static_cast<std::uint32_t>(at);
    return {&what, file, {place, place}, std::move(arguments), {}, {}};
}

/// What is wrong with the file as a whole, before its values are looked at.
[[nodiscard]] diagnostic file_mistake(simdjson::error_code code, source_ptr const& file) {
    if (auto const wrong = validate_utf8(file->text))
        return at_byte(messages::not_utf8, file, *wrong, {std::to_string(*wrong + 1)});
    if (code == simdjson::UNCLOSED_STRING || code == simdjson::UNESCAPED_CHARS) return string_mistake(file);
    if (code == simdjson::EMPTY) return at_byte(messages::empty_document, file, 0);
    return at_byte(messages::json_unexpected, file, 0, {file->text.substr(0, 1)});
}

} // namespace

result<document_node> read_json(source_ptr file, document_limits limits) {
    auto const& text = file->text;
    if (text.size() > limits.bytes)
        return at_byte(messages::file_too_large, file, 0, {std::to_string(text.size()), std::to_string(limits.bytes)});
    // Every level is a call.
    limits.depth = std::min<std::size_t>(limits.depth, 400);
    simdjson::padded_string const padded{text};
    // Profiles are short and many: their parser keeps its buffers.
    constexpr std::size_t short_text = 1U << 16U;
    thread_local ondemand::parser kept;
    std::optional<ondemand::parser> own;
    auto& parser = text.size() <= short_text ? kept : own.emplace();
    ondemand::document document;
    if (auto const code = parser.iterate(padded).get(document)) return file_mistake(code, file);
    diagnostics problems;
    try {
        auto root = json_tree_builder{file, padded.data(), limits, problems}.read(document);
        return {std::move(root), std::move(problems)};
    } catch (reading_stopped const&) {
        return {std::move(problems)};
    }
}

} // namespace huiqi
