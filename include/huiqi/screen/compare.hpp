#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <huiqi/evaluate/trace.hpp>
#include <huiqi/screen/arrow_owner.hpp>
#include <huiqi/text/result.hpp>

/// Two runs compared: who newly qualifies, who dropped out.
namespace huiqi {

/// The results of an earlier run, by key. Takes some 60 bytes a row and one more for each programme.
class earlier_results {
public:
    /// `table`: what the earlier run wrote, read by read_csv() or read_json_lines(). The first column is the key; the
    /// columns `ID.verdict` and `facts` are used.
    [[nodiscard]] static result<earlier_results> read(arrow_stream table);

    earlier_results(earlier_results&&) noexcept;
    earlier_results& operator=(earlier_results&&) noexcept;
    ~earlier_results();

    [[nodiscard]] std::uint64_t rows() const;
    [[nodiscard]] std::uint64_t repeated_keys() const; ///< rows whose key came before; the last one counts

private:
    friend class comparer;
    struct state;
    explicit earlier_results(std::unique_ptr<state> of);
    std::unique_ptr<state> state_;
};

/// One enterprise whose verdict on one programme is another one than before.
struct verdict_change {
    std::uint64_t row = 0;
    std::string key, programme;
    std::optional<verdict> before; ///< empty: it was not in the earlier run
    verdict now{};
    bool facts_changed = false; ///< else rules or the date made the difference
    std::string reason;         ///< of the present verdict
};

struct comparison_counts {
    struct of_programme {
        std::string id;
        bool was_there = true;          ///< the earlier run decided it too
        std::uint64_t gained = 0;       ///< eligible now, not before
        std::uint64_t lost = 0;         ///< eligible before, not now
        std::uint64_t other = 0;        ///< changed otherwise
        std::uint64_t by_facts = 0;     ///< of all changes: the enterprise's facts changed
        std::uint64_t new_eligible = 0; ///< enterprises that were not in the earlier run and are eligible
        std::uint64_t lost_rows = 0;    ///< enterprises eligible before that are not in this run
    };
    std::vector<of_programme> programmes;
    std::uint64_t same = 0;          ///< rows with the same facts
    std::uint64_t facts_changed = 0; ///< rows with other facts
    std::uint64_t new_rows = 0, gone_rows = 0;
};

/// Compares batch by batch.
class comparer {
public:
    comparer(earlier_results earlier, ArrowSchema const& columns);
    comparer(comparer&&) noexcept;
    comparer& operator=(comparer&&) noexcept;
    ~comparer();

    /// Calls `changed` for each change, in the order of the rows.
    void add(ArrowArray const& batch, std::function<void(verdict_change const&)> const& changed);
    /// After the last batch.
    [[nodiscard]] comparison_counts finish();

private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace huiqi
