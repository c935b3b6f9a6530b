#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/text/message.hpp>

/// Writes JSON straight into a text, without a tree in between. Texts are escaped, and what is not UTF-8 becomes
/// U+FFFD, so that whatever the rules hold the result can be parsed. The same calls give the same bytes.
///
///     json_writer json;
///     json.object([&] { json.member("name", "甲"); });     {"name":"甲"}
namespace huiqi::reporting {

/// A key that stands in JSON as it is. Made of literals only, and looked at by the compiler.
class json_key {
public:
    consteval json_key(char const* literal) : text_{literal} {
        for (char const each : text_)
            if (each < ' ' || each > '~' || each == '"' || each == '\\') throw "a key that would be escaped";
    }
    [[nodiscard]] constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

class json_writer {
public:
    void text(std::string_view of);
    void number(std::int64_t of);
    void boolean(bool of);
    void null();
    /// A number of JSON, as it is to be written.
    void digits(std::string_view of);

    template <class Body>
    void object(Body&& body) {
        open('{');
        body();
        close('}');
    }
    template <class Body>
    void array(Body&& body) {
        open('[');
        body();
        close(']');
    }

    void key(json_key name) {
        auto const text = name.text();
        char* at = room(text.size() + 4);
        if (needs_comma_) *at++ = ',';
        *at++ = '"';
        at = std::copy(text.begin(), text.end(), at);
        *at++ = '"';
        *at++ = ':';
        written_to(at);
        needs_comma_ = false;
    }
    /// A key that rules or profiles name.
    void named_key(std::string_view name);
    void member(json_key name, std::string_view of) { key(name), text(of); }
    void member(json_key name, char const* of) { key(name), text(of); }
    void member(json_key name, std::string const& of) { key(name), text(of); }
    void member(json_key name, bool of) { key(name), boolean(of); }
    template <class Integer>
    requires std::is_integral_v<Integer>
    void member(json_key name, Integer of) { key(name), number(static_cast<std::int64_t>(of)); }
    /// null for an empty text.
    void member_or_null(json_key name, std::string_view of);
    /// Both languages of something.
    template <class Words>
    void both_languages(json_key name, Words&& words) {
        key(name);
        object([&] {
            member("zh", words(language::zh));
            member("en", words(language::en));
        });
    }
    template <class Items, class Write>
    void list(json_key name, Items const& items, Write&& write) {
        key(name);
        array([&] {
            for (auto const& each : items) write(each);
        });
    }

    /// Makes room for so many bytes at once.
    void expect(std::size_t bytes) { static_cast<void>(room(bytes)); }

    /// The text; nothing may be written after it.
    [[nodiscard]] std::string take() {
        out_.resize(used_);
        return std::move(out_);
    }

private:
    void open(char bracket) {
        separate();
        put(bracket);
        needs_comma_ = false;
    }
    void close(char bracket) {
        put(bracket);
        needs_comma_ = true;
    }
    void separate() {
        if (needs_comma_) put(',');
        needs_comma_ = true;
    }

    /// Where to write next, with room for so many bytes.
    [[nodiscard]] char* room(std::size_t bytes) {
        if (out_.size() - used_ < bytes) out_.resize(std::max({out_.size() * 2, used_ + bytes, smallest}));
        return out_.data() + used_;
    }
    void written_to(char const* end) { used_ = static_cast<std::size_t>(end - out_.data()); }
    void put(char one) {
        *room(1) = one;
        ++used_;
    }
    void put(std::string_view text) { written_to(std::copy(text.begin(), text.end(), room(text.size()))); }
    void escape(char32_t code_point);

    static constexpr std::size_t smallest = 1024;

    std::string out_; ///< as long as there is room; what has been written comes first
    std::size_t used_ = 0;
    bool needs_comma_ = false;
};

} // namespace huiqi::reporting
