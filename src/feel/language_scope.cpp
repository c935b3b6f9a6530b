#include <huiqi/feel/check.hpp>

#include <string_view>

namespace huiqi::feel {
namespace {

std::shared_ptr<symbol const> language_symbol(std::string_view name, symbol_kind kind, std::uint32_t index, type of) {
    return std::make_shared<symbol const>(
        symbol{.name = std::string{name}, .kind = kind, .index = index, .of = std::move(of)});
}

scope made_scope() {
    scope made;
    for (auto const& each : built_in_names) {
        if (each.id == built_in::power) continue; // an operator
        auto const meaning = language_symbol(each.english, symbol_kind::built_in, static_cast<std::uint32_t>(each.id),
                                             {.kind = type_kind::function});
        made.add(std::string{each.english}, meaning);
        if (!each.chinese.empty()) made.add(std::string{each.chinese}, meaning);
    }
    type const date{.kind = type_kind::date};
    auto const as_of = language_symbol("as_of", symbol_kind::as_of, 0, date);
    made.add("as_of", as_of);
    made.add("申请日", as_of);
    // What a test is about; it means something only inside one.
    made.add("?", language_symbol("?", symbol_kind::local, 0, {}));
    auto const years = type{.kind = type_kind::range, .element = std::make_shared<type const>(date)};
    made.add(std::string{previous_and_current_year},
             language_symbol(previous_and_current_year, symbol_kind::built_in, 0, years));
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

} // namespace huiqi::feel
