#include "screen/result_batch.hpp"

#include <utility>

#include "screen/arrow_output.hpp"

namespace huiqi::screening {

namespace {

[[nodiscard]] std::vector<std::size_t> copied_columns(table_binding const& binding) {
    std::vector<std::size_t> all;
    if (binding.key) all.push_back(*binding.key);
    all.insert(all.end(), binding.carried.begin(), binding.carried.end());
    return all;
}

[[nodiscard]] arrow_array row_numbers(row_group const& group) {
    auto const numbers = std::make_shared<std::vector<std::int64_t>>(group.rows);
    for (std::size_t i = 0; i < group.rows; ++i) (*numbers)[i] = static_cast<std::int64_t>(group.first_row + i);
    return make_array(static_cast<std::int64_t>(group.rows), {nullptr, numbers->data()}, numbers);
}

[[nodiscard]] arrow_array hexadecimal(std::vector<std::uint64_t> const& hashes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::vector<std::string> texts;
    texts.reserve(hashes.size());
    for (auto const hash : hashes) {
        std::string text(16, '0');
        for (std::size_t i = 0; i < text.size(); ++i) text[i] = digits[hash >> (60 - 4 * i) & 15U];
        texts.push_back(std::move(text));
    }
    return make_texts(texts);
}

[[nodiscard]] std::vector<std::string> const& verdict_words() {
    static std::vector<std::string> const words = [] {
        std::vector<std::string> made;
        for (auto const each : {verdict::eligible, verdict::ineligible, verdict::undetermined, verdict::not_in_force})
            made.push_back(std::string{to_string(each)});
        return made;
    }();
    return words;
}

} // namespace

arrow_schema make_result_schema(screening_plan const& plan, ArrowSchema const& table) {
    std::vector<arrow_schema> columns;
    if (!plan.binding.key) columns.push_back(make_field("row", "l", false));
    for (auto const at : copied_columns(plan.binding)) columns.push_back(copy_of(*table.children[at]));
    for (auto const& each : plan.programmes) {
        bool const brief = plan.options.brief;
        auto const money = (brief ? "d:18," : "d:38,") + std::to_string(each.scale) + (brief ? ",64" : "");
        columns.push_back(make_dictionary_field(each.id + ".verdict", "c"));
        columns.push_back(make_field(each.id + ".award", money));
        if (brief) continue;
        columns.push_back(make_field(each.id + ".award_low", money));
        columns.push_back(make_field(each.id + ".award_high", money));
        columns.push_back(make_dictionary_field(each.id + ".reason", "i"));
    }
    if (plan.options.facts_hash) columns.push_back(make_field("facts", "u", false));
    return make_table_schema(std::move(columns));
}

arrow_array make_result_batch(screening_plan const& plan, row_group const& group, block_results results) {
    auto const rows = static_cast<std::int64_t>(group.rows);
    auto const& table = *group.batch->array;
    std::vector<arrow_array> columns;
    if (!plan.binding.key) columns.push_back(row_numbers(group));
    for (auto const at : copied_columns(plan.binding))
        columns.push_back(slice_of(*table.children[at], table.offset + group.begin, rows, group.batch));
    auto const kept = std::make_shared<block_results const>(std::move(results));
    for (std::size_t i = 0; i < plan.programmes.size(); ++i) {
        auto const& each = kept->by_programme[i];
        columns.push_back(
            with_dictionary(make_array(rows, {nullptr, each.verdict.data()}, kept), make_texts(verdict_words())));
        if (each.brief) {
            columns.push_back(make_array(rows, {each.award.known.data(), each.award.narrow.data()}, kept));
            continue;
        }
        for (auto const* amounts : {&each.award, &each.low, &each.high})
            columns.push_back(make_array(rows, {amounts->known.data(), amounts->wide.data()}, kept));
        auto const reasoned = std::make_shared<row_bits>(group.rows);
        for (std::size_t row = 0; row < group.rows; ++row)
            if (each.reason[row] != no_reason) reasoned->set(row);
        struct held {
            std::shared_ptr<row_bits const> bits;
            std::shared_ptr<block_results const> results;
        };
        auto const both = std::make_shared<held const>(held{reasoned, kept});
        columns.push_back(with_dictionary(make_array(rows, {reasoned->data(), each.reason.data()}, both),
                                          make_texts(plan.programmes[i].clause_ids)));
    }
    if (plan.options.facts_hash) columns.push_back(hexadecimal(kept->facts_hash));
    return make_table(rows, std::move(columns));
}

} // namespace huiqi::screening
