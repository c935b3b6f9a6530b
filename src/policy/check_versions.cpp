#include "check_versions.hpp"

#include <algorithm>
#include <map>

#include <huiqi/text/messages/check.hpp>

namespace huiqi {

namespace {

constexpr std::int64_t always = 400'000'000'000;

/// Days on which somebody may ask while a period is in force: surely (`from`..`to`), or perhaps (`early`..`late`).
struct asked_days {
    std::int64_t early = -always, from = -always, to = always, late = always;
    std::size_t version = 0;
    period const* said = nullptr;
};

[[nodiscard]] asked_days days_of(period const& said, std::size_t version, bool by_accounting_year) {
    asked_days days;
    days.version = version;
    days.said = &said;
    auto const begins = [&](date day) {
        // The last day of a year lies in the period from its year on; one asks in the year after.
        return by_accounting_year ? to_days(date{day.year + 1, 1, 1}) : to_days(day);
    };
    auto const ends = [&](date day) {
        if (!by_accounting_year) return to_days(day);
        bool const whole_year = day.month == 12 && day.day == 31;
        return to_days(date{day.year + (whole_year ? 1 : 0), 12, 31});
    };
    if (said.from) {
        days.early = begins(said.from->earliest());
        days.from = begins(said.from->latest());
    }
    if (said.to) {
        days.to = ends(said.to->earliest());
        days.late = ends(said.to->latest());
    }
    return days;
}

[[nodiscard]] std::string written(std::int64_t day) {
    auto const found = from_days(day);
    return found ? to_string(*found) : std::string{};
}

void overlaps(rule_checking& all, programme const& said, std::vector<asked_days> const& days) {
    // Sorted by their beginning, each is held against those still in force then; files have few of them at once.
    constexpr std::size_t most = 4;
    std::size_t told = 0;
    std::vector<asked_days const*> open;
    for (auto const& each : days) {
        if (each.from > each.to) continue;
        open.erase(std::remove_if(open.begin(), open.end(), [&](asked_days const* one) { return one->to < each.from; }),
                   open.end());
        for (auto const* one : open) {
            if (one->version == each.version || told >= most) continue;
            auto const &a = one->said->only_for, &b = each.said->only_for;
            if (!a.empty() && !b.empty() && a.text() != b.text()) continue;
            ++told;
            auto const first = one->version < each.version ? one : &each, second = first == one ? &each : one;
            auto const day = std::max(each.from, one->from);
            auto& found = all.problems.add(
                messages::versions_overlap, said.source, second->said->range,
                {said.versions[first->version].name, said.versions[second->version].name,
                 written(day > -always ? day : std::min({each.to, one->to, to_days(date{2000, 1, 1})}))});
            found.labels.push_back({said.source, first->said->range, &messages::first_here});
        }
        open.push_back(&each);
    }
}

void gaps(rule_checking& all, programme const& said, std::vector<asked_days> const& days) {
    auto late = days.empty() ? always : days.front().late;
    for (auto const& each : days) {
        if (each.early > late + 1)
            all.problems.add(messages::versions_gap, said.source, each.said->range,
                             {written(late + 1), written(each.early - 1)});
        late = std::max(late, each.late);
    }
}

} // namespace

void check_versions(rule_checking& all, std::uint32_t programme, checked_programme& into) {
    auto const& said = all.documents.programmes[programme];
    std::map<std::string, std::size_t, std::less<>> names;
    std::vector<asked_days> days;
    for (std::size_t v = 0; v < said.versions.size(); ++v) {
        auto const& version = said.versions[v];
        auto const [first, fresh] = names.emplace(version.name, v);
        if (!fresh && !version.name.empty())
            all.problems.add_second(messages::version_twice, said.source, version.range, version.name, said.source,
                                    said.versions[first->second].range);
        for (auto const& each : version.in_force) {
            all.cite(programme, each.cite);
            if (each.from && each.to && each.to->latest() < each.from->earliest())
                all.problems.add(messages::period_ends_first, said.source, each.range);
            else
                days.push_back(days_of(each, v, version.by_accounting_year));
            attempt now{all, programme, all.names[programme].visible, said.source};
            auto& only_for = into.versions[v].only_for.emplace_back(
                all.parse(each.only_for, all.names[programme].visible));
            if (only_for) {
                now.check(*only_for);
                now.fits(*only_for, {.kind = feel::type_kind::boolean});
            }
            now.keep();
        }
    }
    std::stable_sort(days.begin(), days.end(),
                     [](asked_days const& a, asked_days const& b) { return a.from < b.from; });
    overlaps(all, said, days);
    std::stable_sort(days.begin(), days.end(),
                     [](asked_days const& a, asked_days const& b) { return a.early < b.early; });
    gaps(all, said, days);
}

} // namespace huiqi
