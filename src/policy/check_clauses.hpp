#pragma once

#include "rule_checking.hpp"

namespace huiqi {

/// The clauses of one version.
class clause_checking {
public:
    clause_checking(rule_checking& all, std::uint32_t programme, feel::scope const& visible)
        : all_{all}, programme_{programme}, visible_{visible} {}

    checked_clause check(clause const& said);

private:
    void condition(clause const& said, checked_clause& into);
    void other_programme(clause const& said, checked_clause& into);
    [[nodiscard]] source_ptr const& file() const { return all_.documents.programmes[programme_].source; }

    rule_checking& all_;
    std::uint32_t programme_;
    feel::scope const& visible_;
    std::map<std::string, source_range, std::less<>> ids_;
};

} // namespace huiqi
