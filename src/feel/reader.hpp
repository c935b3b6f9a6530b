#pragma once

#include <cstddef>
#include <string_view>

#include <huiqi/feel/scope.hpp>

#include "complaints.hpp"
#include "keywords.hpp"
#include "tree_builder.hpp"

/// The parts of the grammar that cannot be read without knowing more than characters: names, which may hold blanks and
/// are found by the longest match in the scope, keywords, which are words and no parts of names, and units.
namespace huiqi::feel {

class reader {
public:
    reader(std::string_view text, complaints& wrong, tree_builder& tree) : text_{text}, wrong_{wrong}, tree_{tree} {}

    static constexpr std::size_t nothing = static_cast<std::size_t>(-1);

    // Each of these reads at byte `at`, where no blank stands, tells the tree builder and returns where it ended, or
    // `nothing`.

    std::size_t name(std::size_t at);   ///< where an operand is expected
    std::size_t member(std::size_t at); ///< behind a point
    std::size_t infix(std::size_t at);  ///< every operator but `in`
    std::size_t in_sign(std::size_t at);
    std::size_t test_sign(std::size_t at);  ///< a comparison where a test is expected
    std::size_t bound_name(std::size_t at); ///< of for, some, every
    std::size_t key(std::size_t at);        ///< of a context
    std::size_t parameter(std::size_t at);
    std::size_t argument_name(std::size_t at); ///< only where a colon follows
    /// `external`, where the text that says which foreign function is meant follows.
    std::size_t external(std::size_t at);
    std::size_t parameter_type(std::size_t at);
    std::size_t instance_type(std::size_t at);
    std::size_t unit(std::size_t at);           ///< directly behind a number
    std::size_t filter_bracket(std::size_t at); ///< `[`, unless it closes a range
    std::size_t negated_tests(std::size_t at);  ///< `not` in front of a bracket that ends the cell
    std::size_t any_sign(std::size_t at);       ///< a cell that takes everything

    /// A keyword in either language between values.
    [[nodiscard]] std::size_t infix_keyword(std::size_t at, keyword which) const;
    /// A keyword in front of an operand, unless a longer name begins with it.
    [[nodiscard]] std::size_t prefix_keyword(std::size_t at, keyword which) const;

private:
    [[nodiscard]] std::string_view rest(std::size_t at) const { return text_.substr(at); }
    [[nodiscard]] source_range span(std::size_t begin, std::size_t end) const {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    [[nodiscard]] std::size_t words(std::size_t at) const;
    [[nodiscard]] std::size_t name_until(std::size_t at, std::string_view stops) const;
    [[nodiscard]] std::size_t type_name(std::size_t at) const;
    std::size_t symbol_operator(std::size_t at);
    bool has_keyword_inside(std::size_t at, std::size_t end);

    std::string_view text_;
    complaints& wrong_;
    tree_builder& tree_;
};

} // namespace huiqi::feel
