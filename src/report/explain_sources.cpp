#include <algorithm>
#include <optional>
#include <set>

#include "report/explain_parts.hpp"
#include "report/wording.hpp"

namespace huiqi::reporting {

namespace {

/// A day of which the document may have given only the year, or the month.
[[nodiscard]] std::optional<std::string> day_words(std::int64_t earliest, std::int64_t latest) {
    auto const from = from_days(earliest), to = from_days(latest);
    if (!from || !to) return std::nullopt;
    auto const text = to_string(*from);
    if (*from == *to) return text;
    return text.substr(0, text.rfind('-', from->month == to->month ? std::string::npos : text.rfind('-') - 1));
}

[[nodiscard]] std::string period_words(decision const& of, plan_record::index version, language in) {
    auto const& rules = of.trace().rules;
    auto const& record = rules.tables().versions[version];
    std::string const name{rules.text(record.name)};
    std::string text;
    for (std::uint32_t i = 0; i < record.period_count; ++i) {
        auto const& period = rules.tables().periods[record.first_period + i];
        auto const from = day_words(period.from_earliest, period.from_latest),
                   to = day_words(period.to_earliest, period.to_latest);
        auto const one = from && to ? say(phrase::version_from_to, in, {name, *from, *to})
                         : from     ? say(phrase::version_from, in, {name, *from})
                         : to       ? say(phrase::version_to, in, {name, *to})
                                    : say(phrase::version_always, in, {name});
        text += (text.empty() ? "" : say(phrase::choice_join, in)) + one;
    }
    return text;
}

class source_gatherer {
public:
    explicit source_gatherer(language in) : in_{in} {}

    void add(citation_view const& which) {
        if (which.key.empty() || !seen_.insert(std::string{which.key}).second) return;
        std::string text = which.title.empty() ? "" : say(phrase::citation_full, in_, {std::string{which.title}});
        auto const append = [&](std::string_view part) {
            if (part.empty() || part == "unknown" || part == "未知") return;
            text += (text.empty() ? "" : say(phrase::joint, in_)) + std::string{part};
        };
        append(which.number);
        append(which.issued);
        if (!which.confidence.empty())
            text = say(phrase::source_confidence, in_, {text, std::string{which.confidence}});
        lines_.push_back({tone::neutral,
                          say(phrase::source_line, in_, {std::string{which.key}, text}),
                          {{}, std::string{which.url}},
                          {}});
    }

    void add(clause_view const& which) {
        add(which.cite());
        for (auto const& each : which.children()) add(each);
    }

    [[nodiscard]] std::vector<explained_line> take() { return std::move(lines_); }

private:
    language in_;
    std::set<std::string> seen_;
    std::vector<explained_line> lines_;
};

} // namespace

std::vector<explained_line> explain_sources(decision const& which, language in) {
    source_gatherer sources{in};
    if (auto const root = which.root()) sources.add(*root);
    for (auto const& each : which.awards()) sources.add(each.cite());
    for (auto const& each : which.definitions()) sources.add(each.cite());
    for (auto const& each : which.remarks()) sources.add(each);
    return sources.take();
}

std::vector<std::string> explain_versions(decision const& which, language in) {
    auto const& rules = which.trace().rules;
    auto const& programme = rules.tables().programmes[which.programme_index()];
    auto const names = which.versions();
    std::string text;
    for (std::uint32_t i = 0; i < programme.version_count; ++i) {
        auto const at = programme.first_version + i;
        auto const name = rules.text(rules.tables().versions[at].name);
        if (!names.empty() && std::find(names.begin(), names.end(), name) == names.end()) continue;
        text += (text.empty() ? "" : say(phrase::choice_join, in)) + period_words(which, at, in);
    }
    if (text.empty()) return {};
    return {say(names.empty()            ? phrase::versions_known
                : version_is_open(which) ? phrase::version_may_be
                                         : phrase::version_line,
                in, {text})};
}

bool version_is_open(decision const& which) {
    auto const& programme = which.trace().rules.tables().programmes[which.programme_index()];
    return !which.trace().slots()[programme.in_force].as_truth().is_settled() || which.versions().size() > 1;
}

} // namespace huiqi::reporting
