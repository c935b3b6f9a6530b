#include <algorithm>

#include <huiqi/text/abridged.hpp>

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
        // A clause without a name of its own goes by its place among the clauses, which says nothing to a reader.
        bool const is_path = text.find('[') != std::string::npos;
        if (!what.why.empty())
            text = is_path ? std::string{what.why} : say(phrase::why_unknown, in, {text, std::string{what.why}});
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
    for (auto const& each : which.problems())
        if (each.is_certain) problems.lines.push_back({tone::broken, problem_words(each, in), {}, {}});
    if (!problems.lines.empty()) groups.push_back(std::move(problems));
    return groups;
}

std::string problem_words(problem const& which, language in) {
    constexpr std::size_t most = 60; // characters of an expression in a sentence
    auto words = say(phrase::problem, in,
                     {abridged(which.expression, most), place_words(which.place), mistake_words(which.why, in)});
    std::string spread;
    for (auto const& step : which.spread)
        spread += (spread.empty() ? "`" : say(phrase::spread_join, in) + "`") + abridged(step.expression, most) + "`";
    return spread.empty() ? words : say(phrase::problem_spread, in, {words, spread});
}

} // namespace huiqi::reporting
