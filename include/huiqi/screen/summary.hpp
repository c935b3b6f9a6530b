#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <huiqi/evaluate/trace.hpp>
#include <huiqi/screen/arrow.hpp>
#include <huiqi/value/decimal.hpp>

/// Results of a screening counted: for everybody, and for each value of columns that were carried along.
namespace huiqi {

/// One programme over some rows.
struct programme_counts {
    std::array<std::uint64_t, 4> verdicts{}; ///< by huiqi::verdict
    decimal awards;                          ///< yuan, the sum of the amounts that are known of eligible rows
    std::uint64_t open_awards = 0;           ///< eligible rows whose amount is still open

    [[nodiscard]] std::uint64_t of(verdict which) const { return verdicts[static_cast<std::size_t>(which)]; }
};

struct programme_summary {
    std::string id;
    bool has_awards = false; ///< some row has an amount, if only 0
    programme_counts counts{};
    std::map<std::string, std::uint64_t> refused_by{}; ///< by clause: ineligible rows of which it is the reason
    std::map<std::string, std::uint64_t> open_at{};    ///< undetermined rows
};

/// A column by whose values the rows were counted.
struct roll_up {
    struct group {
        std::uint64_t rows = 0;
        std::vector<programme_counts> programmes; ///< as in the summary
    };
    std::string column;
    std::map<std::string, group> groups{};
    std::uint64_t rows_left_out = 0; ///< whose value came after so many others that nobody could read the list
};

struct screen_summary {
    std::uint64_t rows = 0;
    std::vector<programme_summary> programmes;
    std::vector<roll_up> by; ///< one for each carried column
};

/// Counts batch by batch.
class summariser {
public:
    static constexpr std::size_t most_groups = 100'000;

    /// `columns`: the schema of the results.
    explicit summariser(ArrowSchema const& columns);
    summariser(summariser&&) noexcept;
    summariser& operator=(summariser&&) noexcept;
    ~summariser();

    void add(ArrowArray const& batch);
    [[nodiscard]] screen_summary const& so_far() const;

private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace huiqi
