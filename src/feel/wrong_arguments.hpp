#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <huiqi/feel/built_in.hpp>
#include <huiqi/feel/type.hpp>
#include <huiqi/value/value.hpp>

/// Which arguments leave a function of the language nothing but null. The function itself is asked, so that checking
/// and computing cannot differ.
namespace huiqi::feel {

/// What is known of an argument before or after it has been computed.
struct known_argument {
    std::optional<value> is{};          ///< its value
    type_kind of_kind = type_kind::any; ///< of an argument whose value is not known
};

struct wrong_call {
    mistake why;
    std::vector<std::size_t> arguments; ///< each is wrong by itself; of those that do not go together one or none
};

/// Empty if the call may give something.
[[nodiscard]] std::optional<wrong_call> wrong_arguments(built_in which, std::span<known_argument const> given);

/// The parameters with their types, as FEEL writes them: `substring(string: string, start position: number)`.
[[nodiscard]] std::string written_signature(built_in_name const& known);

} // namespace huiqi::feel
