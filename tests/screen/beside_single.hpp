#pragma once

#include "facts_at_random.hpp"
#include "tables.hpp"

/// A screened row is what a single evaluation says, for every programme of the project.
namespace huiqi::tables {

inline rule_set const& library() {
    static rule_set const made = load_rules("rules").or_throw();
    return made;
}

/// One row of results as a single evaluation would write it.
inline std::string expected_row(std::string const& key, report const& found, bool brief) {
    std::string line = "{\"id\":\"" + key + "\"";
    for (auto const& each : found) {
        auto const id = std::string{each.id()};
        auto const add = [&](char const* what, std::optional<std::string> const& text) {
            line += ",\"" + id + what + (text ? "\":\"" + *text + "\"" : "\":null");
        };
        auto const amount = [&](std::optional<decimal> const& of) -> std::optional<std::string> {
            if (!of || *of == greatest_number()) return std::nullopt;
            return to_string(*of);
        };
        auto const range = each.award_range();
        add(".verdict", std::string{to_string(each.verdict())});
        add(".award", amount(each.award()));
        if (brief) continue;
        add(".award_low", amount(range ? std::optional{range->first} : std::nullopt));
        add(".award_high", amount(range ? std::optional{range->second} : std::nullopt));
        add(".reason", each.reason().empty() ? std::nullopt : std::optional{each.reason()});
    }
    return line + "}\n";
}

/// `"10000.00"` and `"10000"` are one amount.
inline std::string without_zeros(std::string const& line) {
    std::string made;
    for (std::size_t at = 0; at < line.size(); ++at) {
        made += line[at];
        if (line[at] != '"') continue;
        auto const end = line.find('"', at + 1);
        if (end == std::string::npos) continue;
        auto const text = line.substr(at + 1, end - at - 1);
        auto const number = parse_decimal(text);
        made += number && text.find('.') != std::string::npos ? to_string(*number) : text;
        made += '"';
        at = end;
    }
    return made;
}

struct generated_table {
    std::string json_lines, csv, expected, expected_brief;
};

inline generated_table generate(std::uint64_t seed, int rows) {
    auto const& rules = library();
    facts_at_random make{rules, asked, seed};
    evaluator run{rules};
    generated_table made;
    made.csv = "id" + make.csv_heading() + "\n";
    for (int i = 0; i < rows; ++i) {
        auto const key = std::to_string(i + 1);
        auto const row = make.row();
        auto const facts = parse_profile("{" + row.json + "}", rules);
        for (auto const& each : facts.diagnostics) UNSCOPED_INFO(render(each, language::en));
        REQUIRE(facts);
        REQUIRE_FALSE(has_errors(facts.diagnostics));
        made.json_lines += "{\"id\":\"" + key + "\"" + (row.json.empty() ? "" : ",") + row.json + "}\n";
        made.csv += key + row.csv + "\n";
        auto const& found = run(*facts, asked);
        made.expected += expected_row(key, found, false);
        made.expected_brief += expected_row(key, found, true);
    }
    return made;
}

inline std::string screened(arrow_stream table, unsigned threads, std::uint32_t rows_per_batch, bool brief = false) {
    screen_options options{.as_of = asked, .key = "id", .threads = threads, .rows_per_batch = rows_per_batch};
    options.brief = brief;
    std::string bad;
    options.bad_cells = [&](bad_cell const& cell) {
        bad += std::to_string(cell.row) + " " + cell.column + ": " + message_text(cell.why, language::en) + "\n";
    };
    auto stream = screen_stream(library(), std::move(table), options);
    for (auto const& each : stream.diagnostics) UNSCOPED_INFO(message_text(each, language::en));
    REQUIRE(stream);
    auto found = read_all(std::move(*stream));
    INFO(found.error);
    REQUIRE(found.failed == 0);
    CHECK(bad == "");
    return found.text;
}

/// Says where they differ; whole rows are long.
inline void same_lines(std::string const& left, std::string const& right) {
    auto const apart = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (apart.first == left.end() && apart.second == right.end()) return;
    auto const at = static_cast<std::size_t>(apart.first - left.begin());
    auto const from = at < 200 ? 0 : at - 200;
    auto const line = std::count(left.begin(), apart.first, '\n') + 1;
    FAIL("row " << line << ": screened " << left.substr(from, 300) << "\nexpected " << right.substr(from, 300));
}

/// From both formats.
inline void same_as_single(generated_table const& table, unsigned threads, std::uint32_t batch, bool brief) {
    INFO(threads << " threads, batches of " << batch << (brief ? ", in brief" : ""));
    auto json = read_json_lines(bytes(table.json_lines), library(), {.as_of = asked});
    REQUIRE(json);
    auto csv = read_csv(bytes(table.csv));
    REQUIRE(csv);
    auto const& expected = brief ? table.expected_brief : table.expected;
    same_lines(without_zeros(screened(std::move(*json), threads, batch, brief)), expected);
    same_lines(without_zeros(screened(std::move(*csv), threads, batch, brief)), expected);
}

} // namespace huiqi::tables
