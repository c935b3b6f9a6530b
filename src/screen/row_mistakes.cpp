#include "screen/row_mistakes.hpp"

#include <algorithm>
#include <span>

#include <huiqi/text/messages/json.hpp>
#include <huiqi/text/messages/screen.hpp>
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/messages/yaml.hpp>

namespace huiqi::screening {

namespace {

/// Any message that a reader of files may have.
[[nodiscard]] message const* message_of(std::string_view code) {
    using catalogue = std::span<message const* const>;
    for (catalogue const all : {catalogue{messages::screen_messages}, catalogue{messages::json_messages},
                                catalogue{messages::yaml_messages}, catalogue{messages::source_messages}})
        for (auto const* each : all)
            if (each->code == code) return each;
    return nullptr;
}

} // namespace

std::string row_mistake_text(message const& what, std::vector<std::string> const& arguments) {
    std::string text{what.code};
    for (auto const& each : arguments) {
        text += '\n';
        for (char const letter : each) text += letter == '\n' ? ' ' : letter;
    }
    return text;
}

std::optional<diagnostic> row_mistake(column const& mistakes, std::int64_t row) {
    if (mistakes.is_null(row)) return std::nullopt;
    auto const [in, place] = mistakes.value_of(row);
    auto text = in->text(place);
    auto const next = [&] {
        auto const end = std::min(text.find('\n'), text.size());
        auto const part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        return part;
    };
    auto const code = next();
    diagnostic found{.what = &messages::row_not_json};
    if (auto const* known = message_of(code)) found.what = known;
    while (!text.empty()) found.arguments.push_back(std::string{next()});
    return found;
}

} // namespace huiqi::screening
