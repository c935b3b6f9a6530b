#include <algorithm>
#include <optional>

#include "report/compare_words.hpp"
#include "report/describe_value.hpp"
#include "report/explain_parts.hpp"
#include "report/wording.hpp"

namespace huiqi::reporting {

namespace {

[[nodiscard]] std::string yuan_words(decimal amount, language in) {
    return value_words({value{amount}, feel::type_kind::number, unit::of(unit::yuan), false}, {in});
}

[[nodiscard]] std::string yuan_words(std::pair<decimal, decimal> const& range, language in) {
    return value_words(
        {value::between(range.first, range.second), feel::type_kind::number, unit::of(unit::yuan), false}, {in});
}

[[nodiscard]] bool is_point_number(value const& of) { return of.what() == value::shape::number && of.is_point(); }

[[nodiscard]] std::string names_of(std::vector<missing_item> const& items, language in) {
    std::string all;
    for (auto const& each : items) {
        std::string const quoted = say(phrase::quoted, in, {std::string{each.name}});
        if (all.find(quoted) == std::string::npos) all += (all.empty() ? "" : say(phrase::choice_join, in)) + quoted;
    }
    return all;
}

/// Why the amount of a settled verdict is open.
void add_causes(std::vector<std::string>& lines, decision const& which, language in) {
    auto const missing = which.missing();
    auto const any = [&](missing_item::kind kind) {
        return std::any_of(missing.begin(), missing.end(), [&](missing_item const& each) { return each.what == kind; });
    };
    if (any(missing_item::judgement)) lines.push_back(say(phrase::open_for_judgement, in));
    if (any(missing_item::ask)) lines.push_back(say(phrase::open_for_facts, in));
    if (auto const unknown = which.unpublished(); !unknown.empty())
        lines.push_back(say(phrase::open_for_publication, in, {names_of(unknown, in)}));
}

[[nodiscard]] std::string cap_name(award_view::ceiling const& cap, phrase unnamed, language in) {
    std::string const name = cap.text.empty() ? say(unnamed, in) : std::string{cap.text};
    if (cap.per == cap_span::per_year) return say(phrase::cap_per_year, in, {name});
    return cap.per == cap_span::ever ? say(phrase::cap_ever, in, {name}) : name;
}

/// 四舍五入到元
[[nodiscard]] std::string rounding_words(award_view::rounding_step const& how, language in) {
    auto const to = how.to == decimal::from_integer(1)       ? say(phrase::unit_yuan, in)
                    : how.to == decimal::from_integer(10000) ? say(phrase::unit_ten_thousand_yuan, in)
                    : how.to == *parse_decimal("0.01")       ? say(phrase::unit_fen, in)
                                                             : yuan_words(how.to, in);
    auto const words = say(nth(phrase::rounding_half_even, static_cast<std::size_t>(how.mode)), in, {to});
    return how.stated ? words : say(phrase::rounding_not_stated, in, {words});
}

/// Ceilings in the order in which they work, and the rounding after them, each said only where the amount shows it.
void add_steps(explained_line& line, award_view const& which, language in) {
    auto const before = which.before_caps();
    auto running = before.what;
    bool capped_by_less = false;
    for (auto const& cap : which.ceilings()) {
        auto const name = cap_name(cap, phrase::cap_plain, in);
        auto const at = value_words(cap.at, {in});
        bool const known = is_point_number(running) && is_point_number(cap.at.what);
        if (known && running.low() > cap.at.what.low()) {
            line.details.push_back(say(phrase::cap_bites, in, {name, yuan_words(running.low(), in), at}));
            running = cap.at.what;
        } else if (known) {
            line.details.push_back(say(phrase::cap_not_reached, in, {name, at}));
        } else {
            line.details.push_back(say(phrase::cap_may_bite, in, {name, at}));
            running = value::anything();
        }
        // What was paid already is taken off a yearly or lifetime ceiling, so the amount may differ by more than
        // rounding.
        capped_by_less = capped_by_less || cap.per != cap_span::each;
    }
    auto const amount = which.amount().what;
    if (!capped_by_less && is_point_number(running) && is_point_number(amount) && running.low() != amount.low())
        line.details.push_back(
            say(phrase::rounded_to, in, {yuan_words(running.low(), in), rounding_words(which.rounded_to(), in)}));
}

[[nodiscard]] explained_line explain_award(decision const& of, award_view const& which, language in) {
    std::string const name = which.name().empty() ? say(phrase::award_unnamed, in) : std::string{which.name()};
    explained_line line{tone::neutral, {}, cite_words(which.cite(), in), {}};
    if (!which.text().empty()) line.details.push_back(std::string{which.text()});
    if (!which.note().empty()) line.details.push_back(std::string{which.note()});
    auto const condition = which.condition();
    auto const amount = which.amount();
    if (of.verdict() == verdict::ineligible) {
        line.text = say(phrase::part_not_reached, in, {name});
        return line;
    }
    if (condition == outcome::fails) {
        line.text = say(phrase::part_condition_fails, in, {name});
        return line;
    }
    // A figure alone says no more than the amount.
    if (which.expression().find_first_of("+-*/(") != std::string_view::npos)
        line.details.push_back(say(phrase::computed_by, in, {std::string{which.expression()}}));
    if ((amount.what.nulls() & truth::mistaken) != 0) {
        line.mark = tone::broken;
        line.text = say(phrase::part_not_computable, in, {name, mistake_words(amount.what.why(), in)});
        return line;
    }
    bool const settled = is_point_number(amount.what);
    line.mark = settled ? tone::good : tone::open;
    auto const shown = amount.what.what() == value::shape::number ? value_words(amount, {in}) : say(phrase::open, in);
    if (condition && *condition != outcome::holds)
        line.text = say(phrase::part_condition_open, in, {name, shown});
    else
        line.text = say(settled && which.is_ceiling() ? phrase::part_ceiling : phrase::part, in, {name, shown});
    for (auto const& each : which.readings()) line.details.push_back(reading_words(each, in));
    if (of.verdict() == verdict::eligible && (!condition || *condition == outcome::holds)) add_steps(line, which, in);
    return line;
}

/// The sum of the parts where each is known.
[[nodiscard]] std::optional<decimal> sum_of(std::vector<award_view> const& parts) {
    decimal sum;
    for (auto const& each : parts) {
        auto const amount = each.amount().what;
        auto const next = is_point_number(amount) ? add(sum, amount.low()) : std::nullopt;
        if (!next) return std::nullopt;
        sum = *next;
    }
    return sum;
}

} // namespace

std::vector<std::string> explain_amount(decision const& which, language in) {
    std::vector<std::string> lines;
    auto const range = which.award_range();
    if (!range) return lines;
    auto const label = say(nth(phrase::amount_recognition, static_cast<std::size_t>(which.kind())), in);
    bool const eligible = which.verdict() == verdict::eligible;
    if (auto const amount = which.award()) {
        bool const ceiling = which.award_is_ceiling() && eligible && !amount->is_zero();
        lines.push_back(
            say(ceiling ? phrase::amount_ceiling : phrase::amount_exact, in, {label, yuan_words(*amount, in)}));
        return lines;
    }
    bool const unbounded = range->second >= greatest_number();
    if (unbounded && range->first.is_zero())
        lines.push_back(say(phrase::amount_unknown, in, {label}));
    else if (which.award_is_ceiling() && !unbounded)
        lines.push_back(say(phrase::amount_open_ceiling, in, {label, yuan_words(range->second, in)}));
    else if (which.award_is_ceiling())
        lines.push_back(say(phrase::amount_unbounded_ceiling, in, {label, yuan_words(range->first, in)}));
    else
        lines.push_back(say(phrase::amount_open, in, {label, yuan_words(*range, in)}));
    if (eligible) add_causes(lines, which, in);
    return lines;
}

std::vector<explained_line> explain_awards(decision const& which, language in) {
    std::vector<explained_line> lines;
    auto const parts = which.awards();
    for (auto const& each : parts) lines.push_back(explain_award(which, each, in));
    auto const amount = which.award();
    auto const sum = sum_of(parts);
    if (which.verdict() != verdict::eligible) return lines;
    explained_line total{tone::neutral, {}, {}, {}};
    if (amount && sum && *sum > *amount)
        total.text = say(phrase::total_capped, in, {yuan_words(*sum, in), yuan_words(*amount, in)});
    for (auto const& each : which.total_ceilings()) {
        auto const said = say(phrase::compare_equal, in,
                              {cap_name(each, phrase::total_cap, in), value_words(each.at, {in})});
        if (total.text.empty())
            total.text = said;
        else
            total.details.push_back(said);
    }
    if (!total.text.empty()) lines.push_back(std::move(total));
    return lines;
}

} // namespace huiqi::reporting
