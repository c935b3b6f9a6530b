#pragma once

#include <numeric>

#include <huiqi/plan/detail/table_index.hpp>
#include <huiqi/policy/kinds.hpp>

/// Makes the index of a table when its plan is opened. Time and memory grow with the cells of the table, whatever they
/// hold.
namespace huiqi::detail {

/// Whether the first row that surely applies settles what the table gives.
[[nodiscard]] inline bool first_row_settles(plan_record::table const& table) {
    auto const hit = static_cast<hit_policy>(table.hit);
    if (hit == hit_policy::first) return true;
    if (hit != hit_policy::unique && hit != hit_policy::any) return false;
    return (table.proved & plan_record::table::disjoint) != 0 ||
           static_cast<row_overlap>(table.overlap) == row_overlap::first;
}

/// `Plan` is an opened plan whose constants are ready.
template <class Plan>
class table_index_maker {
public:
    /// Fewer rows are read one by one.
    static constexpr std::size_t fewest_rows = 16, fewest_rows_of_a_place = 8;
    /// A split of more entries a row than this would cost more than it saves.
    static constexpr std::size_t most_entries_a_row = 16;
    static constexpr std::size_t most_levels = 4;

    table_index_maker(Plan const& plan, plan_record::table const& table)
        : plan_{plan}, table_{table}, in_order_{first_row_settles(table)}, entries_left_{most_entries_a_row *
                                                                                         table.row_count *
                                                                                         table.input_count} {}

    [[nodiscard]] table_index made() {
        if (table_.row_count < fewest_rows) return {};
        std::vector<std::uint32_t> every(table_.row_count);
        std::iota(every.begin(), every.end(), 0U);
        split(every, {});
        for (plan_record::index at = 0; at < splits_.size(); ++at)
            if (paths_[at].size() < std::min<std::size_t>(table_.input_count, most_levels)) split_places(at);
        return table_index{std::move(splits_)};
    }

private:
    using cell = plan_record::cell;
    using columns = std::vector<std::uint32_t>;
    using row_numbers = std::span<std::uint32_t const>;

    [[nodiscard]] cell const* cell_at(std::uint32_t row, std::uint32_t column) const {
        auto const first = plan_.tables.rows[table_.first_row + row].first_cell;
        return first == plan_record::none ? nullptr : &plan_.tables.cells[first + column];
    }

    [[nodiscard]] static bool takes_everything(cell const* of) { return of == nullptr || of->what == cell::everything; }

    void split_places(plan_record::index at) {
        auto const path = paths_[at];
        std::vector<plan_record::index> finer(splits_[at].places(), plan_record::none);
        std::vector<std::uint32_t> before;
        for (std::size_t place = 0; place < finer.size(); ++place) {
            auto const here = splits_[at].rows_at(place);
            if (here.size() < fewest_rows_of_a_place) continue;
            if (place > 0 && std::equal(here.begin(), here.end(), before.begin(), before.end())) {
                finer[place] = finer[place - 1];
                continue;
            }
            before.assign(here.begin(), here.end());
            auto const next = static_cast<plan_record::index>(splits_.size());
            if (split(before, path)) finer[place] = next;
        }
        if (splits_.size() > 1) splits_[at].finer = std::move(finer);
    }

    /// Adds the split of these rows that leaves the fewest of them at the place of one of them, if it leaves fewer than
    /// half. In all these rows the cells of the columns gone by surely hold.
    bool split(row_numbers rows, columns const& gone_by) {
        std::optional<table_split> best;
        double least = static_cast<double>(rows.size()) / 2;
        for (std::uint32_t column = 0; column < table_.input_count; ++column) {
            if (std::find(gone_by.begin(), gone_by.end(), column) != gone_by.end()) continue;
            table_split made;
            made.column = column;
            if (!find_places(made, rows) || !fill(made, rows, gone_by)) continue;
            if (auto const left = rows_left(made); left < least) {
                least = left;
                best = std::move(made);
            }
        }
        if (!best) return false;
        paths_.push_back(gone_by);
        paths_.back().push_back(best->column);
        splits_.push_back(std::move(*best));
        return true;
    }

    /// Rows at a place, the mean over the entries.
    [[nodiscard]] static double rows_left(table_split const& of) {
        double squares = 0;
        for (std::size_t place = 0; place < of.places(); ++place) {
            auto const here = static_cast<double>(of.rows_at(place).size());
            squares += here * here;
        }
        return squares / static_cast<double>(std::max<std::size_t>(of.rows.size(), 1));
    }

    /// The ends or the texts that the column's cells name; false if one of its cells is neither.
    [[nodiscard]] bool find_places(table_split& made, row_numbers rows) const {
        bool ordered = false;
        std::size_t named = 0;
        for (auto const r : rows) {
            auto const* each = cell_at(r, made.column);
            if (takes_everything(each)) continue;
            if (each->what == cell::choice) {
                made.by_text = true;
                if ((named += each->high) > most_entries_a_row * rows.size()) return false;
                for (plan_record::index i = 0; i < each->high; ++i)
                    made.texts.emplace(text_of(*each, i), static_cast<std::uint32_t>(made.texts.size()));
                continue;
            }
            if (each->what != cell::interval) return false;
            for (auto const end : {each->low, each->high}) {
                if (end == plan_record::none) continue;
                auto const& known = plan_.constants[end];
                auto const key = order_key(known);
                if (!key || (ordered && known.what() != made.shape)) return false;
                made.shape = known.what();
                ordered = true;
                made.ends.push_back(*key);
            }
        }
        std::sort(made.ends.begin(), made.ends.end());
        made.ends.erase(std::unique(made.ends.begin(), made.ends.end()), made.ends.end());
        return made.by_text != ordered;
    }

    [[nodiscard]] std::string_view text_of(cell const& of, plan_record::index at) const {
        return plan_.text(plan_.tables.lists[of.low + at]);
    }

    /// Places that no row has settled yet.
    class open_places {
    public:
        explicit open_places(std::size_t count) : next_(count + 1) { std::iota(next_.begin(), next_.end(), 0U); }
        /// The first open place from `at` on, or the number of places.
        [[nodiscard]] std::size_t from(std::size_t at) {
            while (next_[at] != at) at = next_[at] = next_[next_[at]];
            return at;
        }
        void settle(std::size_t at) { next_[at] = at + 1; }

    private:
        std::vector<std::size_t> next_;
    };

    /// False if there are too many entries.
    [[nodiscard]] bool fill(table_split& made, row_numbers rows, columns const& gone_by) {
        auto const limit = std::min(most_entries_a_row * rows.size(), entries_left_);
        std::vector<std::pair<std::uint32_t, std::uint32_t>> entries; // place, row
        open_places open{made.places()};
        auto const enter = [&](std::uint32_t row, std::size_t first, std::size_t last, bool settles) {
            for (auto at = open.from(first); at < last && entries.size() <= limit; at = open.from(at + 1)) {
                entries.emplace_back(static_cast<std::uint32_t>(at), row);
                if (settles) open.settle(at);
            }
        };
        for (auto const r : rows) {
            bool const settles = in_order_ && surely_applies(r, made.column, gone_by);
            auto const* each = cell_at(r, made.column);
            if (takes_everything(each)) {
                enter(r, 0, made.places(), settles);
            } else if (each->what == cell::choice) {
                for (plan_record::index i = 0; i < each->high; ++i) {
                    auto const at = made.texts.find(text_of(*each, i))->second;
                    enter(r, at, at + 1, settles);
                }
            } else {
                auto const [first, last] = covered(made, *each);
                enter(r, first, last, settles);
            }
            if (entries.size() > limit) break;
        }
        entries_left_ -= std::min(entries.size(), entries_left_);
        if (entries.size() > limit) return false;
        std::sort(entries.begin(), entries.end());
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
        made.starts.assign(made.places() + 1, 0);
        for (auto const& each : entries) ++made.starts[each.first + 1];
        std::partial_sum(made.starts.begin(), made.starts.end(), made.starts.begin());
        made.rows.reserve(entries.size());
        for (auto const& each : entries) made.rows.push_back(each.second);
        return true;
    }

    /// Whether the row applies wherever this column's cell and those gone by hold.
    [[nodiscard]] bool surely_applies(std::uint32_t row, std::uint32_t column, columns const& gone_by) const {
        for (std::uint32_t i = 0; i < table_.input_count; ++i) {
            if (i == column || std::find(gone_by.begin(), gone_by.end(), i) != gone_by.end()) continue;
            if (!takes_everything(cell_at(row, i))) return false;
        }
        return true;
    }

    /// The places that an interval covers, half-open.
    [[nodiscard]] std::pair<std::size_t, std::size_t> covered(table_split const& made, cell const& of) const {
        std::size_t first = 0, last = made.places();
        if (of.low != plan_record::none)
            first = made.place_of(*order_key(plan_.constants[of.low])) + ((of.open & 1U) != 0 ? 1 : 0);
        if (of.high != plan_record::none)
            last = made.place_of(*order_key(plan_.constants[of.high])) + ((of.open & 2U) != 0 ? 0 : 1);
        return {first, std::max(first, last)};
    }

    Plan const& plan_;
    plan_record::table const& table_;
    bool in_order_;
    std::size_t entries_left_;
    std::vector<table_split> splits_;
    std::vector<columns> paths_; ///< columns gone by, the split's own last; by split
};

/// The index of a table, empty if it has none that is worth it.
template <class Plan>
[[nodiscard]] table_index index_of(Plan const& plan, plan_record::table const& table) {
    return table_index_maker<Plan>{plan, table}.made();
}

} // namespace huiqi::detail
