#pragma once

#include "expression_compiler.hpp"

namespace huiqi {

/// Lays out one programme after another: which version is in force, each version's definitions, clauses and awards (run
/// only where the version may be in force), and what the programme as a whole decides.
class programme_compiler {
public:
    programme_compiler(checked_rules const& rules, plan_writer& out)
        : rules_{rules}, out_{out}, expressions_{rules, out} {}

    void facts();
    void programme(std::uint32_t which);
    /// Programmes are records in the order of the files, whatever the order they were compiled in.
    void finish();

private:
    using index = plan_record::index;

    struct compiled_clause {
        checked_clause const* from;
        index node, condition;
        std::vector<compiled_clause> children;
    };

    void sources(checked_programme const& from);
    [[nodiscard]] plan_record::citation cite(citation const& from) const;
    [[nodiscard]] index in_force(checked_programme const& from, std::size_t version);
    void body(std::uint32_t programme, std::size_t version);
    [[nodiscard]] compiled_clause clause(checked_clause const& from);
    [[nodiscard]] index leaf(checked_clause const& from, index& condition);
    /// Writes the records of a tree; children of one clause lie side by side behind it.
    [[nodiscard]] index lay_out(std::vector<compiled_clause> const& roots);
    void record_of(compiled_clause const& from, index at);
    [[nodiscard]] index award(checked_award const& from, index verdict);
    [[nodiscard]] index amount(checked_award const& from);
    [[nodiscard]] index capped(index amount, std::vector<checked_cap> const& caps, std::string const& matter,
                               index& first, std::uint32_t& count);
    /// `name` is what an unknown condition is reported as.
    [[nodiscard]] index condition_of(feel::expression const& tree, std::string const& name);
    [[nodiscard]] index paid_before();
    [[nodiscard]] index zero();

    checked_rules const& rules_;
    plan_writer& out_;
    expression_compiler expressions_;
    std::map<std::uint32_t, plan_record::programme> programmes_;
    std::map<std::uint32_t, std::set<std::uint32_t>> needs_; ///< programmes each depends on, itself included
    std::map<std::string, index> source_of_;                 ///< of the programme at hand
    index award_slot_ = 0;                                   ///< the record of the award at hand
};

} // namespace huiqi
