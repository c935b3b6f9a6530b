#pragma once

#include <algorithm>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/evaluate/detail/award_ends.hpp>
#include <huiqi/evaluate/detail/comparison_walk.hpp>
#include <huiqi/evaluate/detail/fact_walk.hpp>
#include <huiqi/evaluate/detail/slice.hpp>
#include <huiqi/text/messages/profile.hpp>

/// The views of decision.hpp, worked out from the slots.
namespace huiqi {

inline std::string_view to_string(verdict which) {
    switch (which) {
    case verdict::eligible: return "eligible";
    case verdict::ineligible: return "ineligible";
    case verdict::undetermined: return "undetermined";
    case verdict::not_in_force: return "not-in-force";
    }
    return "";
}

inline std::string_view to_string(outcome which) {
    switch (which) {
    case outcome::holds: return "holds";
    case outcome::fails: return "fails";
    case outcome::unknown: return "unknown";
    case outcome::not_computable: return "not-computable";
    }
    return "";
}

namespace detail {

/// The leaf that decides a clause which is false (or true, or open), first in the document's order.
[[nodiscard]] inline plan_record::index deciding_leaf(evaluation const& trace, plan_record::index at, outcome wanted) {
    auto const& tables = trace.rules.tables();
    auto const result_of = [&](plan_record::index clause) {
        return outcome_of(trace.truth_at(tables.clauses[clause].node));
    };
    for (;;) {
        auto const& clause = tables.clauses[at];
        if (clause.child_count == 0) return at;
        bool const open = wanted != outcome::holds && wanted != outcome::fails;
        bool const turned = static_cast<clause_kind>(clause.kind) == clause_kind::none && !open;
        auto const below = turned ? (wanted == outcome::fails ? outcome::holds : outcome::fails) : wanted;
        auto next = clause.first_child;
        for (auto child = clause.first_child; child < clause.first_child + clause.child_count; ++child) {
            auto const result = result_of(child);
            bool const matches = open ? result == outcome::unknown || result == outcome::not_computable
                                      : result == below;
            if (!matches) continue;
            next = child;
            break;
        }
        at = next;
        wanted = below;
    }
}

} // namespace detail

// ---- clause_view

inline plan_record::clause const& clause_view::record() const { return trace_->rules.tables().clauses[at_]; }
inline clause_kind clause_view::kind() const { return static_cast<clause_kind>(record().kind); }
inline std::string_view clause_view::id() const { return trace_->rules.text(record().id); }
inline std::string_view clause_view::name() const { return trace_->rules.text(record().name); }
inline std::string_view clause_view::text() const { return trace_->rules.text(record().text); }
inline std::string_view clause_view::note() const { return trace_->rules.text(record().note); }
inline std::string_view clause_view::expression() const { return trace_->rules.text(record().expression); }
inline citation_view clause_view::cite() const { return detail::citation_of(*trace_, record().cite); }
inline place_view clause_view::place() const { return detail::place_of(*trace_, record().place); }
inline outcome clause_view::result() const { return detail::outcome_of(trace_->truth_at(record().node)); }
inline std::uint32_t clause_view::at_least() const { return record().at_least; }

inline std::string_view clause_view::programme() const {
    auto const at = record().programme;
    return at == plan_record::none ? std::string_view{} : trace_->rules.text(trace_->rules.tables().programmes[at].id);
}

inline bool clause_view::programme_not_in_force() const {
    auto const at = record().programme;
    return at != plan_record::none && trace_->truth_at(trace_->rules.tables().programmes[at].in_force).is(truth::no);
}

inline std::vector<clause_view> clause_view::children() const {
    std::vector<clause_view> all;
    for (std::uint32_t i = 0; i < record().child_count; ++i)
        all.push_back(clause_view{trace_, record().first_child + i});
    return all;
}

inline std::vector<reading> clause_view::readings() const {
    if (record().condition == plan_record::none) return {};
    detail::reading_walk walk{*trace_};
    walk.visit(record().condition);
    return walk.take();
}

inline std::vector<comparison> clause_view::comparisons() const {
    if (record().condition == plan_record::none) return {};
    detail::comparison_walk walk{*trace_};
    walk.visit(record().condition);
    return walk.take();
}

inline std::vector<problem> clause_view::problems() const {
    auto const& slot = trace_->slots()[record().node];
    if (!slot.as_truth().can_be(truth::mistaken)) return {};
    // The verdict itself is no expression: the way ends at the condition.
    auto const& condition =
        trace_->slots()[record().condition == plan_record::none ? record().node : record().condition];
    bool const carries = (condition.nulls() & truth::mistaken) != 0 && condition.node() == slot.node();
    return {detail::problem_of(*trace_, carries ? record().condition : record().node, id())};
}

// ---- definition_view

inline std::string_view definition_view::name() const {
    return trace_->rules.text(trace_->rules.tables().definitions[at_].name);
}
inline std::string_view definition_view::text() const {
    return trace_->rules.text(trace_->rules.tables().definitions[at_].text);
}
inline citation_view definition_view::cite() const {
    return detail::citation_of(*trace_, trace_->rules.tables().definitions[at_].cite);
}
inline place_view definition_view::place() const {
    return detail::place_of(*trace_, trace_->rules.tables().definitions[at_].place);
}
inline typed_value definition_view::what() const {
    return detail::typed(*trace_, trace_->rules.tables().definitions[at_].node);
}
inline bool definition_view::judged() const { return trace_->rules.tables().definitions[at_].judged != 0; }
inline bool definition_view::is_table() const {
    return trace_->rules.tables().definitions[at_].table != plan_record::none;
}

inline std::uint32_t definition_view::row_count() const {
    auto const table = trace_->rules.tables().definitions[at_].table;
    return table == plan_record::none ? 0 : trace_->rules.tables().tables[table].row_count;
}

inline std::vector<std::uint32_t> definition_view::rows_hit() const {
    auto const& tables = trace_->rules.tables();
    auto const& definition = tables.definitions[at_];
    if (definition.table == plan_record::none) return {};
    return detail::table_reader{trace_->rules.plan(), trace_->slots(), definition.table, definition.node}
        .rows_in_play();
}

inline std::string_view definition_view::row_text(std::uint32_t row) const {
    auto const& tables = trace_->rules.tables();
    auto const place = tables.rows[tables.tables[tables.definitions[at_].table].first_row + row].place;
    return place == plan_record::none ? std::string_view{} : trace_->rules.text(tables.places[place].expression);
}

inline std::vector<reading> definition_view::readings() const {
    detail::reading_walk walk{*trace_};
    walk.visit(trace_->rules.tables().definitions[at_].node);
    return walk.take();
}

// ---- award_view

inline std::string_view award_view::name() const { return trace_->rules.text(trace_->rules.tables().awards[at_].name); }
inline std::string_view award_view::text() const { return trace_->rules.text(trace_->rules.tables().awards[at_].text); }
inline std::string_view award_view::note() const { return trace_->rules.text(trace_->rules.tables().awards[at_].note); }
inline std::string_view award_view::matter() const {
    return trace_->rules.text(trace_->rules.tables().awards[at_].matter);
}
inline citation_view award_view::cite() const {
    return detail::citation_of(*trace_, trace_->rules.tables().awards[at_].cite);
}
inline bool award_view::is_ceiling() const {
    return (trace_->rules.tables().awards[at_].flags & plan_record::award::up_to) != 0;
}

inline std::optional<outcome> award_view::condition() const {
    auto const when = trace_->rules.tables().awards[at_].when;
    if (when == plan_record::none) return std::nullopt;
    return detail::outcome_of(trace_->truth_at(when));
}

inline std::string_view award_view::expression() const {
    return detail::expression_of(*trace_, trace_->rules.tables().awards[at_].amount);
}

inline typed_value award_view::before_caps() const {
    return detail::typed(*trace_, trace_->rules.tables().awards[at_].amount);
}
inline typed_value award_view::amount() const {
    return detail::typed(*trace_, trace_->rules.tables().awards[at_].payable);
}

namespace detail {

[[nodiscard]] inline std::vector<award_view::ceiling> ceilings_of(evaluation const& trace, plan_record::index first,
                                                                  std::uint32_t count) {
    std::vector<award_view::ceiling> all;
    for (std::uint32_t i = 0; i < count; ++i) {
        auto const& cap = trace.rules.tables().caps[first + i];
        all.push_back({trace.rules.text(cap.text), static_cast<cap_span>(cap.span), typed(trace, cap.ceiling)});
    }
    return all;
}

} // namespace detail

inline std::vector<award_view::ceiling> award_view::ceilings() const {
    auto const& award = trace_->rules.tables().awards[at_];
    return detail::ceilings_of(*trace_, award.first_cap, award.cap_count);
}

inline award_view::rounding_step award_view::rounded_to() const {
    auto const& award = trace_->rules.tables().awards[at_];
    auto const& to = trace_->rules.plan().constants[award.rounding_unit];
    return {to.what() == value::shape::number ? to.low() : decimal{}, static_cast<rounding>(award.rounding_mode),
            (award.flags & plan_record::award::rounding_stated) != 0};
}

inline std::vector<reading> award_view::readings() const {
    auto const& award = trace_->rules.tables().awards[at_];
    detail::reading_walk walk{*trace_};
    if (award.when != plan_record::none) walk.visit(award.when);
    walk.visit(award.amount);
    return walk.take();
}

// ---- decision

inline plan_record::programme const& decision::record() const { return trace_->rules.tables().programmes[programme_]; }
inline std::string_view decision::id() const { return trace_->rules.text(record().id); }

inline std::string_view decision::title(language in) const {
    auto const english = trace_->rules.text(record().title_en);
    return in == language::en && !english.empty() ? english : trace_->rules.text(record().title_zh);
}

inline programme_kind decision::kind() const { return static_cast<programme_kind>(record().kind); }

inline verdict decision::verdict() const {
    auto const in_force = trace_->truth_at(record().in_force);
    if (in_force.is(truth::no)) return verdict::not_in_force;
    if (!in_force.is(truth::yes) || record().verdict == plan_record::none) return verdict::undetermined;
    switch (detail::outcome_of(trace_->truth_at(record().verdict))) {
    case outcome::holds: return verdict::eligible;
    case outcome::fails: return verdict::ineligible;
    default: return verdict::undetermined;
    }
}

inline std::vector<plan_record::index> decision::versions_in_force() const {
    std::vector<plan_record::index> all;
    for (std::uint32_t i = 0; i < record().version_count; ++i) {
        auto const at = record().first_version + i;
        if (trace_->truth_at(trace_->rules.tables().versions[at].in_force).can_be(truth::yes)) all.push_back(at);
    }
    return all;
}

inline std::vector<std::string_view> decision::versions() const {
    std::vector<std::string_view> names;
    for (auto const at : versions_in_force())
        names.push_back(trace_->rules.text(trace_->rules.tables().versions[at].name));
    return names;
}

inline std::optional<std::pair<decimal, decimal>> decision::award_range() const {
    auto const ends = detail::award_ends_of(*trace_, record());
    if (!ends) return std::nullopt;
    return std::pair{ends->low, ends->high};
}

inline std::optional<decimal> decision::award() const {
    // One number in a lane, of a programme that is in force, is what the ends below would agree upon.
    if (record().award == plan_record::none) return std::nullopt;
    if (auto const* held = trace_->lane_at(record().award, detail::lane_form::number);
        held != nullptr && held->is_point() && trace_->truth_at(record().in_force).is(truth::yes))
        return detail::decimal_of(held->low, trace_->program->nodes[record().award].form.scale);
    auto const ends = detail::award_ends_of(*trace_, record());
    if (!ends || ends->may_be_none || ends->low != ends->high) return std::nullopt;
    return ends->low;
}

inline bool decision::award_is_ceiling() const {
    auto const all = awards();
    return std::any_of(all.begin(), all.end(), [](award_view const& each) { return each.is_ceiling(); });
}

namespace detail {

[[nodiscard]] inline slice slice_of(evaluation const& trace, plan_record::programme const& programme, bool settled) {
    slice open{trace.rules.plan(), trace.slots()};
    if (!settled) {
        for (std::uint32_t i = 0; i < programme.version_count; ++i)
            open.walk(trace.rules.tables().versions[programme.first_version + i].in_force);
        if (programme.verdict != plan_record::none) open.walk(programme.verdict);
    } else if (programme.award != plan_record::none) {
        open.walk(programme.award);
    }
    return open;
}

} // namespace detail

inline std::vector<missing_item> decision::missing() const {
    auto const now = verdict();
    if (now == verdict::not_in_force || now == verdict::ineligible) return {};
    auto const open = detail::slice_of(*trace_, record(), now != verdict::undetermined);
    std::vector<missing_item> all;
    for (auto const& each : open.facts()) {
        auto const& fact = trace_->rules.tables().facts[each.fact];
        missing_item item{(fact.flags & plan_record::fact::judged) != 0 ? missing_item::judgement : missing_item::ask,
                          trace_->rules.text(fact.name),
                          trace_->rules.text(fact.id),
                          trace_->rules.text(fact.ask),
                          trace_->rules.text(fact.origin),
                          {},
                          std::nullopt};
        if (each.year_offset != no_year) item.year = trace_->as_of.year + each.year_offset;
        all.push_back(item);
    }
    return all;
}

inline std::vector<missing_item> decision::unpublished() const {
    auto const now = verdict();
    if (now == verdict::not_in_force || now == verdict::ineligible) return {};
    auto const open = detail::slice_of(*trace_, record(), now != verdict::undetermined);
    std::vector<missing_item> all;
    for (auto const at : open.unpublished()) {
        auto const& each = trace_->rules.tables().unpublished[at];
        all.push_back(missing_item{
            missing_item::not_published, trace_->rules.text(each.name), {}, {}, {}, trace_->rules.text(each.why), {}});
    }
    return all;
}

namespace detail {

/// The problems met in a decision's clauses, and in those of the programmes that open clauses ask about.
class problem_walk {
public:
    explicit problem_walk(std::shared_ptr<evaluation const> trace)
        : trace_{std::move(trace)}, seen_(trace_->rules.tables().programmes.size(), false) {}

    void visit(plan_record::index programme) {
        std::vector<plan_record::index> pending{programme};
        while (!pending.empty()) {
            auto const at = pending.back();
            pending.pop_back();
            if (seen_[at]) continue;
            seen_[at] = true;
            if (auto const top = decision{trace_, at}.root()) clause(*top, pending);
        }
    }

    [[nodiscard]] std::vector<problem> take() { return std::move(found_); }

private:
    void clause(clause_view const& at, std::vector<plan_record::index>& pending) {
        auto met = at.problems();
        found_.insert(found_.end(), met.begin(), met.end());
        if (at.kind() == clause_kind::programme && at.result() == outcome::unknown)
            if (auto const asked = trace_->rules.find_programme(at.programme())) pending.push_back(*asked);
        for (auto const& child : at.children()) clause(child, pending);
    }

    std::shared_ptr<evaluation const> trace_;
    std::vector<bool> seen_;
    std::vector<problem> found_;
};

} // namespace detail

inline std::vector<problem> decision::problems() const {
    detail::problem_walk walk{trace_};
    walk.visit(programme_);
    auto all = walk.take();
    if (record().award != plan_record::none && verdict() == verdict::eligible) {
        auto const& slot = trace_->slots()[record().award];
        if ((slot.nulls() & truth::mistaken) != 0) all.push_back(detail::problem_of(*trace_, record().award, {}));
    }
    return all;
}

inline std::string decision::reason() const {
    auto const now = verdict();
    auto const versions = versions_in_force();
    if (versions.empty() || now == verdict::eligible || now == verdict::not_in_force) return {};
    for (auto const at : versions) {
        auto const top = trace_->rules.tables().versions[at].root;
        if (top == plan_record::none) continue;
        auto const wanted = now == verdict::ineligible ? outcome::fails : outcome::unknown;
        // What is open may be the version in force alone; then no clause is.
        if (clause_view{trace_, top}.result() == outcome::holds) continue;
        return std::string{
            trace_->rules.text(trace_->rules.tables().clauses[detail::deciding_leaf(*trace_, top, wanted)].id)};
    }
    return {};
}

inline std::optional<clause_view> decision::root() const {
    for (auto const at : versions_in_force())
        if (auto const top = trace_->rules.tables().versions[at].root; top != plan_record::none)
            return clause_view{trace_, top};
    return std::nullopt;
}

inline std::vector<clause_view> decision::remarks() const {
    std::vector<clause_view> all;
    for (auto const at : versions_in_force()) {
        auto const& version = trace_->rules.tables().versions[at];
        for (std::uint32_t i = 0; i < version.remark_count; ++i)
            all.push_back(clause_view{trace_, version.first_remark + i});
        break;
    }
    return all;
}

inline std::vector<definition_view> decision::definitions() const {
    std::vector<definition_view> all;
    for (auto const at : versions_in_force()) {
        auto const& version = trace_->rules.tables().versions[at];
        for (std::uint32_t i = 0; i < version.definition_count; ++i)
            all.push_back(definition_view{trace_, version.first_definition + i});
        break;
    }
    return all;
}

inline std::vector<award_view> decision::awards() const {
    std::vector<award_view> all;
    for (auto const at : versions_in_force()) {
        auto const& version = trace_->rules.tables().versions[at];
        for (std::uint32_t i = 0; i < version.award_count; ++i)
            all.push_back(award_view{trace_, version.first_award + i});
        break;
    }
    return all;
}

inline std::vector<reading> decision::facts_read() const {
    auto const& tables = trace_->rules.tables();
    detail::fact_walk walk{*trace_};
    for (auto const at : versions_in_force()) {
        auto const& version = tables.versions[at];
        walk.visit(version.in_force);
        if (version.root != plan_record::none) walk.visit(tables.clauses[version.root].node);
        for (std::uint32_t i = 0; i < version.remark_count; ++i)
            walk.visit(tables.clauses[version.first_remark + i].node);
        if (version.award != plan_record::none) walk.visit(version.award);
    }
    return walk.take();
}

inline std::vector<award_view::ceiling> decision::total_ceilings() const {
    for (auto const at : versions_in_force()) {
        auto const& version = trace_->rules.tables().versions[at];
        return detail::ceilings_of(*trace_, version.first_total_cap, version.total_cap_count);
    }
    return {};
}

// ---- report

inline report::report(std::shared_ptr<detail::evaluation const> trace) : trace_{std::move(trace)} {
    for (plan_record::index i = 0; i < trace_->asked.size(); ++i)
        if (trace_->asked[i]) decisions_.push_back(decision{trace_, i});
}

inline decision const* report::find(std::string_view id) const {
    for (auto const& each : decisions_)
        if (each.id() == id) return &each;
    return nullptr;
}

inline decision const& report::operator[](std::string_view id) const {
    if (auto const* found = find(id)) return *found;
    std::vector<std::string> known;
    for (auto const& each : decisions_) known.push_back(std::string{each.id()});
    throw error{diagnostics{
        diagnostic{&messages::profile_no_such_programme, nullptr, {}, {std::string{id}, nearest(id, known)}, {}, {}}}};
}

} // namespace huiqi
