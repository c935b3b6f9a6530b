#pragma once

#include <memory>
#include <string>
#include <vector>

#include <huiqi/feel/expression.hpp>
#include <huiqi/feel/scope.hpp>
#include <huiqi/policy/load.hpp>
#include <huiqi/policy/programme.hpp>

/// Rule files after the checker: every expression parsed, every name resolved, everything in an order in which it can
/// be computed. `said` points into the rule_documents that were checked, which must outlive this. Empty expressions are
/// null pointers.
namespace huiqi {

using feel::expression_ptr;

struct checked_table {
    decision_table const* said = nullptr;
    decision_table const* rows_said = nullptr; ///< rows_of followed: whose rows, outputs and hit policy these are
    std::vector<expression_ptr> given;
    struct row {
        std::vector<expression_ptr> tests; ///< a membership without value, or any_test; empty for `otherwise`
        std::vector<expression_ptr> results;
        bool otherwise = false;
        source_range range;
    };
    std::vector<row> rows;
    std::vector<expression_ptr> defaults;
    std::vector<std::vector<expression_ptr>> output_values;
    bool disjoint = false;             ///< proved: no input satisfies two rows
    bool exhaustive = false;           ///< proved: every input that is not null satisfies one
    std::vector<feel::type> outputs{}; ///< of each column of results
    feel::type of{};                   ///< of the result; a context when there are several outputs
};

struct checked_definition {
    definition const* said = nullptr;
    std::shared_ptr<feel::symbol const> symbol; ///< kind definition, index into checked_rules::definitions
    expression_ptr is;
    checked_table table;
    feel::type of{};
    std::int64_t judged_fact = -1; ///< of a judged definition: the index of the fact that carries the expert's figure
    std::uint32_t programme = 0, version = 0;
};

struct checked_parameter {
    parameter_declaration const* said = nullptr;
    std::shared_ptr<feel::symbol const> symbol;
    expression_ptr value; ///< null when unknown
    feel::type of{};      ///< `within` bounds an unknown value
    std::uint32_t programme = 0;
};

struct checked_clause {
    clause const* said = nullptr;
    expression_ptr condition;
    std::int64_t programme = -1; ///< index into checked_rules::programmes
    std::vector<checked_clause> children;
};

struct checked_cap {
    cap const* said = nullptr;
    expression_ptr at;
};

struct checked_award {
    award_part const* said = nullptr;
    expression_ptr when, each_in, amount;
    std::shared_ptr<feel::symbol const> each; ///< the local name of `each:`
    checked_table table;                      ///< of amount_kind table; rows of marginal and whole
    std::vector<checked_cap> caps;
    std::vector<expression_ptr> shares; ///< of the instalments
};

struct checked_version {
    version const* said = nullptr;
    std::vector<expression_ptr> only_for; ///< one for each period, null if for all
    checked_clause eligible;
    std::vector<checked_clause> remarks;
    std::vector<checked_award> awards;
    std::vector<checked_cap> total_caps;
};

struct checked_programme {
    programme const* said = nullptr;
    std::vector<checked_version> versions;
};

/// A name of a definitions file: the definition it has in each version of the file (-1 where a version lacks it).
struct shared_name {
    std::shared_ptr<feel::symbol const> symbol;
    std::uint32_t programme = 0;
    std::vector<std::int64_t> definition_of_version;
};

struct checked_rules {
    std::vector<fact_declaration> facts; ///< vocabulary, programmes' own, then the figures of judged definitions
    std::vector<checked_parameter> parameters;
    std::vector<checked_definition> definitions; ///< each after those it uses
    std::vector<shared_name> shared;
    std::vector<checked_programme> programmes;              ///< in the order of the files
    std::vector<std::uint32_t> order;                       ///< indices into programmes, each after those it depends on
    std::vector<std::shared_ptr<feel::symbol const>> bound; ///< keeps the symbols inside the trees alive
    bool plain = false; ///< FEEL as the standard has it: a null that a mistake made equals null
};

struct check_result {
    checked_rules rules;
    diagnostics problems;
};

/// Checks everything that can be known before an enterprise is seen. With an error in any file there are no rules:
/// what programmes say of one another holds only of all of them.
[[nodiscard]] check_result check_rules(rule_documents const& documents);

} // namespace huiqi
