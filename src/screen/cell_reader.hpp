#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <huiqi/evaluate/profile.hpp>
#include <huiqi/plan/rule_set.hpp>
#include <huiqi/text/diagnostic.hpp>

#include "screen/column.hpp"
#include "screen/table_binding.hpp"

namespace huiqi::screening {

/// What is wrong with a cell; `fact` is the place in the binding's facts.
struct cell_mistake {
    std::size_t fact;
    diagnostic why;
};

/// Puts the cells of a row into a profile. Texts that come again and again are read once, so one is kept by each
/// thread.
class cell_reader {
public:
    cell_reader(rule_set const& rules, table_binding const& binding);

    /// Every bound fact is set or forgotten, so that the profile can be used row after row. A cell with a mistake is
    /// forgotten.
    void read(std::vector<column> const& columns, std::int64_t row, profile& into, std::vector<cell_mistake>& wrong);

    /// One of them, by its place in the binding's facts. `cells` is its column, or the dictionary of it.
    void read_cell(std::size_t at, column const& cells, std::int64_t row, profile& into,
                   std::vector<cell_mistake>& wrong);

private:
    struct text_hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    struct reader_of_fact {
        std::optional<decimal> low, high; ///< of a number whose ends both belong to it: a quick way in
        std::unordered_map<std::string, value, text_hash, std::equal_to<>> known; ///< texts read before
    };

    void put(std::size_t at, value given, profile& into, std::vector<cell_mistake>& wrong);
    void read_text(std::size_t at, std::string_view text, profile& into, std::vector<cell_mistake>& wrong);
    void read_json(std::size_t at, std::string_view token, profile& into, std::vector<cell_mistake>& wrong);
    void refuse(std::size_t at, message const& what, std::vector<std::string> arguments, profile& into,
                std::vector<cell_mistake>& wrong) const;
    void forget(std::size_t at, profile& into) const {
        into.forget(binding_.facts[at].fact, binding_.facts[at].year_if_any());
    }
    [[nodiscard]] bool into_from_known(std::size_t at, std::string_view text, profile& into) const;
    void keep(std::size_t at, std::string_view text, profile const& from);
    [[nodiscard]] std::string name_of(std::size_t at) const;

    rule_set rules_;
    table_binding const& binding_;
    std::vector<reader_of_fact> facts_;
};

} // namespace huiqi::screening
