#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <huiqi/text/utf8.hpp>

/// What somebody probably meant by a word that does not exist.
///
///     nearest("员工人数", {"员工数", "营业收入"})     员工数
///     nearest("emplyoees", {"employees"})            employees
///     nearest("利润", {"税额"})                       "", as nothing is near
namespace huiqi {

namespace detail {

/// Longer names are never suggested: comparing takes time in proportion to the product of the lengths.
inline constexpr std::size_t longest_suggested_name = 64;

/// The characters of a name, ASCII letters in lower case; cut off past the longest suggested name.
[[nodiscard]] inline std::u32string folded_characters(std::string_view name) {
    std::u32string characters;
    for (char32_t const each : code_points{name}) {
        if (characters.size() > longest_suggested_name) break;
        characters.push_back(each >= U'A' && each <= U'Z' ? each - U'A' + U'a' : each);
    }
    return characters;
}

/// How many characters must be changed, added, dropped or swapped with their neighbour to make one name of the other.
[[nodiscard]] inline std::size_t edit_distance(std::u32string const& left, std::u32string const& right) {
    std::vector<std::size_t> before_last(right.size() + 1), last(right.size() + 1), current(right.size() + 1);
    for (std::size_t column = 0; column <= right.size(); ++column) last[column] = column;
    for (std::size_t row = 1; row <= left.size(); ++row) {
        current[0] = row;
        for (std::size_t column = 1; column <= right.size(); ++column) {
            std::size_t const changed = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
            current[column] = std::min({last[column] + 1, current[column - 1] + 1, changed});
            bool const swapped = row > 1 && column > 1 && left[row - 1] == right[column - 2] &&
                                 left[row - 2] == right[column - 1];
            if (swapped) current[column] = std::min(current[column], before_last[column - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, current);
    }
    return last[right.size()];
}

/// Whether two names are alike enough to suggest one for the other: a third of the characters may differ. Of two
/// characters only a swap counts, as with one of two changed a Chinese word is another word.
[[nodiscard]] inline bool is_near(std::size_t distance, std::u32string const& left, std::u32string const& right) {
    auto const length = std::max(left.size(), right.size());
    if (length == 2)
        return distance == 0 ||
               (distance == 1 && left.size() == 2 && right.size() == 2 && left[0] == right[1] && left[1] == right[0]);
    return distance <= length / 3;
}

} // namespace detail

/// The name among `right` that is most like `wrong`, or an empty text if none is near. Compares characters, not bytes;
/// capital and small ASCII letters are the same. Of equally near names the first is taken.
[[nodiscard]] inline std::string nearest(std::string_view wrong, std::span<std::string const> right) {
    auto const written = detail::folded_characters(wrong);
    if (written.empty() || written.size() > detail::longest_suggested_name) return {};
    std::string const* best = nullptr;
    std::size_t best_distance = detail::longest_suggested_name;
    for (auto const& name : right) {
        auto const candidate = detail::folded_characters(name);
        if (candidate.size() > detail::longest_suggested_name) continue;
        auto const difference = std::max(candidate.size(), written.size()) - std::min(candidate.size(), written.size());
        if (difference >= best_distance || difference > written.size()) continue;
        auto const distance = detail::edit_distance(written, candidate);
        if (distance >= best_distance || !detail::is_near(distance, written, candidate)) continue;
        best = &name;
        best_distance = distance;
    }
    return best == nullptr ? std::string{} : *best;
}

} // namespace huiqi
