#include <algorithm>
#include <optional>
#include <set>

#include "report/describe_value.hpp"
#include "report/explain_parts.hpp"
#include "report/wording.hpp"

namespace huiqi::reporting {

namespace {

/// Items of one name, told apart by their years.
struct asked_item {
    missing_item const* first;
    std::string years;
};

[[nodiscard]] std::vector<asked_item> merged(std::vector<missing_item> const& items, missing_item::kind kind,
                                             language in) {
    std::vector<asked_item> all;
    for (auto const& each : items) {
        if (each.what != kind) continue;
        auto found = std::find_if(all.begin(), all.end(),
                                  [&](asked_item const& other) { return other.first->name == each.name; });
        if (found == all.end()) {
            all.push_back({&each, {}});
            found = all.end() - 1;
        }
        if (each.year)
            found->years += (found->years.empty() ? "" : say(phrase::choice_join, in)) + std::to_string(*each.year);
    }
    return all;
}

[[nodiscard]] explained_line missing_line(asked_item const& item, language in) {
    auto const& what = *item.first;
    std::string text{what.name};
    if (!item.years.empty()) text = say(phrase::named_year, in, {text, item.years});
    if (what.what == missing_item::not_published) {
        if (!what.why.empty()) text = say(phrase::why_unknown, in, {text, std::string{what.why}});
    } else if (!what.question.empty()) {
        text = say(phrase::ask_with_question, in, {text, std::string{what.question}});
    }
    if (!what.origin.empty()) text = say(phrase::origin, in, {text, std::string{what.origin}});
    return {tone::open, text, {}, {}};
}

void add_group(std::vector<explained_group>& into, std::vector<missing_item> const& items, missing_item::kind kind,
               phrase heading, language in) {
    explained_group group{say(heading, in), {}};
    for (auto const& each : merged(items, kind, in)) group.lines.push_back(missing_line(each, in));
    if (!group.lines.empty()) into.push_back(std::move(group));
}

[[nodiscard]] std::string numbers(std::vector<std::uint32_t> const& rows, language in) {
    std::string text;
    for (auto const each : rows) text += (text.empty() ? "" : say(phrase::choice_join, in)) + std::to_string(each + 1);
    return text;
}

[[nodiscard]] std::string row_words(definition_view const& which, language in) {
    std::string text;
    if (which.is_table()) {
        auto const rows = which.rows_hit();
        auto const count = std::to_string(which.row_count());
        if (rows.empty())
            text = say(phrase::no_row, in);
        else
            text = say(rows.size() == 1 ? phrase::row_hit : phrase::rows_may_hit, in, {numbers(rows, in), count});
    }
    if (which.judged()) text += (text.empty() ? "" : say(phrase::joint, in)) + say(phrase::judged, in);
    return text;
}

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

std::vector<explained_group> explain_missing(decision const& which, language in) {
    std::vector<explained_group> groups;
    auto const missing = which.missing();
    bool const settled = which.verdict() == verdict::eligible;
    add_group(groups, missing, missing_item::ask, settled ? phrase::missing_ask_amount : phrase::missing_ask, in);
    add_group(groups, missing, missing_item::judgement,
              settled ? phrase::missing_judgement_amount : phrase::missing_judgement, in);
    add_group(groups, which.unpublished(), missing_item::not_published,
              settled ? phrase::missing_not_published_amount : phrase::missing_not_published, in);
    explained_group problems{say(phrase::problems, in), {}};
    for (auto const& each : which.problems()) problems.lines.push_back({tone::broken, problem_words(each, in), {}, {}});
    if (!problems.lines.empty()) groups.push_back(std::move(problems));
    return groups;
}

std::vector<explained_definition> explain_definitions(decision const& which, language in) {
    std::vector<explained_definition> all;
    for (auto const& each : which.definitions()) {
        auto const what = each.what();
        if (what.kind == feel::type_kind::function || what.kind == feel::type_kind::code_list) continue;
        auto text = value_words(what, {in});
        // A definition is worked out: it cannot be supplied.
        if (text == words(phrase::not_supplied, in)) text = say(phrase::open, in);
        all.push_back({std::string{each.name()}, text, row_words(each, in), std::string{each.text()},
                       cite_words(each.cite(), in)});
    }
    return all;
}

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

std::string problem_words(problem const& which, language in) {
    return say(phrase::problem, in,
               {std::string{which.expression}, place_words(which.place), std::string{mistake_words(which.why, in)}});
}

bool version_is_open(decision const& which) {
    auto const& programme = which.trace().rules.tables().programmes[which.programme_index()];
    return !which.trace().frame.slots[programme.in_force].as_truth().is_settled() || which.versions().size() > 1;
}

} // namespace huiqi::reporting
