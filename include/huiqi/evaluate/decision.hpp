#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <huiqi/evaluate/trace.hpp>
#include <huiqi/policy/kinds.hpp>
#include <huiqi/text/message.hpp>
#include <huiqi/value/decimal.hpp>

/// What an evaluation found, as views on its trace. Everything here is worked out when it is asked for; evaluating has
/// only filled the slots. A view shares ownership of the trace, the rules and the profile, so it outlives the report it
/// came from.
///
///     auto const& decision = report["national.technology-sme"];
///     decision.verdict();                  verdict::ineligible
///     decision.root()->children()[1];      the second clause: result(), text(), cite(), readings(), comparisons()
namespace huiqi {

class clause_view {
public:
    clause_view(std::shared_ptr<detail::evaluation const> trace, plan_record::index at)
        : trace_{std::move(trace)}, at_{at} {}

    [[nodiscard]] plan_record::index index() const { return at_; } ///< among the clauses of the plan
    [[nodiscard]] clause_kind kind() const;
    [[nodiscard]] std::string_view id() const;   ///< `all[2].any[1]`, or the author's own
    [[nodiscard]] std::string_view name() const; ///< of remarks, else usually empty
    [[nodiscard]] std::string_view text() const; ///< the document's wording
    [[nodiscard]] std::string_view note() const;
    [[nodiscard]] std::string_view expression() const; ///< of a condition, as written
    [[nodiscard]] citation_view cite() const;
    [[nodiscard]] place_view place() const;
    [[nodiscard]] outcome result() const;
    [[nodiscard]] std::uint32_t at_least() const;
    [[nodiscard]] std::string_view programme() const;  ///< id, of a programme clause
    [[nodiscard]] bool programme_not_in_force() const; ///< why a programme clause fails
    [[nodiscard]] std::vector<clause_view> children() const;
    /// Facts, definitions and parameters named in the condition, in the order they are written, each once.
    [[nodiscard]] std::vector<reading> readings() const;
    [[nodiscard]] std::vector<comparison> comparisons() const;
    [[nodiscard]] std::vector<problem> problems() const; ///< of a leaf

private:
    [[nodiscard]] plan_record::clause const& record() const;
    std::shared_ptr<detail::evaluation const> trace_;
    plan_record::index at_;
};

class definition_view {
public:
    definition_view(std::shared_ptr<detail::evaluation const> trace, plan_record::index at)
        : trace_{std::move(trace)}, at_{at} {}
    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] citation_view cite() const;
    [[nodiscard]] place_view place() const;
    [[nodiscard]] typed_value what() const;
    [[nodiscard]] bool judged() const;
    [[nodiscard]] bool is_table() const;
    /// Rows (counted from 0) that surely apply or still may, in order; empty for other definitions.
    [[nodiscard]] std::vector<std::uint32_t> rows_hit() const;
    [[nodiscard]] std::uint32_t row_count() const;
    /// A row (counted from 0) as it is written.
    [[nodiscard]] std::string_view row_text(std::uint32_t row) const;
    /// What it is worked out from, in the order it is written, each name once.
    [[nodiscard]] std::vector<reading> readings() const;

private:
    std::shared_ptr<detail::evaluation const> trace_;
    plan_record::index at_;
};

class award_view {
public:
    struct ceiling {
        std::string_view text;
        cap_span per;
        typed_value at;
    };
    struct rounding_step {
        decimal to; ///< a multiple of this many yuan
        rounding mode;
        bool stated; ///< false: the document does not say, and 分 is taken
    };
    award_view(std::shared_ptr<detail::evaluation const> trace, plan_record::index at)
        : trace_{std::move(trace)}, at_{at} {}
    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] std::string_view note() const;
    [[nodiscard]] std::string_view matter() const;
    [[nodiscard]] citation_view cite() const;
    [[nodiscard]] bool is_ceiling() const;                  ///< `up_to`: the authority may pay less
    [[nodiscard]] std::optional<outcome> condition() const; ///< of its own `when`; empty if it has none
    [[nodiscard]] std::string_view expression() const;      ///< of the amount, as written
    [[nodiscard]] typed_value before_caps() const;
    [[nodiscard]] typed_value amount() const; ///< after caps and rounding, yuan; an interval while something is open
    [[nodiscard]] std::vector<ceiling> ceilings() const;
    [[nodiscard]] rounding_step rounded_to() const;
    /// What its condition and its amount are worked out from, each name once.
    [[nodiscard]] std::vector<reading> readings() const;

private:
    std::shared_ptr<detail::evaluation const> trace_;
    plan_record::index at_;
};

/// One programme's decision.
class decision {
public:
    decision(std::shared_ptr<detail::evaluation const> trace, plan_record::index programme)
        : trace_{std::move(trace)}, programme_{programme} {}

    [[nodiscard]] std::string_view id() const;
    [[nodiscard]] std::string_view title(language in) const; ///< Chinese where there is no English one
    [[nodiscard]] programme_kind kind() const;
    [[nodiscard]] huiqi::verdict verdict() const;
    [[nodiscard]] date as_of() const { return trace_->as_of; }
    /// Names of the versions that are, or may be, in force for this case; empty when none is.
    [[nodiscard]] std::vector<std::string_view> versions() const;

    /// The amount in yuan; 0 when ineligible; empty where no single amount is known or the programme has none.
    [[nodiscard]] std::optional<decimal> award() const;
    /// The least and the greatest amount; contains 0 while undetermined; empty where the programme has no amounts or is
    /// not in force.
    [[nodiscard]] std::optional<std::pair<decimal, decimal>> award_range() const;
    [[nodiscard]] bool award_is_ceiling() const;

    /// Facts (and experts' judgements) that can still change the verdict or, when it is settled, the amount.
    [[nodiscard]] std::vector<missing_item> missing() const;
    /// Parameters and texts of the rule itself that are not published and can still change it.
    [[nodiscard]] std::vector<missing_item> unpublished() const;
    [[nodiscard]] std::vector<problem> problems() const;
    /// The id of the clause that decided it (semantics: the reason column); empty when eligible or not in force.
    [[nodiscard]] std::string reason() const;

    /// The clause tree of the version in force; the first one where several may be. Empty when none is.
    [[nodiscard]] std::optional<clause_view> root() const;
    [[nodiscard]] std::vector<clause_view> remarks() const;
    [[nodiscard]] std::vector<definition_view> definitions() const;
    [[nodiscard]] std::vector<award_view> awards() const;
    /// Every fact from which verdict, remarks and awards were worked out, each year of it once.
    [[nodiscard]] std::vector<reading> facts_read() const;
    /// Ceilings on the sum of all awards.
    [[nodiscard]] std::vector<award_view::ceiling> total_ceilings() const;

    [[nodiscard]] detail::evaluation const& trace() const { return *trace_; }
    [[nodiscard]] plan_record::index programme_index() const { return programme_; }

private:
    [[nodiscard]] plan_record::programme const& record() const;
    [[nodiscard]] std::vector<plan_record::index> versions_in_force() const;
    std::shared_ptr<detail::evaluation const> trace_;
    plan_record::index programme_;
};

/// Decisions of one enterprise on every programme asked for, in the order of the rule files.
class report {
public:
    report() = default;
    explicit report(std::shared_ptr<detail::evaluation const> trace);

    [[nodiscard]] auto begin() const { return decisions_.begin(); }
    [[nodiscard]] auto end() const { return decisions_.end(); }
    [[nodiscard]] std::size_t size() const { return decisions_.size(); }
    /// Null if no such programme was asked for.
    [[nodiscard]] decision const* find(std::string_view id) const;
    /// Throws huiqi::error if no such programme was asked for.
    [[nodiscard]] decision const& operator[](std::string_view id) const;
    [[nodiscard]] date as_of() const { return trace_->as_of; }
    [[nodiscard]] rule_set const& rules() const { return trace_->rules; }
    [[nodiscard]] profile const& facts() const { return trace_->facts; }
    /// What was computed, also for files of definitions that were asked for, on which there is no decision.
    [[nodiscard]] std::shared_ptr<detail::evaluation const> const& trace() const { return trace_; }

private:
    std::shared_ptr<detail::evaluation const> trace_;
    std::vector<decision> decisions_;
};

} // namespace huiqi

#include <huiqi/evaluate/detail/decision_views.hpp>
