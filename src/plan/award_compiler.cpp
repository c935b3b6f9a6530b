#include "programme_compiler.hpp"

/// Awards: the amount, its ceilings in the order written, its rounding; for each element where the award says so.
namespace huiqi {

using index = plan_record::index;
using feel::type_kind;

index programme_compiler::zero() { return expressions_.number(decimal{}, expression_compiler::money); }

/// The standard list of what was paid already, 已获奖补; none where the vocabulary does not declare it.
index programme_compiler::paid_before() {
    for (std::uint32_t i = 0; i < rules_.facts.size(); ++i)
        if (rules_.facts[i].name == "已获奖补") return expressions_.fact(i, expression_compiler::last_full_year, {});
    return plan_writer::none;
}

index programme_compiler::capped(index amount, std::vector<checked_cap> const& caps, std::string const& matter,
                                 index& first, std::uint32_t& count) {
    std::vector<plan_record::cap> records;
    for (auto const& each : caps) {
        auto const& said = *each.said;
        auto ceiling = expressions_.result(*each.at, expression_compiler::money, matter);
        records.push_back({ceiling, out_.text(said.text), static_cast<std::uint32_t>(said.per)});
        auto const paid = said.per == cap_span::each ? plan_writer::none : paid_before();
        if (paid != plan_writer::none)
            ceiling = expressions_.emit(operation::less_paid, {ceiling, paid}, expression_compiler::money, said.range,
                                        out_.text(matter), static_cast<std::uint16_t>(said.per));
        amount = expressions_.emit(operation::capped, {amount, ceiling}, expression_compiler::money, said.range);
    }
    first = static_cast<index>(out_.draft().caps.size());
    count = static_cast<std::uint32_t>(records.size());
    out_.draft().caps.insert(out_.draft().caps.end(), records.begin(), records.end());
    return amount;
}

index programme_compiler::amount(checked_award const& from) {
    auto const& said = *from.said;
    switch (said.kind) {
    case amount_kind::table:
        return expressions_.table(from.table, operation::table, 0, said.name, expression_compiler::last_full_year);
    case amount_kind::marginal:
    case amount_kind::whole:
        return expressions_.table(from.table, operation::tier, said.kind == amount_kind::marginal ? 1 : 0, said.name,
                                  expression_compiler::last_full_year);
    case amount_kind::expression: break;
    }
    return expressions_.result(*from.amount, expression_compiler::money, said.name);
}

index programme_compiler::award(checked_award const& from, index verdict) {
    auto const& said = *from.said;
    auto const slot = award_slot_;
    auto record = out_.draft().awards[slot];
    record.name = out_.text(said.name);
    record.text = out_.text(said.text);
    record.note = out_.text(said.note);
    record.matter = out_.text(said.matter);
    record.cite = cite(said.cite);
    record.flags = (said.up_to ? plan_record::award::up_to : 0U) | (from.each ? plan_record::award::each : 0U) |
                   (said.top_up ? plan_record::award::top_up : 0U) |
                   (said.round.stated ? plan_record::award::rounding_stated : 0U);
    record.place = out_.place(expressions_.file(), said.range);
    record.when = plan_writer::none;
    auto const matter = said.matter.empty() ? said.name : said.matter;

    index sum = 0;
    if (from.each) {
        auto const list = expressions_.expression(*from.each_in);
        auto const element = from.each_in->of.element ? *from.each_in->of.element : feel::type{};
        auto const opened = expressions_.begin_each(*from.each, list, element, said.range);
        auto one = amount(from);
        if (from.when)
            one = expressions_.emit(operation::payable, {condition_of(*from.when, said.name), one},
                                    expression_compiler::money, said.range);
        one = capped(one, from.caps, matter, record.first_cap, record.cap_count);
        auto const all = expressions_.end_each(opened, one);
        record.amount = sum = expressions_.emit(operation::total, {all}, expression_compiler::money, said.range);
        // The ceilings stand inside the loop, where they are the last element's; views show none.
        record.cap_count = 0;
    } else {
        record.amount = amount(from);
        sum = record.amount;
        if (from.when) {
            record.when = condition_of(*from.when, said.name);
            sum = expressions_.emit(operation::payable, {record.when, sum}, expression_compiler::money, said.range);
        }
        sum = capped(sum, from.caps, matter, record.first_cap, record.cap_count);
    }
    sum = expressions_.emit(operation::rounded, {sum}, expression_compiler::money, said.range, slot);
    record.payable = expressions_.emit(operation::payable, {verdict, sum}, expression_compiler::money, said.range);
    out_.draft().awards[slot] = record;
    return sum;
}

} // namespace huiqi
