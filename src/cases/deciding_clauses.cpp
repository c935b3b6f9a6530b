#include "deciding_clauses.hpp"

#include <utility>

namespace huiqi {

namespace {

[[nodiscard]] bool is_open(outcome which) { return which == outcome::unknown || which == outcome::not_computable; }

void gather(clause_view const& clause, std::vector<clause_view>& found) {
    found.push_back(clause);
    auto const result = clause.result();
    auto wanted = result;
    if (clause.kind() == clause_kind::none && !is_open(result))
        wanted = result == outcome::fails ? outcome::holds : outcome::fails;
    for (auto const& child : clause.children())
        if (is_open(wanted) ? is_open(child.result()) : child.result() == wanted) gather(child, found);
}

[[nodiscard]] std::string without_blanks(std::string_view text) {
    std::string result;
    for (char const each : text)
        if (each != ' ' && each != '\t' && each != '\n') result += each;
    return result;
}

} // namespace

std::vector<clause_view> deciding_clauses(decision const& which) {
    std::vector<clause_view> found;
    if (which.verdict() == verdict::not_in_force) return found;
    if (auto const root = which.root()) gather(*root, found);
    return found;
}

bool names_clause(std::string_view text, std::string_view id, std::string_view source, std::string_view place) {
    auto const name = without_blanks(text);
    if (name == without_blanks(id)) return true;
    if (place.empty() && source.empty()) return false;
    auto const where = without_blanks(place);
    return name == without_blanks(source) + where || (!where.empty() && name == where);
}

std::string clause_name(std::string_view id, std::string_view source, std::string_view place) {
    if (source.empty() && place.empty()) return std::string{id};
    std::string name{source};
    if (!name.empty() && !place.empty()) name += ' ';
    return name += place;
}

} // namespace huiqi
