#include "row_regions.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace huiqi {

namespace {

constexpr std::size_t most_overlaps = 8;

class region_search {
public:
    region_search(std::vector<region_column> const& columns, std::uint32_t rows, std::uint64_t most_steps)
        : columns_{columns}, most_steps_{most_steps}, at_(columns.size(), 0) {
        found_.reached.assign(rows, false);
    }

    region_findings run() {
        std::vector<std::uint32_t> all(found_.reached.size());
        for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
        found_.complete = columns_.size() <= most_region_columns;
        if (!found_.complete) return std::move(found_);
        if (columns_.empty())
            settle(std::set<std::uint32_t>{all.begin(), all.end()});
        else
            sweep(0, all);
        return std::move(found_);
    }

private:
    struct event {
        std::uint32_t atom;
        bool begins;
        std::uint32_t row;
    };

    /// Goes along one column; between two events the same rows are active.
    void sweep(std::size_t column, std::vector<std::uint32_t> const& rows) {
        auto const& line = columns_[column];
        if (line.atoms == 0) return;
        std::vector<event> events;
        for (auto const row : rows)
            for (auto const& each : line.cells[row]) {
                events.push_back({each.first, true, row});
                events.push_back({each.last + 1, false, row});
            }
        found_.steps += events.size() + 1;
        // A run that ends where another of the same row begins must end first.
        std::sort(events.begin(), events.end(), [](event const& a, event const& b) {
            return a.atom != b.atom ? a.atom < b.atom : a.begins < b.begins;
        });
        std::set<std::uint32_t> active;
        std::size_t next = 0;
        for (std::uint32_t atom = 0; atom < line.atoms && found_.complete;) {
            for (; next < events.size() && events[next].atom == atom; ++next) {
                if (events[next].begins)
                    active.insert(events[next].row);
                else
                    active.erase(events[next].row);
            }
            at_[column] = atom;
            descend(column + 1, active);
            atom = next < events.size() ? events[next].atom : line.atoms;
        }
    }

    void descend(std::size_t column, std::set<std::uint32_t> const& active) {
        found_.steps += 1;
        if (column == columns_.size()) return settle(active);
        found_.steps += active.size();
        if (found_.steps > most_steps_) {
            found_.complete = false;
            return;
        }
        if (active.empty()) {
            std::fill(at_.begin() + static_cast<std::ptrdiff_t>(column), at_.end(), 0U);
            bool const exists = std::all_of(columns_.begin() + static_cast<std::ptrdiff_t>(column), columns_.end(),
                                            [](region_column const& each) { return each.atoms > 0; });
            if (exists) settle(active);
            return;
        }
        sweep(column, {active.begin(), active.end()});
    }

    void settle(std::set<std::uint32_t> const& active) {
        if (active.empty()) {
            if (!found_.gap) found_.gap = at_;
            return;
        }
        auto const first = *active.begin();
        found_.reached[first] = true;
        if (active.size() < 2 || found_.overlaps.size() >= most_overlaps) return;
        auto const second = *std::next(active.begin());
        for (auto const& each : found_.overlaps)
            if (each.first == first && each.second == second) return;
        found_.overlaps.push_back({first, second, at_});
    }

    std::vector<region_column> const& columns_;
    std::uint64_t most_steps_;
    std::vector<std::uint32_t> at_;
    region_findings found_;
};

} // namespace

region_findings look_at_rows(std::vector<region_column> const& columns, std::uint32_t rows, std::uint64_t most_steps) {
    return region_search{columns, rows, most_steps}.run();
}

} // namespace huiqi
