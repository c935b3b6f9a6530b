#include <initializer_list>
#include <string_view>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/report/explain.hpp>
#include <huiqi/report/screening.hpp>

/// The lists that a screening writes beside its results, as CSV.
namespace huiqi {

namespace {

void add_cell(std::string& line, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += text;
        return;
    }
    line += '"';
    for (char const each : text) {
        if (each == '"') line += '"';
        line += each;
    }
    line += '"';
}

[[nodiscard]] std::string line_of(std::initializer_list<std::string_view> cells) {
    std::string line;
    for (auto const& each : cells) {
        if (&each != cells.begin()) line += ',';
        add_cell(line, each);
    }
    return line += '\n';
}

[[nodiscard]] std::string described(std::optional<typed_value> const& what, language in) {
    return what ? describe(*what, in) : std::string{};
}

/// In base units, for whoever computes with it.
[[nodiscard]] std::string plain_number(std::optional<typed_value> const& what) {
    if (!what) return {};
    switch (what->what.what()) {
    case value::shape::number: return to_string(what->what.low());
    case value::shape::months: return std::to_string(what->what.low_integer());
    case value::shape::seconds: return std::to_string(what->what.low_seconds().seconds / 86'400);
    default: return {};
    }
}

} // namespace

std::string near_misses_csv(rule_set const& rules, screen_findings const& of, language in) {
    auto text = line_of({"programme", "clause", "text", "row", "key", "what", "value", "threshold", "distance",
                         "distance_number", "shortfall_of", "shortfall"});
    for (auto const& programme : of.programmes) {
        for (auto const& [at, rows] : programme.near_misses) {
            auto const& clause = rules.tables().clauses[at];
            for (auto const& each : rows)
                text += line_of({programme.id, rules.text(clause.id), rules.text(clause.text), std::to_string(each.row),
                                 each.key, each.what, described(each.read, in), described(each.threshold, in),
                                 described(each.distance, in), plain_number(each.distance), each.shortfall_of,
                                 described(each.shortfall, in)});
        }
    }
    return text;
}

std::string changes_heading() { return "row,key,programme,before,now,because,reason\n"; }

std::string csv_line(verdict_change const& of) {
    auto const because = !of.before ? "new" : of.facts_changed ? "facts" : "rules-or-date";
    return line_of({std::to_string(of.row), of.key, of.programme, of.before ? to_string(*of.before) : "",
                    to_string(of.now), because, of.reason});
}

std::string bad_cells_heading() { return "row,column,code,reason\n"; }

std::string csv_line(bad_cell const& of, language in) {
    return line_of({std::to_string(of.row), of.column, of.why.what->code, message_text(of.why, in)});
}

} // namespace huiqi
