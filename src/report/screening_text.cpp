#include <algorithm>
#include <utility>
#include <vector>

#include <huiqi/report/explain.hpp>
#include <huiqi/report/screening.hpp>

#include "report/screening_words.hpp"

namespace huiqi {

using reporting::clause_in_words;
using reporting::most_frequent;

namespace {

constexpr std::size_t most_shown = 5, most_groups_shown = 20;

[[nodiscard]] std::string grouped(std::uint64_t number) {
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

class summary_text {
public:
    summary_text(screening_report const& of, language in) : of_{of}, in_{in} {}

    [[nodiscard]] std::string take() {
        auto const& found = *of_.findings;
        line(0, say("筛查了 {0} 户，以 {1} 为准", "screened {0} enterprises as of {1}",
                    {grouped(of_.summary->rows), to_string(of_.inputs.as_of)}));
        if (found.bad_cells > 0)
            line(0, say("{0} 格或行有误，按未提供处理", "{0} cells or rows are wrong and count as not supplied",
                        {grouped(found.bad_cells)}));
        for (std::size_t i = 0; i < of_.summary->programmes.size(); ++i)
            programme(of_.summary->programmes[i], found.programmes[i]);
        for (auto const& each : of_.summary->by) groups(each);
        if (of_.comparison != nullptr) comparison(*of_.comparison);
        return std::move(text_);
    }

private:
    [[nodiscard]] std::string say(std::string_view zh, std::string_view en,
                                  std::vector<std::string> const& arguments) const {
        return fill_in(in_ == language::zh ? zh : en, arguments);
    }
    void line(std::size_t depth, std::string const& words) {
        text_.append(2 * depth, ' ');
        text_ += words;
        text_ += '\n';
    }

    [[nodiscard]] std::string money(decimal const& amount) const {
        return describe({value{amount}, feel::type_kind::number, unit::of(unit::yuan)}, in_);
    }

    [[nodiscard]] std::string verdicts(programme_counts const& counts) const {
        auto text = say("符合 {0}，不符合 {1}，待定 {2}", "eligible {0}, ineligible {1}, undetermined {2}",
                        {grouped(counts.of(verdict::eligible)), grouped(counts.of(verdict::ineligible)),
                         grouped(counts.of(verdict::undetermined))});
        if (auto const out = counts.of(verdict::not_in_force); out > 0)
            text += say("，未施行 {0}", ", not in force {0}", {grouped(out)});
        return text;
    }

    void programme(programme_summary const& of, screen_findings::of_programme const& found) {
        text_ += '\n';
        line(0, reporting::title_of(of_.rules, of.id, in_) + " (" + of.id + ")");
        line(1, verdicts(of.counts));
        if (of.has_awards && of.counts.of(verdict::eligible) > 0)
            line(1, say("金额合计 {0}", "amounts together {0}", {money(of.counts.awards)}) +
                        (of.counts.open_awards == 0 ? std::string{}
                                                    : say("，另有 {0} 户的金额未定", ", those of {0} still open",
                                                          {grouped(of.counts.open_awards)})));
        list(of.refused_by, "不符合的原因:", "refused by:", [&](std::string const& id) {
            return clause_in_words(of_.rules, of.id, id);
        });
        list(found.missing, "待定还缺:", "still missing:", [](std::string const& name) { return name; });
        if (of_.findings->near_misses_wanted)
            line(1, say("只差一条 {0} 户", "one clause short: {0}", {grouped(found.near_miss_rows)}));
    }

    template <class Words>
    void list(std::map<std::string, std::uint64_t> const& counts, std::string_view zh, std::string_view en,
              Words const& words) {
        if (counts.empty()) return;
        line(1, std::string{in_ == language::zh ? zh : en});
        auto const sorted = most_frequent(counts);
        for (std::size_t i = 0; i < sorted.size() && i < most_shown; ++i)
            line(2, grouped(sorted[i].second) + "  " + words(sorted[i].first));
        if (sorted.size() > most_shown)
            line(2, say("其余 {0} 项从略", "and {0} more", {std::to_string(sorted.size() - most_shown)}));
    }

    void groups(roll_up const& by) {
        text_ += '\n';
        line(0, say("按「{0}」:", "by `{0}`:", {by.column}));
        std::vector<std::pair<std::string, roll_up::group const*>> sorted;
        for (auto const& [name, group] : by.groups) sorted.push_back({name, &group});
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](auto const& left, auto const& right) { return left.second->rows > right.second->rows; });
        for (std::size_t i = 0; i < sorted.size() && i < most_groups_shown; ++i) {
            auto const& [name, group] = sorted[i];
            line(1, (name.empty() ? say("（空）", "(empty)", {}) : name) + "  " +
                        say("{0} 户", "{0} enterprises", {grouped(group->rows)}));
            for (std::size_t p = 0; p < group->programmes.size(); ++p) {
                auto const& counts = group->programmes[p];
                if (counts.of(verdict::eligible) + counts.of(verdict::undetermined) == 0) continue;
                auto words = of_.summary->programmes[p].id + ": " + verdicts(counts);
                if (!counts.awards.is_zero()) words += say("，{0}", ", {0}", {money(counts.awards)});
                line(2, words);
            }
        }
        if (sorted.size() > most_groups_shown)
            line(1, say("其余 {0} 项从略", "and {0} more", {std::to_string(sorted.size() - most_groups_shown)}));
    }

    void comparison(comparison_counts const& counts) {
        text_ += '\n';
        line(0, say("与上次相比: {0} 户事实有变，{1} 户不变，新增 {2} 户，减少 {3} 户",
                    "compared with the earlier run: facts of {0} changed, of {1} not; {2} are new, {3} are gone",
                    {grouped(counts.facts_changed), grouped(counts.same), grouped(counts.new_rows),
                     grouped(counts.gone_rows)}));
        if (!of_.earlier) {
            line(1, say("上次所用的规则和日期不详", "rules and date of the earlier run are not known", {}));
        } else {
            line(1, of_.earlier->rules == of_.inputs.rules ? say("规则没有变", "the rules are the same", {})
                                                           : say("规则已变", "the rules changed", {}));
            line(1, of_.earlier->as_of == of_.inputs.as_of
                        ? say("日期没有变", "the date is the same", {})
                        : say("日期由 {0} 变为 {1}", "the date changed from {0} to {1}",
                              {to_string(of_.earlier->as_of), to_string(of_.inputs.as_of)}));
        }
        for (auto const& each : counts.programmes) {
            if (!each.was_there) {
                line(1, each.id + ": " + say("上次没有这项政策", "was not in the earlier run", {}));
                continue;
            }
            if (each.gained + each.lost + each.other + each.new_eligible + each.lost_rows == 0) continue;
            line(1, each.id + ": " +
                        say("新符合 {0}，不再符合 {1}，其他变化 {2}（其中事实有变 {3}）；新增企业符合 "
                            "{4}，减少的企业原符合 {5}",
                            "newly eligible {0}, no longer {1}, other changes {2} (of these by facts {3}); eligible "
                            "among the new {4}, among the gone {5}",
                            {grouped(each.gained), grouped(each.lost), grouped(each.other), grouped(each.by_facts),
                             grouped(each.new_eligible), grouped(each.lost_rows)}));
        }
    }

    screening_report const& of_;
    language in_;
    std::string text_;
};

} // namespace

std::string describe(screening_report const& of, language in) { return summary_text{of, in}.take(); }

} // namespace huiqi
