#include "screen/row_mistakes.hpp"

#include <huiqi/text/messages/screen.hpp>

namespace huiqi::screening {

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
    for (auto const* each : messages::screen_messages)
        if (each->code == code) found.what = each;
    while (!text.empty()) found.arguments.push_back(std::string{next()});
    return found;
}

} // namespace huiqi::screening
