#pragma once

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

    void key(std::string_view name);
    void member(std::string_view name, std::string_view of) { key(name), text(of); }
    void member(std::string_view name, char const* of) { key(name), text(of); }
    void member(std::string_view name, std::string const& of) { key(name), text(of); }
    void member(std::string_view name, bool of) { key(name), boolean(of); }
    template <class Integer>
    requires std::is_integral_v<Integer>
    void member(std::string_view name, Integer of) { key(name), number(static_cast<std::int64_t>(of)); }
    /// null for an empty text.
    void member_or_null(std::string_view name, std::string_view of);
    /// Both languages of something.
    template <class Words>
    void both_languages(std::string_view name, Words&& words) {
        key(name);
        object([&] {
            member("zh", words(language::zh));
            member("en", words(language::en));
        });
    }
    template <class Items, class Write>
    void list(std::string_view name, Items const& items, Write&& write) {
        key(name);
        array([&] {
            for (auto const& each : items) write(each);
        });
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void open(char bracket);
    void close(char bracket);
    void separate();

    std::string out_;
    bool needs_comma_ = false;
};

} // namespace huiqi::reporting
