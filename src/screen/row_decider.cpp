#include "screen/row_decider.hpp"

#include <algorithm>

#include <huiqi/text/messages/screen.hpp>

#include "screen/cell_text.hpp"
#include "screen/facts_hash.hpp"
#include "screen/near_misses.hpp"
#include "screen/row_mistakes.hpp"

namespace huiqi::screening {

profile const& row_decider::read(row_group const& group, std::size_t row, std::vector<bad_cell>& wrong) {
    auto const& columns = group.batch->columns;
    auto const at = group.begin + static_cast<std::int64_t>(row);
    auto const number = group.first_row + row;
    if (of_.binding.mistakes)
        if (auto whole = row_mistake(columns[*of_.binding.mistakes], at)) wrong.push_back({number, {}, *whole});
    mistakes_.clear();
    reader_.read(columns, at, facts_, mistakes_);
    for (auto& each : mistakes_)
        wrong.push_back({number, of_.binding.columns[of_.binding.facts[each.fact].column].name, std::move(each.why)});
    return facts_;
}

void row_decider::decide(row_group const& group, std::size_t row, block_results& into) {
    auto const open = [&](programme_results const& each) { return each.open.test(row); };
    bool const any = std::any_of(into.by_programme.begin(), into.by_programme.end(), open);
    // Whoever has checked the cells already has told what is wrong with them.
    std::vector<bad_cell> told;
    auto const& facts = read(group, row, into.unread.test(row) ? into.bad_cells : told);
    if (of_.options.facts_hash && into.unread.test(row)) into.facts_hash[row] = hash_of(facts);
    into.unread.clear(row);
    if (!any) return;
    ++into.findings.rows_one_by_one;
    auto const& found = evaluate_(facts, of_.options.as_of);
    std::size_t at = 0;
    for (auto const& decision : found) {
        auto& results = into.by_programme[at];
        if (results.open.test(row)) {
            write(decision, of_.programmes[at], row, results, into.bad_cells, group.first_row + row);
            results.open.clear(row);
            ++into.findings.programmes[at].rows_one_by_one;
            if (of_.options.findings) note(decision, at, group, row, into.findings);
        }
        ++at;
    }
}

void row_decider::write(decision const& found, programme_layout const& programme, std::size_t row,
                        programme_results& into, std::vector<bad_cell>& wrong, std::uint64_t number) const {
    into.verdict[row] = static_cast<std::uint8_t>(found.verdict());
    if (auto const reason = into.brief ? std::string{} : found.reason(); !reason.empty())
        if (auto const place = programme.place_of_clause.find(reason); place != programme.place_of_clause.end())
            into.reason[row] = place->second;
    auto const put = [&](amount_column& column, decimal const& amount, std::string_view name) {
        if (auto const units = scaled(amount, programme.scale, into.brief))
            column.set(row, *units);
        else
            wrong.push_back({number,
                             programme.id + std::string{name},
                             {.what = &messages::amount_not_exact, .arguments = {to_string(amount)}}});
    };
    if (auto const award = found.award()) put(into.award, *award, ".award");
    if (auto const range = into.brief ? std::nullopt : found.award_range()) {
        put(into.low, range->first, ".award_low");
        if (range->second != greatest_number()) put(into.high, range->second, ".award_high");
    }
}

void row_decider::note(decision const& found, std::size_t programme, row_group const& group, std::size_t row,
                       screen_findings& into) const {
    auto& here = into.programmes[programme];
    auto const verdict = found.verdict();
    if (verdict == verdict::undetermined) {
        for (auto const& each : found.missing())
            ++here.missing[std::string{each.name} + (each.year ? "." + std::to_string(*each.year) : "")];
        for (auto const& each : found.unpublished()) ++here.missing[std::string{each.name}];
    }
    if (verdict != verdict::ineligible || !of_.options.findings->near_misses_wanted) return;
    auto near = near_miss_of(found);
    if (!near) return;
    near->row = group.first_row + row;
    if (of_.binding.key)
        near->key = cell_text(group.batch->columns[*of_.binding.key], group.begin + static_cast<std::int64_t>(row));
    ++here.near_miss_rows;
    keep_nearest(here, std::move(*near), of_.options.findings->most_near_misses);
}

} // namespace huiqi::screening
