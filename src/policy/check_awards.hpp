#pragma once

#include "check_tables.hpp"
#include "rule_checking.hpp"

namespace huiqi {

/// Awards of one version: amounts, tiers, ceilings, instalments.
class award_checking {
public:
    award_checking(rule_checking& all, std::uint32_t programme, version_names const& names)
        : all_{all}, programme_{programme}, names_{names} {}

    checked_award check(award_part const& said);
    std::vector<checked_cap> caps(std::vector<cap> const& said, feel::scope const& visible);

private:
    void each(award_part const& said, checked_award& into, feel::scope& inner);
    void amount(award_part const& said, checked_award& into, feel::scope const& visible);
    void tier(award_part const& said, checked_award& into, feel::scope const& visible);
    void shares(award_part const& said, checked_award& into, feel::scope const& visible);
    [[nodiscard]] feel::expression_ptr fitting(snippet const& text, feel::scope const& visible,
                                               feel::type const& wanted);
    [[nodiscard]] bool has_paid_list() const;
    [[nodiscard]] source_ptr const& file() const { return all_.documents.programmes[programme_].source; }

    rule_checking& all_;
    std::uint32_t programme_;
    version_names const& names_;
};

/// Tiers rise from 0 without a break. `marginal` ones leave nothing without a rate.
void look_at_tiers(rule_checking& all, checked_table const& table, source_ptr const& file);

} // namespace huiqi
