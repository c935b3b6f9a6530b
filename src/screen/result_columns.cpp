#include "screen/result_columns.hpp"

#include "screen/amount_text.hpp"
#include "screen/cell_text.hpp"

namespace huiqi::screening {

result_columns::result_columns(ArrowSchema const& schema) : table_{read_column_type(schema)} {
    constexpr std::string_view suffix = ".verdict";
    auto const& all = table_.inside;
    auto const is_verdict = [&](column_type const& each) {
        return each.name.ends_with(suffix) && each.format == cell_format::int8 && !each.dictionary.empty();
    };
    while (first_ < all.size() && (first_ == 0 || !is_verdict(all[first_]))) ++first_;
    for (auto at = first_; at + columns_each <= all.size() && is_verdict(all[at]); at += columns_each)
        ids_.push_back(all[at].name.substr(0, all[at].name.size() - suffix.size()));
    has_hash_ = all.size() > first_ + ids_.size() * columns_each;
}

std::string result_columns::batch::key(std::int64_t row) const { return cell_text(columns_.front(), row); }

std::string result_columns::batch::carried(std::size_t at, std::int64_t row) const {
    return cell_text(columns_[1 + at], row);
}

verdict result_columns::batch::verdict(std::size_t programme, std::int64_t row) const {
    return static_cast<huiqi::verdict>(at(programme, 0).integer(row));
}

std::optional<decimal> result_columns::batch::award(std::size_t programme, std::int64_t row) const {
    auto const& amounts = at(programme, 1);
    if (amounts.is_null(row)) return std::nullopt;
    return amount_of(amounts.decimal_bytes(row), amounts.type().scale);
}

bool result_columns::batch::has_amount(std::size_t programme, std::int64_t row) const {
    return !at(programme, 2).is_null(row);
}

std::string_view result_columns::batch::reason(std::size_t programme, std::int64_t row) const {
    auto const& reasons = at(programme, 4);
    if (reasons.is_null(row)) return {};
    auto const [in, place] = reasons.value_of(row);
    return in->text(place);
}

std::string_view result_columns::batch::facts_hash(std::int64_t row) const {
    return of_.has_hash_ ? columns_.back().text(row) : std::string_view{};
}

} // namespace huiqi::screening
