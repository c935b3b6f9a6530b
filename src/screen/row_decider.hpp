#pragma once

#include <string>
#include <vector>

#include <huiqi/evaluate/evaluate.hpp>

#include "screen/block_results.hpp"
#include "screen/blocks/block_program.hpp"
#include "screen/cell_reader.hpp"
#include "screen/result_layout.hpp"
#include "screen/row_group.hpp"

namespace huiqi::screening {

/// What all threads of a screening share.
struct screening_plan {
    rule_set rules;
    table_binding binding;
    std::vector<programme_layout> programmes;
    screen_options options;
    block_program blocks{};
};

/// Decides rows one by one with the evaluator of single enterprises. Each thread has its own.
class row_decider {
public:
    explicit row_decider(screening_plan const& of)
        : of_{of}, reader_{of.rules, of.binding}, evaluate_{of.rules, of.options.only}, facts_{of.rules} {}

    /// Decides what is still open of a row for any programme; what is decided stays as it is. Its cells that are wrong
    /// are added to the results.
    void decide(row_group const& group, std::size_t row, block_results& into);

    /// The facts of a row alone.
    [[nodiscard]] profile const& read(row_group const& group, std::size_t row, std::vector<bad_cell>& wrong);

private:
    void write(decision const& found, programme_layout const& programme, std::size_t row, programme_results& into,
               std::vector<bad_cell>& wrong, std::uint64_t number) const;
    void note(decision const& found, std::size_t programme, row_group const& group, std::size_t row,
              screen_findings& into) const;

    screening_plan const& of_;
    cell_reader reader_;
    evaluator evaluate_;
    profile facts_;
    std::vector<cell_mistake> mistakes_;
};

} // namespace huiqi::screening
