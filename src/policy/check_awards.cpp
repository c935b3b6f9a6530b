#include "check_awards.hpp"

#include <algorithm>

#include "feel/bounds.hpp"

#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/messages/policy.hpp>
#include <huiqi/text/messages/table.hpp>

namespace huiqi {

using feel::type_kind;

namespace {

feel::type const boolean{.kind = type_kind::boolean};
feel::type const money{.kind = type_kind::number, .in = unit::of(unit::yuan)};
feel::type const pure_number{.kind = type_kind::number};

} // namespace

/// `[30万元..100万元]` is an amount that somebody decides within: its ends must fit.
feel::expression_ptr award_checking::fitting(snippet const& text, feel::scope const& visible,
                                             feel::type const& wanted) {
    auto tree = all_.parse(text, visible);
    if (!tree) return nullptr;
    attempt now{all_, programme_, visible, file()};
    now.check(*tree);
    auto* range = std::get_if<feel::range>(&tree->node);
    if (range != nullptr && range->low && range->high && wanted.kind == type_kind::number) {
        now.fits(*range->low, wanted) && now.fits(*range->high, wanted);
    } else {
        now.fits(*tree, wanted);
    }
    if (std::holds_alternative<feel::unknown_literal>(tree->node)) tree->of = wanted;
    now.keep();
    return tree;
}

checked_award award_checking::check(award_part const& said) {
    checked_award made;
    made.said = &said;
    all_.cite(programme_, said.cite);
    feel::scope inner{&names_.visible};
    if (!said.each.empty()) each(said, made, inner);
    made.when = fitting(said.when, inner, boolean);
    amount(said, made, inner);
    made.caps = caps(said.caps, inner);
    shares(said, made, inner);
    if (!said.round.stated) all_.problems.add(messages::rounding_unstated, file(), said.range);
    return made;
}

void award_checking::each(award_part const& said, checked_award& into, feel::scope& inner) {
    into.each_in = all_.parse(said.each_in, names_.visible);
    auto symbol = std::make_shared<feel::symbol>();
    symbol->name = said.each;
    symbol->kind = feel::symbol_kind::local;
    symbol->declared_in = file();
    symbol->declared_at = said.range;
    if (into.each_in) {
        attempt now{all_, programme_, names_.visible, file()};
        auto const of = now.check(*into.each_in);
        now.fits(*into.each_in, {.kind = type_kind::list});
        if (now.keep() && of.kind == type_kind::list && of.element) symbol->of = *of.element;
    }
    if (auto const* taken = inner.find(said.each); taken != nullptr)
        all_.problems.add_second(messages::name_taken, file(), said.each_in.empty() ? said.range : said.each_in.range(),
                                 said.each, taken->declared_in, taken->declared_at);
    inner.add(said.each, symbol);
    into.each = std::move(symbol);
}

void award_checking::amount(award_part const& said, checked_award& into, feel::scope const& visible) {
    if (said.kind == amount_kind::expression) {
        into.amount = fitting(said.amount, visible, money);
        return;
    }
    if (said.kind != amount_kind::table) return tier(said, into, visible);
    table_checking tables{all_, visible, file()};
    tables.parse(said.table, said.table.given, into.table, &names_);
    attempt now{all_, programme_, visible, file()};
    auto const of = tables.check(now, into.table, false);
    bool const fits = of.kind == type_kind::any || (of.kind == type_kind::number && of.in == money.in);
    if (!fits) {
        // The first result that is no amount says what all are.
        for (auto& row : into.table.rows) {
            if (row.results.empty() || !row.results.front()) continue;
            auto& result = *row.results.front();
            auto* range = std::get_if<feel::range>(&result.node);
            if (!now.fits(range != nullptr && range->low ? *range->low : result, money)) break;
        }
    }
    if (now.keep()) tables.look_at_rows(into.table);
    // Where every amount is 0 or unknown they are amounts all the same.
    for (auto& each : into.table.outputs)
        if (each.kind == type_kind::any || each.in.is_none()) each = money;
    if (into.table.of.kind != type_kind::context) into.table.of = into.table.outputs.front();
}

void award_checking::tier(award_part const& said, checked_award& into, feel::scope const& visible) {
    table_checking tables{all_, visible, file()};
    tables.parse(said.table, {&said.amount, 1}, into.table, &names_);
    if (into.table.given.empty() || !into.table.given.front()) return;
    attempt now{all_, programme_, visible, file()};
    auto const of = tables.check(now, into.table, false);
    auto const& input = into.table.given.front()->of;
    if (input.kind != type_kind::number && input.kind != type_kind::any)
        now.report(messages::tier_needs_amount, said.amount.range(), {in_one_line(said.amount.text())});
    if (input.kind == type_kind::number && of.kind != type_kind::any) {
        feel::type const rate{.kind = type_kind::number, .in = money.in / input.in};
        for (auto& row : into.table.rows)
            if (!row.results.empty() && row.results.front() && !now.fits(*row.results.front(), rate)) break;
    }
    if (!now.keep()) return;
    look_at_tiers(all_, into.table, file());
    if (said.kind == amount_kind::whole) tables.look_at_rows(into.table);
}

std::vector<checked_cap> award_checking::caps(std::vector<cap> const& said, feel::scope const& visible) {
    std::vector<checked_cap> made;
    for (auto const& each : said) {
        auto& checked = made.emplace_back();
        checked.said = &each;
        checked.at = fitting(each.at, visible, money);
        if (each.per != cap_span::each && !has_paid_list())
            all_.problems.add(messages::paid_list_missing, file(), each.range);
        for (auto const& other : each.over) {
            if (all_.programme_of.contains(other)) continue;
            std::vector<std::string> ids;
            for (auto const& one : all_.documents.programmes) ids.push_back(one.id);
            rule_checking::suggest(all_.problems.add(messages::unknown_programme, file(), each.range, {other}), other,
                                   ids);
        }
    }
    return made;
}

bool award_checking::has_paid_list() const {
    auto const& facts = all_.rules.facts;
    auto const found = std::find_if(facts.begin(), facts.end(),
                                    [](fact_declaration const& each) { return each.name == "已获奖补"; });
    if (found == facts.end() || found->of.kind != type_kind::list || !found->of.element) return false;
    auto const& fields = found->of.element->fields;
    auto const has = [&](std::string_view name, feel::type const& wanted) {
        return fields && std::any_of(fields->begin(), fields->end(), [&](feel::field const& each) {
                   return each.name == name && each.of.kind == wanted.kind && each.of.in == wanted.in;
               });
    };
    return has("事项", {.kind = type_kind::string}) && has("金额", money) && has("日期", {.kind = type_kind::date});
}

void award_checking::shares(award_part const& said, checked_award& into, feel::scope const& visible) {
    for (auto const& each : said.pay) {
        auto tree = fitting(each.share, visible, pure_number);
        if (tree && tree->of.kind == type_kind::number) {
            auto const allowed = feel::from_to(0, 1);
            bool const outside = feel::is_empty(feel::overlap(tree->of.within, allowed));
            if (outside)
                all_.problems.add(messages::share_out_of_range, file(), each.share.range(),
                                  {in_one_line(each.share.text())});
        }
        into.shares.push_back(std::move(tree));
    }
}

} // namespace huiqi
