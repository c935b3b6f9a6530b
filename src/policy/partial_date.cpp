#include <huiqi/policy/programme.hpp>

namespace huiqi {

date partial_date::earliest() const {
    return {year, static_cast<std::uint8_t>(month == 0 ? 1 : month), static_cast<std::uint8_t>(day == 0 ? 1 : day)};
}

date partial_date::latest() const {
    auto const last_month = month == 0 ? std::uint8_t{12} : month;
    auto const last_day = day == 0 ? static_cast<std::uint8_t>(days_in_month(year, last_month)) : day;
    return {year, last_month, last_day};
}

} // namespace huiqi
