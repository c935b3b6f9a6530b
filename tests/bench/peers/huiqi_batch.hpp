#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/screen/screen.hpp>

#include "arrow_table.hpp"
#include "columns.hpp"
#include "huiqi_single.hpp"

/// The population screened by Huiqi: Arrow columns in memory in, results in memory out.
namespace workload {

/// The results as they come: the whole table with deciding clauses, ranges and decimal128, or, `brief`, a verdict byte
/// and an amount for each row and programme; of all programmes unless `only` names some.
[[nodiscard]] inline std::vector<huiqi::arrow_array> screen_to_table(arrow_table& facts, unsigned threads, bool brief,
                                                                     std::vector<std::string> only = {}) {
    huiqi::screen_options options{.as_of = asked, .only = std::move(only), .threads = threads, .brief = brief};
    auto results = huiqi::screen_stream(workload_rules(), facts.stream(), options).or_throw();
    std::vector<huiqi::arrow_array> all;
    for (;;) {
        huiqi::arrow_array batch;
        if (results->get_next(&*results, batch.to_fill()) != 0)
            throw std::runtime_error{results->get_last_error(&*results)};
        if (!batch) return all;
        all.push_back(std::move(batch));
    }
}

namespace detail {

/// By the number of a verdict in its dictionary.
[[nodiscard]] inline std::vector<truth> truths_of(ArrowArray const& dictionary) {
    std::vector<truth> all;
    auto const* offsets = static_cast<std::int32_t const*>(dictionary.buffers[1]);
    auto const* characters = static_cast<char const*>(dictionary.buffers[2]);
    for (std::int64_t i = 0; i < dictionary.length; ++i) {
        std::string_view const word{characters + offsets[i], static_cast<std::size_t>(offsets[i + 1] - offsets[i])};
        all.push_back(word == "eligible" ? truth::yes : word == "ineligible" ? truth::no : truth::unknown);
    }
    return all;
}

/// Verdict bytes and whole yuan out of the columns of one programme.
inline void take_answers(ArrowArray const& verdicts, ArrowArray const& awards, truth* eligible, std::int64_t* amount) {
    auto const words = truths_of(*verdicts.dictionary);
    auto const* codes = static_cast<std::int8_t const*>(verdicts.buffers[1]) + verdicts.offset;
    auto const* known = static_cast<std::uint8_t const*>(awards.buffers[0]);
    auto const* units = static_cast<std::int64_t const*>(awards.buffers[1]) + awards.offset;
    for (std::int64_t row = 0; row < verdicts.length; ++row) {
        eligible[row] = words[static_cast<std::size_t>(codes[row])];
        auto const bit = row + awards.offset;
        bool const is_known = known == nullptr || ((known[bit / 8] >> (bit % 8)) & 1) != 0;
        amount[row] = is_known ? units[row] : missing;
    }
}

} // namespace detail

/// Columns in, verdict bytes and awards out.
inline void screen_to_answers(arrow_table& facts, answer_columns& into, unsigned threads) {
    auto results = huiqi::screen_stream(workload_rules(), facts.stream(),
                                        {.as_of = asked, .threads = threads, .brief = true})
                       .or_throw();
    huiqi::arrow_schema schema;
    if (results->get_schema(&*results, schema.to_fill()) != 0)
        throw std::runtime_error{results->get_last_error(&*results)};
    std::array<std::int64_t, 5> verdicts{}, awards{};
    for (std::int64_t k = 0; k < schema->n_children; ++k)
        for (std::size_t i = 0; i < 5; ++i) {
            auto const programme = "workload.p" + std::to_string(i + 1);
            if (schema->children[k]->name == programme + ".verdict") verdicts[i] = k;
            if (schema->children[k]->name != programme + ".award") continue;
            if (std::string_view const format = schema->children[k]->format; format != "d:18,0,64")
                throw std::runtime_error{"awards of " + programme + " are not whole yuan"};
            awards[i] = k;
        }
    std::size_t row = 0;
    for (;;) {
        huiqi::arrow_array batch;
        if (results->get_next(&*results, batch.to_fill()) != 0)
            throw std::runtime_error{results->get_last_error(&*results)};
        if (!batch) return;
        for (std::size_t i = 0; i < 5; ++i)
            detail::take_answers(*batch->children[verdicts[i]], *batch->children[awards[i]], &into.eligible[i][row],
                                 &into.amount[i][row]);
        row += static_cast<std::size_t>(batch->length);
    }
}

} // namespace workload
