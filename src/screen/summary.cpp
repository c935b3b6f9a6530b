#include <huiqi/screen/summary.hpp>

#include "screen/result_columns.hpp"

namespace huiqi {

struct summariser::state {
    screening::result_columns columns;
    screen_summary found;

    explicit state(ArrowSchema const& schema) : columns{schema} {
        for (auto const& id : columns.programmes()) found.programmes.push_back({.id = id});
        for (std::size_t i = 0; i < columns.carried(); ++i)
            found.by.push_back({.column = columns.table().inside[1 + i].name});
    }

    static void count(programme_counts& into, verdict which, std::optional<decimal> const& award, bool open) {
        ++into.verdicts[static_cast<std::size_t>(which)];
        if (which != verdict::eligible) return;
        if (award) into.awards = huiqi::add(into.awards, *award).value_or(into.awards);
        if (open) ++into.open_awards;
    }

    void row(screening::result_columns::batch const& batch, std::int64_t at) {
        ++found.rows;
        std::vector<roll_up::group*> groups;
        for (std::size_t i = 0; i < found.by.size(); ++i) groups.push_back(group_of(found.by[i], batch.carried(i, at)));
        for (std::size_t p = 0; p < found.programmes.size(); ++p) {
            auto& each = found.programmes[p];
            auto const which = batch.verdict(p, at);
            auto const award = batch.award(p, at);
            bool const has_amount = batch.has_amount(p, at);
            each.has_awards = each.has_awards || has_amount;
            count(each.counts, which, award, has_amount && !award);
            for (auto* group : groups)
                if (group != nullptr) count(group->programmes[p], which, award, has_amount && !award);
            if (which != verdict::ineligible && which != verdict::undetermined) continue;
            auto const reason = batch.reason(p, at);
            ++(which == verdict::ineligible ? each.refused_by : each.open_at)[std::string{reason}];
        }
    }

    [[nodiscard]] roll_up::group* group_of(roll_up& by, std::string const& name) const {
        auto place = by.groups.find(name);
        if (place == by.groups.end()) {
            if (by.groups.size() >= most_groups) {
                ++by.rows_left_out;
                return nullptr;
            }
            place = by.groups.emplace(name, roll_up::group{}).first;
            place->second.programmes.resize(found.programmes.size());
        }
        ++place->second.rows;
        return &place->second;
    }
};

summariser::summariser(ArrowSchema const& columns) : state_{std::make_unique<state>(columns)} {}
summariser::summariser(summariser&&) noexcept = default;
summariser& summariser::operator=(summariser&&) noexcept = default;
summariser::~summariser() = default;

void summariser::add(ArrowArray const& batch) {
    screening::result_columns::batch const rows{state_->columns, batch};
    for (std::int64_t row = 0; row < batch.length; ++row) state_->row(rows, row);
}

screen_summary const& summariser::so_far() const { return state_->found; }

} // namespace huiqi
