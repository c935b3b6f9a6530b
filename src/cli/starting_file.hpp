#pragma once

#include <string>
#include <string_view>

#include <huiqi/text/message.hpp>
#include <huiqi/value/date.hpp>

/// What an officer starts from: a programme of one clause whose condition is still to be written, and one case that
/// says what should come out. It checks without a word; its case fails until the condition stands.
namespace huiqi::cli {

struct starting_point {
    std::string id;
    std::string title;
    std::string kind; ///< as rule files spell it: subsidy
    date today;       ///< the as-of date of the first case; its year is that of the first version
};

[[nodiscard]] std::string starting_programme(starting_point const& of, language in);
[[nodiscard]] std::string starting_cases(starting_point const& of, language in);

/// `jiangjin.training-subsidy` for `rules/jiangjin/training-subsidy`: the folder and the name, signs that an id cannot
/// have as `-`. Empty if the name has no letter or digit.
[[nodiscard]] std::string id_for(std::string_view folder, std::string_view name);

} // namespace huiqi::cli
