#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <huiqi/evaluate/frame.hpp>
#include <huiqi/evaluate/lanes/lane_program.hpp>
#include <huiqi/evaluate/profile.hpp>
#include <huiqi/feel/kinds.hpp>
#include <huiqi/plan/rule_set.hpp>
#include <huiqi/value/unit.hpp>
#include <huiqi/value/value.hpp>

/// What one evaluation leaves behind, and the pieces that views of it hand out: values with what is needed to print
/// them, places, citations, readings, comparisons. Texts point into the rules, which every view keeps alive.
namespace huiqi {

enum class verdict : std::uint8_t { eligible, ineligible, undetermined, not_in_force };

/// "eligible", "ineligible", "undetermined", "not-in-force": the words of every interface.
[[nodiscard]] std::string_view to_string(verdict which);

/// What became of a clause. `not_computable`: its condition is a null that a mistake made; it acts as unknown.
enum class outcome : std::uint8_t { holds, fails, unknown, not_computable };

[[nodiscard]] std::string_view to_string(outcome which); ///< "holds", "fails", "unknown", "not-computable"

/// A value with what is needed to print it.
struct typed_value {
    value what;
    feel::type_kind kind = feel::type_kind::any;
    unit in;
    bool percent = false; ///< a ratio that documents write as a percentage
};

struct place_view {
    std::string_view source;            ///< name of the rule file
    std::uint32_t line = 0, column = 0; ///< from 1; column in characters
};

struct citation_view {
    std::string_view key, title, number, issued, url, confidence;
    std::string_view place; ///< 第六条（二）
    [[nodiscard]] bool given() const { return !key.empty() || !place.empty(); }
};

/// A name that a condition read: a fact, a definition, a parameter.
struct reading {
    std::string_view name, id;        ///< id empty where there is none
    std::optional<std::int32_t> year; ///< of a yearly fact
    typed_value what;
    bool supplied = true; ///< false: the fact was not supplied and `what` is what it may be
    bool judged = false;
    bool published = true;        ///< false: a figure of the rule whose text does not give it
    bool is_fact = false;         ///< of the firm, rather than worked out or a figure of the rule
    std::string_view origin = {}; ///< of a fact: where its value comes from; empty if the vocabulary does not say
};

/// A comparison inside a condition: `研发占比 >= 3%` with the value read, the threshold and the distance between them.
struct comparison {
    operation op; ///< operation::less and its like, or operation::contained in a range or list
    std::string_view left_text, right_text;
    typed_value left, right;
    truth result;
    std::optional<typed_value> distance; ///< between value read and threshold, never negative, of a range the nearer
                                         ///< end; only where both are known numbers, dates or durations
    /// Where the value read is a quotient: how much its numerator falls short at this denominator.
    std::optional<typed_value> shortfall;
    std::string_view shortfall_of; ///< the numerator's expression
};

struct missing_item {
    enum kind : std::uint8_t { ask, judgement, not_published };
    kind what;
    std::string_view name, id, question, origin, why;
    std::optional<std::int32_t> year;
};

/// An expression that is null because one inside it is.
struct spread_step {
    std::string_view expression;
    place_view place;
};

struct problem {
    mistake why;
    std::string_view expression;
    place_view place;
    std::string_view clause; ///< id of the clause in which it was met
    bool is_certain = true;  ///< false: it happens for some values of what was not supplied
    /// The expressions round it that are null because of it, innermost first, up to the condition that was asked; of a
    /// long way the innermost ones and the last.
    std::vector<spread_step> spread = {};
};

namespace detail {
/// Everything one evaluation leaves behind.
struct evaluation {
    rule_set rules;
    profile facts;
    date as_of{};
    mutable huiqi::frame frame;
    std::vector<bool> asked; ///< by programme: whether it was asked for (`only`) or everything was
    /// Of a run over lanes: its program, and how it fills the slots. So whoever only reads a trace need not know how
    /// lanes run.
    lane_program const* program = nullptr;
    void (*fill)(evaluation const&, plan_record::index node) = nullptr; ///< one slot, or every one with none

    /// The slots of every step that ran. Lanes become values when somebody first looks.
    [[nodiscard]] std::span<value const> slots() const;
    /// One slot; of a node that is held in a lane without looking at the others.
    [[nodiscard]] value slot(plan_record::index node) const;
    /// The lane of a node that is held in one of such a form; null if it is not, or once slots have been filled.
    [[nodiscard]] lane const* lane_at(plan_record::index node, lane_form::kind what) const {
        if (filled_.load(std::memory_order_acquire)) return nullptr; // perhaps without lanes
        auto const& of = program->nodes[node];
        if (of.made != lane_program::by_lane || of.form.what != what || frame.lanes[of.home].is_escaped())
            return nullptr;
        return &frame.lanes[of.home];
    }
    /// The same for a condition or verdict, as a condition sees it.
    [[nodiscard]] truth truth_at(plan_record::index node) const {
        if (filled_.load(std::memory_order_acquire)) return frame.slots[node].as_truth();
        auto const& of = program->nodes[node];
        if (of.made == lane_program::fixed) return frame.slots[node].as_truth();
        bool const held = of.made == lane_program::by_lane && of.form.what == lane_form::truth;
        if (held && !frame.lanes[of.home].is_escaped())
            return truth::of(static_cast<unsigned>(frame.lanes[of.home].low));
        return slot(node).as_truth();
    }
    /// Before a run: slots are to be filled anew.
    void begin() { filled_.store(false, std::memory_order_relaxed); }
    /// After a run that has filled every slot by itself, without lanes.
    void end() { filled_.store(true, std::memory_order_release); }

private:
    mutable std::mutex filling_;
    mutable std::atomic<bool> filled_{false};
};

inline std::span<value const> evaluation::slots() const {
    if (!filled_.load(std::memory_order_acquire)) {
        std::lock_guard const one{filling_};
        if (!filled_.load(std::memory_order_relaxed)) {
            fill(*this, plan_record::none);
            filled_.store(true, std::memory_order_release);
        }
    }
    return frame.slots;
}

inline value evaluation::slot(plan_record::index node) const {
    if (filled_.load(std::memory_order_acquire)) return frame.slots[node];
    auto const& of = program->nodes[node];
    switch (of.made) {
    case lane_program::by_lane:
        if (frame.lanes[of.home].is_escaped()) break;
        return value_of(frame.lanes[of.home], of.form);
    case lane_program::deferred: break;
    default: return frame.slots[node];
    }
    // What others may be reading meanwhile is written by no lane and not deferred.
    std::lock_guard const one{filling_};
    if (!filled_.load(std::memory_order_relaxed)) fill(*this, node);
    return frame.slots[node];
}

} // namespace detail

} // namespace huiqi
