#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <huiqi/huiqi.hpp>

#include <catch2/catch.hpp>

/// Tables made of texts, and results read back as texts.
namespace huiqi::tables {

inline byte_source bytes(std::string text, std::size_t at_once = 1 << 20) {
    auto const left = std::make_shared<std::string>(std::move(text));
    return [left, at_once](std::span<char> into) {
        auto const count = std::min({into.size(), left->size(), at_once});
        std::memcpy(into.data(), left->data(), count);
        left->erase(0, count);
        return count;
    };
}

/// What a stream of results says, as JSON Lines; `failed`: the code with which reading ended.
struct read_results {
    std::string text;
    int failed = 0;
    std::string error;
    std::int64_t rows = 0;
    int batches = 0;
};

inline read_results read_all(arrow_stream stream, table_format format = table_format::json_lines) {
    read_results found;
    arrow_schema schema;
    found.failed = stream->get_schema(&*stream, schema.to_fill());
    if (found.failed == 0) {
        table_writer writer{format, *schema, [&](std::string_view text) { found.text += text; }};
        for (arrow_array batch;;) {
            found.failed = stream->get_next(&*stream, batch.to_fill());
            if (found.failed != 0 || !batch) break;
            writer.write(*batch);
            found.rows += batch->length;
            ++found.batches;
        }
    }
    if (found.failed != 0)
        if (auto const* said = stream->get_last_error(&*stream)) found.error = said;
    return found;
}

inline std::vector<std::string> codes(diagnostics const& found) {
    std::vector<std::string> all;
    for (auto const& each : found) all.push_back(std::string{each.what->code});
    return all;
}

/// The rules of the tests of the command line: 职工总数 and 研发费用, a recognition and a subsidy.
inline rule_set const& small_rules() {
    static rule_set const made = load_rules("tests/cli/rules").or_throw();
    return made;
}

inline date const asked{2025, 8, 13};

} // namespace huiqi::tables
