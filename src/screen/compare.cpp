#include <huiqi/screen/compare.hpp>

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include <huiqi/evaluate/decision.hpp>
#include <huiqi/text/messages/screen.hpp>

#include "screen/cell_text.hpp"
#include "screen/result_columns.hpp"
#include "screen/table_input.hpp"

namespace huiqi {

namespace {

/// Keys are kept as 128 bits: two different ones among 100 million meet with a probability below 10^-22.
struct key_hash {
    std::uint64_t first, second;
    friend bool operator==(key_hash const&, key_hash const&) = default;
};

struct hash_of_key {
    std::size_t operator()(key_hash const& of) const noexcept { return static_cast<std::size_t>(of.first); }
};

[[nodiscard]] std::uint64_t mixed(std::uint64_t from) {
    from = (from ^ from >> 30U) * 0xBF58'476D'1CE4'E5B9U;
    from = (from ^ from >> 27U) * 0x94D0'49BB'1331'11EBU;
    return from ^ from >> 31U;
}

[[nodiscard]] key_hash hash_of(std::string_view key) {
    key_hash made{0x9E37'79B9'7F4A'7C15U + key.size(), 0xD1B5'4A32'D192'ED03U};
    for (std::size_t at = 0; at < key.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, key.data() + at, std::min<std::size_t>(8, key.size() - at));
        made.first = mixed(made.first ^ word);
        made.second = mixed(made.second + word * 0x8CB9'2BA7'2F3D'8DD7U);
    }
    return made;
}

constexpr std::uint8_t no_verdict = 255;

[[nodiscard]] std::uint8_t verdict_of(std::string_view word) {
    for (auto const each : {verdict::eligible, verdict::ineligible, verdict::undetermined, verdict::not_in_force})
        if (to_string(each) == word) return static_cast<std::uint8_t>(each);
    return no_verdict;
}

struct earlier_row {
    std::uint64_t facts; ///< hash; 0 where the run did not write one
    std::size_t first;   ///< of its verdicts
    bool met = false;    ///< by the present run
};

} // namespace

struct earlier_results::state {
    std::vector<std::string> programmes;
    std::vector<std::size_t> columns; ///< of their verdicts
    std::optional<std::size_t> facts;
    std::unordered_map<key_hash, earlier_row, hash_of_key> rows;
    std::vector<std::uint8_t> verdicts;
    std::uint64_t repeated = 0;

    void read_heading(screening::column_type const& table) {
        constexpr std::string_view suffix = ".verdict";
        for (std::size_t i = 1; i < table.inside.size(); ++i) {
            auto const& name = table.inside[i].name;
            if (name == "facts") facts = i;
            if (!name.ends_with(suffix)) continue;
            programmes.push_back(name.substr(0, name.size() - suffix.size()));
            columns.push_back(i);
        }
    }

    void read_row(std::vector<screening::column> const& cells, std::int64_t row) {
        auto const key = screening::cell_text(cells.front(), row);
        auto const hash = facts ? screening::cell_text(cells[*facts], row) : std::string{};
        earlier_row made{hash.empty() ? 0 : hash_of(hash).first, verdicts.size()};
        for (auto const at : columns) verdicts.push_back(verdict_of(screening::cell_text(cells[at], row)));
        if (!rows.insert_or_assign(hash_of(key), made).second) ++repeated;
    }
};

result<earlier_results> earlier_results::read(arrow_stream table) {
    try {
        screening::table_input input{std::move(table)};
        auto made = std::make_unique<state>();
        made->read_heading(input.table());
        if (made->programmes.empty()) return {diagnostics{{.what = &messages::compare_no_results}}};
        constexpr std::size_t rows_at_once = 16'384;
        while (auto const group = input.next_group(rows_at_once))
            for (std::size_t row = 0; row < group->rows; ++row)
                made->read_row(group->batch->columns, group->begin + static_cast<std::int64_t>(row));
        return earlier_results{std::move(made)};
    } catch (screening::run_ended const& ended) {
        return {diagnostics{ended.why}};
    } catch (screening::malformed_table const& broken) {
        return {diagnostics{{.what = &messages::table_malformed, .arguments = {broken.what()}}}};
    }
}

earlier_results::earlier_results(std::unique_ptr<state> of) : state_{std::move(of)} {}
earlier_results::earlier_results(earlier_results&&) noexcept = default;
earlier_results& earlier_results::operator=(earlier_results&&) noexcept = default;
earlier_results::~earlier_results() = default;

std::uint64_t earlier_results::rows() const { return state_->rows.size(); }
std::uint64_t earlier_results::repeated_keys() const { return state_->repeated; }

struct comparer::state {
    earlier_results earlier;
    screening::result_columns columns;
    comparison_counts counts{};
    std::vector<std::optional<std::size_t>> places; ///< of each programme among the earlier ones
    std::uint64_t rows = 0;

    state(earlier_results before, ArrowSchema const& schema) : earlier{std::move(before)}, columns{schema} {
        auto const& known = earlier.state_->programmes;
        for (auto const& id : columns.programmes()) {
            auto const found = std::find(known.begin(), known.end(), id);
            auto const place = static_cast<std::size_t>(found - known.begin());
            places.push_back(found == known.end() ? std::nullopt : std::optional{place});
            counts.programmes.push_back({.id = id, .was_there = found != known.end()});
        }
    }

    void add(screening::result_columns::batch const& batch, std::int64_t at,
             std::function<void(verdict_change const&)> const& changed) {
        ++rows;
        auto const key = batch.key(at);
        auto& all = earlier.state_->rows;
        auto const found = all.find(hash_of(key));
        auto* const before = found == all.end() ? nullptr : &found->second;
        bool other_facts = false;
        if (before == nullptr) {
            ++counts.new_rows;
        } else {
            before->met = true;
            auto const hash = batch.facts_hash(at);
            other_facts = before->facts != 0 && !hash.empty() && before->facts != hash_of(hash).first;
            ++(other_facts ? counts.facts_changed : counts.same);
        }
        for (std::size_t p = 0; p < places.size(); ++p) {
            auto& count = counts.programmes[p];
            auto const now = batch.verdict(p, at);
            std::optional<verdict> was;
            if (before != nullptr && places[p])
                if (auto const word = earlier.state_->verdicts[before->first + *places[p]]; word != no_verdict)
                    was = static_cast<verdict>(word);
            if (before == nullptr && places[p] && now == verdict::eligible) ++count.new_eligible;
            if (before != nullptr && !was) continue;
            if (was ? *was == now : now != verdict::eligible || !places[p]) continue;
            if (was) {
                ++(now == verdict::eligible ? count.gained : *was == verdict::eligible ? count.lost : count.other);
                if (other_facts) ++count.by_facts;
            }
            changed({rows, key, count.id, was, now, other_facts, std::string{batch.reason(p, at)}});
        }
    }
};

comparer::comparer(earlier_results earlier, ArrowSchema const& columns)
    : state_{std::make_unique<state>(std::move(earlier), columns)} {}
comparer::comparer(comparer&&) noexcept = default;
comparer& comparer::operator=(comparer&&) noexcept = default;
comparer::~comparer() = default;

void comparer::add(ArrowArray const& batch, std::function<void(verdict_change const&)> const& changed) {
    screening::result_columns::batch const rows{state_->columns, batch};
    for (std::int64_t row = 0; row < batch.length; ++row) state_->add(rows, row, changed);
}

comparison_counts comparer::finish() {
    auto counts = state_->counts;
    auto const& earlier = *state_->earlier.state_;
    for (auto const& [key, row] : earlier.rows) {
        if (row.met) continue;
        ++counts.gone_rows;
        for (std::size_t p = 0; p < state_->places.size(); ++p)
            if (auto const place = state_->places[p];
                place && earlier.verdicts[row.first + *place] == static_cast<std::uint8_t>(verdict::eligible))
                ++counts.programmes[p].lost_rows;
    }
    return counts;
}

} // namespace huiqi
