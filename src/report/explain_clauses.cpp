#include <algorithm>
#include <optional>

#include "report/compare_words.hpp"
#include "report/describe_value.hpp"
#include "report/explain_parts.hpp"
#include "report/wording.hpp"

namespace huiqi::reporting {

namespace {

[[nodiscard]] tone tone_of(outcome result, bool negated) {
    switch (result) {
    case outcome::holds: return negated ? tone::bad : tone::good;
    case outcome::fails: return negated ? tone::good : tone::bad;
    case outcome::unknown: return tone::open;
    case outcome::not_computable: return tone::broken;
    }
    return tone::neutral;
}

[[nodiscard]] phrase word_of(outcome result, bool negated) {
    switch (result) {
    case outcome::holds: return negated ? phrase::situation_found : phrase::met;
    case outcome::fails: return negated ? phrase::situation_not_found : phrase::not_met;
    case outcome::unknown: return phrase::open;
    case outcome::not_computable: return phrase::not_computable;
    }
    return phrase::open;
}

[[nodiscard]] std::string grouping_of(clause_view const& which, language in, bool negated) {
    auto const count = std::to_string(which.at_least());
    switch (which.kind()) {
    case clause_kind::all: return say(negated ? phrase::all_occur : phrase::all_of, in);
    case clause_kind::any: return say(negated ? phrase::any_occurs : phrase::any_of, in);
    case clause_kind::none: return say(negated ? phrase::none_occurs : phrase::none_of, in);
    case clause_kind::at_least: return say(negated ? phrase::at_least_occur : phrase::at_least_of, in, {count});
    default: return {};
    }
}

[[nodiscard]] bool is_text_missing(clause_view const& which) {
    auto const written = which.expression();
    return which.kind() == clause_kind::condition && (written == "unknown" || written == "未知");
}

/// The document's words; where the rules quote none, the nearest thing to them.
[[nodiscard]] std::string wording_of(decision const& of, clause_view const& which, language in) {
    if (!which.text().empty()) return std::string{which.text()};
    if (!which.name().empty()) return std::string{which.name()};
    if (which.kind() == clause_kind::programme)
        return say(phrase::would_qualify, in, {programme_title(of, which.programme(), in)});
    return std::string{which.expression()};
}

/// `blamed`: it counts against the firm, so that distances matter.
void add_condition(explained_clause& into, decision const& of, clause_view const& which, language in, bool blamed) {
    auto const readings = which.readings();
    auto const comparisons = which.comparisons();
    for (auto const& each : comparisons) into.findings.push_back(comparison_words(each, in, blamed, readings));
    auto const is_named = [&](reading const& each) {
        return std::any_of(comparisons.begin(), comparisons.end(), [&](comparison const& sentence) {
            return sentence.left_text == each.name || sentence.right_text == each.name;
        });
    };
    if (is_text_missing(which)) {
        into.notes.push_back(say(phrase::text_not_published, in));
    } else {
        for (auto const& each : readings)
            if (!is_named(each))
                (comparisons.empty() ? into.findings : into.readings).push_back(reading_words(each, in));
    }
    for (auto const& each : which.problems())
        into.notes.push_back(say(each.is_certain ? phrase::because_of_problem : phrase::may_have_problem, in,
                                 {problem_words(each, in)}));
    if (which.kind() == clause_kind::programme && which.programme_not_in_force())
        into.notes.push_back(say(phrase::programme_not_in_force, in,
                                 {programme_title(of, which.programme(), in), to_string(of.as_of())}));
    if (which.expression() != into.wording) into.expression = std::string{which.expression()};
    into.place = place_words(which.place());
}

void count_children(explained_clause& into, clause_view const& which, language in) {
    std::size_t hold = 0, open = 0;
    auto const children = which.children();
    for (auto const& each : children) {
        auto const result = each.result();
        if (result == outcome::holds)
            ++hold;
        else if (result != outcome::fails)
            ++open;
    }
    into.findings.push_back(
        say(phrase::counted_of, in, {std::to_string(hold), std::to_string(open), std::to_string(children.size())}));
}

} // namespace

explained_clause explain_clause(decision const& of, clause_view const& which, language in, clause_position where) {
    explained_clause made;
    bool const negated = where.negated;
    auto const result = which.result();
    made.mark = tone_of(result, negated);
    made.word = say(word_of(result, negated), in);
    made.is_situation = negated;
    made.id = std::string{which.id()};
    made.wording = wording_of(of, which, in);
    made.grouping = grouping_of(which, in, negated);
    made.cite = cite_words(which.cite(), in);
    made.decisive = !where.decisive_id.empty() && which.id() == where.decisive_id;
    if (!which.note().empty() && which.note() != which.text()) made.notes.push_back(std::string{which.note()});

    auto const children = which.children();
    if (children.empty()) add_condition(made, of, which, in, made.mark == tone::bad && !where.in_remark);
    if (which.kind() == clause_kind::at_least) count_children(made, which, in);
    where.negated = negated != (which.kind() == clause_kind::none);
    for (auto const& each : children) made.children.push_back(explain_clause(of, each, in, where));
    return made;
}

explained_clause explain_remark(decision const& of, clause_view const& which, language in) {
    auto made = explain_clause(of, which, in, {.in_remark = true});
    auto const result = which.result();
    if (result == outcome::holds || result == outcome::fails) {
        made.mark = tone::neutral;
        made.word = say(result == outcome::holds ? phrase::applies : phrase::does_not_apply, in);
    }
    return made;
}

namespace {

/// The clauses from the root down to the one with this id.
[[nodiscard]] bool find_path(clause_view const& at, std::string_view id, std::vector<clause_view>& path) {
    path.push_back(at);
    if (at.id() == id) return true;
    for (auto const& each : at.children())
        if (find_path(each, id, path)) return true;
    path.pop_back();
    return false;
}

[[nodiscard]] explained_clause const* find_clause(std::vector<explained_clause> const& in, std::string_view id) {
    for (auto const& each : in) {
        if (each.id == id) return &each;
        if (auto const* below = find_clause(each.children, id)) return below;
    }
    return nullptr;
}

/// What decided, in the document's words: its own or those of the nearest clause round it that quotes any.
[[nodiscard]] explained_line deciding_line(decision const& which, language in, std::vector<clause_view> const& path,
                                           explained_clause const& leaf) {
    explained_line line{leaf.mark, {}, leaf.cite, leaf.findings};
    auto quoted = leaf.wording;
    bool has_text = !path.back().text().empty();
    bool one_of_several = false, negated = false;
    for (auto const& each : path) {
        bool const alternative = each.kind() == clause_kind::any || each.kind() == clause_kind::at_least;
        if (alternative && !negated && each.children().size() > 1) one_of_several = true;
        if (each.kind() == clause_kind::none) negated = !negated;
    }
    for (auto each = path.rbegin(); each != path.rend(); ++each) {
        if (line.cite.text.empty()) line.cite = cite_words(each->cite(), in);
        if (has_text || each->text().empty()) continue;
        quoted = std::string{each->text()};
        has_text = true;
    }
    line.details.insert(line.details.end(), leaf.readings.begin(), leaf.readings.end());
    line.details.insert(line.details.end(), leaf.notes.begin(), leaf.notes.end());
    auto const words = which.verdict() != verdict::ineligible
                           ? (leaf.mark == tone::broken ? phrase::because_of_problem : phrase::open_cited)
                       : negated        ? phrase::because_situation
                       : one_of_several ? phrase::because_none_of_any
                                        : phrase::because;
    line.text = say(words, in, {quoted});
    return line;
}

} // namespace

std::vector<explained_line> explain_reason(decision const& which, language in,
                                           std::vector<explained_clause> const& clauses) {
    std::vector<explained_line> lines;
    auto const verdict = which.verdict();
    if (verdict == verdict::eligible) return lines;
    if (verdict == verdict::not_in_force) {
        explained_line line{tone::neutral, say(phrase::no_version_on, in, {to_string(which.as_of())}), {}, {}};
        lines.push_back(std::move(line));
        return lines;
    }
    if (verdict == verdict::undetermined && version_is_open(which))
        lines.push_back({tone::open, say(phrase::open_version, in), {}, {}});
    auto const id = which.reason();
    auto const root = which.root();
    std::vector<clause_view> path;
    auto const* leaf = find_clause(clauses, id);
    bool const explains = leaf != nullptr &&
                          (verdict == verdict::ineligible ? leaf->mark == tone::bad
                                                          : leaf->mark == tone::open || leaf->mark == tone::broken);
    if (explains && root && find_path(*root, id, path)) lines.push_back(deciding_line(which, in, path, *leaf));
    if (lines.empty() && verdict == verdict::undetermined)
        lines.push_back({tone::open, say(phrase::open_unnamed, in), {}, {}});
    return lines;
}

} // namespace huiqi::reporting
