#include <huiqi/feel/check.hpp>

#include <array>
#include <string_view>

#include "language_scope.hpp"

namespace huiqi::feel {
namespace {

/// Functions of the standard that rules do without. Their names are known, so that a call of one is answered with the
/// reason.
constexpr std::array<std::string_view, 37> left_out{
    "now",
    "date and time",
    "time",
    "upper case",
    "lower case",
    "matches",
    "replace",
    "split",
    "exp",
    "log",
    "sort",
    "duplicate values",
    "list replace",
    "get value",
    "get entries",
    "context",
    "context put",
    "context merge",
    "before",
    "after",
    "meets",
    "met by",
    "overlaps",
    "overlaps before",
    "overlaps after",
    "finishes",
    "finished by",
    "includes",
    "during",
    "starts",
    "started by",
    "coincides",
    "range",
    "is",
    "is input",
    "trim",
    "random number",
};

std::shared_ptr<symbol const> language_symbol(std::string_view name, symbol_kind kind, std::uint32_t index, type of) {
    return std::make_shared<symbol const>(
        symbol{.name = std::string{name}, .kind = kind, .index = index, .of = std::move(of)});
}

scope made_scope() {
    scope made;
    for (auto const& each : built_in_names) {
        auto const meaning = language_symbol(each.english, symbol_kind::built_in, static_cast<std::uint32_t>(each.id),
                                             {.kind = type_kind::function});
        made.add(std::string{each.english}, meaning);
        if (!each.chinese.empty()) made.add(std::string{each.chinese}, meaning);
    }
    type const date{.kind = type_kind::date};
    auto const as_of = language_symbol("as_of", symbol_kind::as_of, 0, date);
    made.add("as_of", as_of);
    made.add("申请日", as_of);
    auto const years = type{.kind = type_kind::range, .element = std::make_shared<type const>(date)};
    made.add(std::string{previous_and_current_year},
             language_symbol(previous_and_current_year, symbol_kind::built_in, 0, years));
    for (auto const each : left_out)
        made.add(std::string{each}, language_symbol(each, symbol_kind::built_in, 0, {.kind = type_kind::function}));
    return made;
}

} // namespace

scope const& language_scope() {
    static scope const made = made_scope();
    return made;
}

std::optional<built_in> called_built_in(call const& tree) {
    auto const* callee = tree.callee ? std::get_if<name>(&tree.callee->node) : nullptr;
    if (callee == nullptr) return std::nullopt;
    auto const* meaning = callee->meaning != nullptr ? callee->meaning : language_scope().find(callee->text);
    if (meaning == nullptr || meaning->kind != symbol_kind::built_in || meaning->index == 0) return std::nullopt;
    return static_cast<built_in>(meaning->index);
}

bool is_left_out(symbol const& meaning) {
    return meaning.kind == symbol_kind::built_in && meaning.index == 0 && meaning.of.kind == type_kind::function;
}

} // namespace huiqi::feel
