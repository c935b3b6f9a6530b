#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <huiqi/value/date.hpp>
#include <huiqi/value/decimal.hpp>
#include <huiqi/value/duration.hpp>
#include <huiqi/value/time.hpp>
#include <huiqi/value/truth.hpp>

/// The one value of Huiqi: a FEEL value, or the set of FEEL values that a fact not supplied may still turn out to have.
///
///     value{decimal::from_integer(80)}          80
///     value::between(low, high)                 a number somewhere in an interval
///     value::any_of(declared, 0b101)            one of some declared strings
///     value::anything()                         a list or text of which nothing is known
///     value::absent(), value::mistaken(...)     FEEL's null, with its cause
///
/// Any of them may also be null (`nulls()`). A value is 40 bytes; lists, contexts, ranges and long texts are shared
/// objects counted by references, everything else is held in place.
namespace huiqi {

/// The greatest number FEEL has; stands for an end of an interval that nobody declared.
[[nodiscard]] inline decimal const& greatest_number() {
    static decimal const value = *parse_decimal("9999999999999999999999999999999999E6111");
    return value;
}

/// Why an expression could not be computed.
enum class mistake : std::uint8_t {
    none,
    division_by_zero,
    wrong_type,
    overflow,
    no_such_member,
    index_out_of_range,
    base_not_positive,
    outside_judged_range,
    no_row_applies,
    several_rows_apply,
    too_many_steps,
    too_long,
    not_a_number,
    no_such_date,
    null_operand,
    root_of_negative,
    empty_list,
    not_supported,
};

class value;

namespace detail {
struct object {
    enum kind : std::uint8_t { text, list, context, range, function };
    explicit object(kind which) : what{which} {}
    object(object const&) = delete;
    object& operator=(object const&) = delete;
    std::atomic<std::uint32_t> references{1};
    kind what;
    std::uint16_t depth = 1;  ///< of lists and contexts inside one another, cut off at 65535
    std::uint64_t weight = 1; ///< values inside, each counted as often as it can be reached
};
struct text_object;
struct list_object;
struct context_object;
struct range_object;
struct function_object;
} // namespace detail

/// The declared values of a string, in the order of the vocabulary. Owned by an opened plan.
using declared_values = std::vector<std::string>;

class value {
public:
    enum class shape : std::uint8_t {
        nothing, ///< no value but null
        boolean,
        number,
        day,
        months,
        seconds,
        choice,
        text,
        time_of_day,
        date_and_time,
        list,
        context,
        range,
        function, ///< one of the language, or a block of a plan with what it saw where it was made
        anything, ///< any value of its static type
    };

    /// Declared strings up to this many are kept as a set of bits; with more an unknown one is `anything`.
    static constexpr std::size_t most_choices = 128;

    value() noexcept : shape_{shape::nothing}, nulls_{truth::absent}, payload_{} {}
    explicit value(truth set) noexcept : shape_{shape::boolean}, nulls_{0}, payload_{} {
        truth_ = set.members() & (truth::yes | truth::no);
        nulls_ = set.members() & (truth::absent | truth::mistaken);
        if (truth_ == 0) shape_ = shape::nothing;
    }
    explicit value(bool known) noexcept : value{truth{known}} {}
    explicit value(decimal const& known) noexcept : value{known, known} {}
    explicit value(date const& known) noexcept : value{shape::day, to_days(known), to_days(known)} {}
    explicit value(months_duration known) noexcept : value{shape::months, known.months, known.months} {}
    explicit value(time_duration known) noexcept : value{known, known} {}
    explicit value(time const& known) noexcept : shape_{shape::time_of_day}, nulls_{0}, payload_{} {
        ::new (&payload_.clock) time(known);
    }
    explicit value(date_time const& known) noexcept : shape_{shape::date_and_time}, nulls_{0}, payload_{} {
        ::new (&payload_.moment) date_time(known);
    }
    explicit value(std::string_view known);
    /// A literal is a text; without this it would be true.
    explicit value(char const* known) : value{std::string_view{known}} {}

    [[nodiscard]] static value absent() { return value{}; }
    [[nodiscard]] static value mistaken(mistake why, std::uint32_t node = 0) {
        value result;
        result.nulls_ = truth::mistaken;
        result.why_ = why;
        result.node_ = node;
        return result;
    }
    [[nodiscard]] static value between(decimal const& low, decimal const& high) { return value{low, high}; }
    [[nodiscard]] static value days_between(std::int64_t low, std::int64_t high) {
        return value{shape::day, low, high};
    }
    [[nodiscard]] static value months_between_ends(std::int64_t low, std::int64_t high) {
        return value{shape::months, low, high};
    }
    [[nodiscard]] static value seconds_between(time_duration low, time_duration high) { return value{low, high}; }
    [[nodiscard]] static value anything() {
        value result;
        result.shape_ = shape::anything;
        result.nulls_ = 0;
        return result;
    }
    /// Some of the strings of `of`, which must live as long as the value; bit i of `bits` stands for the i-th.
    [[nodiscard]] static value any_of(declared_values const& of, std::array<std::uint64_t, 2> bits) {
        value result;
        result.shape_ = shape::choice;
        result.nulls_ = 0;
        result.payload_.choice = {bits, &of};
        return result;
    }
    /// A list whose items are all certain.
    [[nodiscard]] static value list(std::vector<value> items);
    /// A list of which item i may be missing where `maybe[i]` is true.
    [[nodiscard]] static value list(std::vector<value> items, std::vector<bool> maybe);
    [[nodiscard]] static value context(std::vector<std::pair<std::string, value>> entries);
    /// An end that is `absent()` is unbounded.
    [[nodiscard]] static value range(value low, value high, bool low_closed, bool high_closed);
    /// `(= 10)` and, `negated`, `(!= 10)`: what a test takes, which is no range between two ends.
    [[nodiscard]] static value test_range(value of, bool negated);
    /// The function whose block begins at an instruction of the plan that made it. `settled`: its body reads nothing
    /// that is still to be supplied.
    [[nodiscard]] static value function(std::uint32_t block, std::vector<value> captured, bool settled = true);
    /// A function of the language, by the number of its id.
    [[nodiscard]] static value language_function(std::uint16_t id);

    value(value const& other) noexcept { take(other); }
    value(value&& other) noexcept { steal(other); }
    value& operator=(value const& other) noexcept {
        if (this != &other) {
            if (other.owns()) other.payload_.shared->references.fetch_add(1, std::memory_order_relaxed);
            release();
            std::memcpy(static_cast<void*>(this), &other, sizeof(value));
        }
        return *this;
    }
    value& operator=(value&& other) noexcept {
        if (this != &other) {
            release();
            steal(other);
        }
        return *this;
    }
    ~value() { release(); }

    [[nodiscard]] shape what() const { return shape_; }
    /// truth::absent, truth::mistaken, both or none: whether null is among the members, and of which kind.
    [[nodiscard]] unsigned nulls() const { return nulls_; }
    [[nodiscard]] bool may_be_null() const { return nulls_ != 0; }
    [[nodiscard]] bool is_null() const { return shape_ == shape::nothing; }
    [[nodiscard]] bool is_mistaken() const { return is_null() && nulls_ == truth::mistaken; }
    [[nodiscard]] mistake why() const { return why_; }
    [[nodiscard]] std::uint32_t node() const { return node_; } ///< the node whose computation was the mistake

    /// This value, with null among its members too.
    [[nodiscard]] value or_null(unsigned which, mistake why = mistake::none, std::uint32_t node = 0) const {
        value result = *this;
        result.nulls_ = (result.nulls_ | which) & 0xFU;
        if (why != mistake::none && result.why_ == mistake::none) {
            result.why_ = why;
            result.node_ = node;
        }
        return result;
    }
    [[nodiscard]] value or_null_of(value const& other) const { return or_null(other.nulls_, other.why_, other.node_); }
    [[nodiscard]] value without_null() const {
        value result = *this;
        result.nulls_ = 0;
        return result;
    }

    /// The members as a condition sees them; a value that is no boolean counts as a mistaken null.
    [[nodiscard]] truth as_truth() const {
        if (shape_ == shape::boolean || shape_ == shape::nothing)
            return truth::of(static_cast<unsigned>(truth_) | nulls_);
        if (shape_ == shape::anything) return truth::of(truth::yes | truth::no | nulls_);
        return truth::of(truth::mistaken | nulls_);
    }
    [[nodiscard]] decimal const& low() const { return payload_.number[0]; }
    [[nodiscard]] decimal const& high() const { return payload_.number[1]; }
    /// An end that the number comes near but never reaches.
    [[nodiscard]] bool low_open() const { return (open_ & 1U) != 0; }
    [[nodiscard]] bool high_open() const { return (open_ & 2U) != 0; }
    [[nodiscard]] value with_open_ends(bool low, bool high) const {
        value result = *this;
        result.open_ = (low ? 1U : 0U) | (high ? 2U : 0U);
        return result;
    }
    [[nodiscard]] std::int64_t low_integer() const { return payload_.integer[0]; } ///< of days and months
    [[nodiscard]] std::int64_t high_integer() const { return payload_.integer[1]; }
    [[nodiscard]] time_duration low_seconds() const { return payload_.seconds[0]; }
    [[nodiscard]] time_duration high_seconds() const { return payload_.seconds[1]; }
    [[nodiscard]] time const& time_of_day() const { return payload_.clock; }
    [[nodiscard]] date_time const& moment() const { return payload_.moment; }
    [[nodiscard]] declared_values const& choices() const { return *payload_.choice.of; }
    [[nodiscard]] std::array<std::uint64_t, 2> const& choice_bits() const { return payload_.choice.bits; }

    /// A text, or a choice of which only one is left.
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] bool is_text() const {
        return shape_ == shape::text || (shape_ == shape::choice && choices_left() == 1);
    }
    [[nodiscard]] int choices_left() const {
        return std::popcount(payload_.choice.bits[0]) + std::popcount(payload_.choice.bits[1]);
    }

    [[nodiscard]] std::span<value const> items() const;
    [[nodiscard]] bool is_maybe(std::size_t item) const;
    [[nodiscard]] bool has_maybes() const;
    [[nodiscard]] std::span<std::pair<std::string, value> const> entries() const;
    /// Null pointer if a context has no such entry.
    [[nodiscard]] value const* entry(std::string_view key) const;
    [[nodiscard]] value const& range_low() const;
    [[nodiscard]] value const& range_high() const;
    [[nodiscard]] bool range_low_closed() const;
    [[nodiscard]] bool range_high_closed() const;
    /// Whether a range is `(= 10)` or `(!= 10)`; both ends are the value then.
    [[nodiscard]] bool is_test_range() const;
    [[nodiscard]] bool is_negated_test() const;
    /// The id of a function of the language; 0 for a block.
    [[nodiscard]] std::uint16_t function_id() const;
    [[nodiscard]] std::uint32_t function_block() const;
    [[nodiscard]] std::span<value const> captured() const;

    /// Of lists, contexts and ranges inside one another, and how many values are inside, each counted as often as it
    /// can be reached: what walking over all of it costs.
    [[nodiscard]] unsigned depth() const { return owns() ? payload_.shared->depth : 0U; }
    [[nodiscard]] std::uint64_t weight() const { return owns() ? payload_.shared->weight : 1U; }

    /// Whether it has one member only: nothing that is still to be supplied can change it.
    [[nodiscard]] bool is_point() const;

private:
    union payload {
        payload() : integer{0, 0} {}
        ~payload() {}
        decimal number[2];
        std::int64_t integer[2];
        time_duration seconds[2];
        struct {
            std::array<std::uint64_t, 2> bits;
            declared_values const* of;
        } choice;
        time clock;
        date_time moment;
        detail::object* shared;
    };

    value(decimal const& low, decimal const& high) noexcept : shape_{shape::number}, nulls_{0}, payload_{} {
        ::new (&payload_.number[0]) decimal(low);
        ::new (&payload_.number[1]) decimal(high);
    }
    value(shape which, std::int64_t low, std::int64_t high) noexcept : shape_{which}, nulls_{0}, payload_{} {
        payload_.integer[0] = low;
        payload_.integer[1] = high;
    }
    value(time_duration low, time_duration high) noexcept : shape_{shape::seconds}, nulls_{0}, payload_{} {
        ::new (&payload_.seconds[0]) time_duration(low);
        ::new (&payload_.seconds[1]) time_duration(high);
    }
    value(shape which, detail::object* owned) noexcept : shape_{which}, nulls_{0}, payload_{} {
        payload_.shared = owned;
    }

    [[nodiscard]] bool owns() const {
        return shape_ == shape::text || shape_ == shape::list || shape_ == shape::context || shape_ == shape::range ||
               shape_ == shape::function;
    }
    void take(value const& other) noexcept {
        std::memcpy(static_cast<void*>(this), &other, sizeof(value));
        if (owns()) payload_.shared->references.fetch_add(1, std::memory_order_relaxed);
    }
    void steal(value& other) noexcept {
        std::memcpy(static_cast<void*>(this), &other, sizeof(value));
        other.shape_ = shape::nothing;
        other.nulls_ = truth::absent;
    }
    void release() noexcept {
        if (owns() && payload_.shared->references.fetch_sub(1, std::memory_order_acq_rel) == 1)
            destroy(payload_.shared);
    }
    static void destroy(detail::object* last) noexcept;

    shape shape_;
    std::uint8_t nulls_ : 4; ///< truth::absent and truth::mistaken
    std::uint8_t truth_ : 2 = 0;
    std::uint8_t open_ : 2 = 0;
    mistake why_ = mistake::none;
    std::uint32_t node_ = 0;
    payload payload_;
};
static_assert(sizeof(value) == 40);

namespace detail {

struct text_object : object {
    explicit text_object(std::string_view known) : object{object::text}, characters{known} {}
    std::string characters;
};
struct list_object : object {
    list_object() : object{object::list} {}
    std::vector<value> items;
    std::vector<bool> maybe; ///< empty: every item is certain
};
struct context_object : object {
    context_object() : object{object::context} {}
    std::vector<std::pair<std::string, value>> entries;
};
struct range_object : object {
    range_object() : object{object::range} {}
    value low, high;
    bool low_closed = true, high_closed = true;
    bool test = false, negated = false;
};
struct function_object : object {
    function_object() : object{object::function} {}
    std::uint16_t id = 0;
    std::uint32_t block = 0;
    bool settled = true;
    std::vector<value> captured;
};

} // namespace detail

namespace detail {

inline void grow(object& outer, value const& inside) {
    constexpr unsigned deepest = 0xFFFF;
    constexpr auto heaviest = std::uint64_t{1} << 60U;
    outer.depth = static_cast<std::uint16_t>(std::min(deepest, std::max<unsigned>(outer.depth, inside.depth() + 1)));
    outer.weight = std::min(heaviest, outer.weight + inside.weight());
}

} // namespace detail

inline value::value(std::string_view known) : value{shape::text, new detail::text_object{known}} {}

inline value value::list(std::vector<value> items) { return list(std::move(items), {}); }

inline value value::list(std::vector<value> items, std::vector<bool> maybe) {
    auto* made = new detail::list_object;
    made->items = std::move(items);
    for (auto const& each : made->items) detail::grow(*made, each);
    made->maybe = std::move(maybe);
    return value{shape::list, made};
}

inline value value::context(std::vector<std::pair<std::string, value>> entries) {
    auto* made = new detail::context_object;
    made->entries = std::move(entries);
    for (auto const& each : made->entries) detail::grow(*made, each.second);
    return value{shape::context, made};
}

inline value value::range(value low, value high, bool low_closed, bool high_closed) {
    auto* made = new detail::range_object;
    made->low = std::move(low);
    made->high = std::move(high);
    detail::grow(*made, made->low);
    detail::grow(*made, made->high);
    made->low_closed = low_closed;
    made->high_closed = high_closed;
    return value{shape::range, made};
}

inline value value::test_range(value of, bool negated) {
    auto made = range(of, of, true, true);
    auto* object = static_cast<detail::range_object*>(made.payload_.shared);
    object->test = true;
    object->negated = negated;
    return made;
}

inline value value::function(std::uint32_t block, std::vector<value> captured, bool settled) {
    auto* made = new detail::function_object;
    made->block = block;
    made->settled = settled;
    made->captured = std::move(captured);
    for (auto const& each : made->captured) detail::grow(*made, each);
    return value{shape::function, made};
}

inline value value::language_function(std::uint16_t id) {
    auto* made = new detail::function_object;
    made->id = id;
    return value{shape::function, made};
}

inline void value::destroy(detail::object* last) noexcept {
    switch (last->what) {
    case detail::object::text: delete static_cast<detail::text_object*>(last); break;
    case detail::object::list: delete static_cast<detail::list_object*>(last); break;
    case detail::object::context: delete static_cast<detail::context_object*>(last); break;
    case detail::object::range: delete static_cast<detail::range_object*>(last); break;
    case detail::object::function: delete static_cast<detail::function_object*>(last); break;
    }
}

inline std::string_view value::text() const {
    if (shape_ == shape::text) return static_cast<detail::text_object const*>(payload_.shared)->characters;
    assert(is_text());
    auto const& bits = payload_.choice.bits;
    auto const at = bits[0] != 0 ? std::countr_zero(bits[0]) : 64 + std::countr_zero(bits[1]);
    return (*payload_.choice.of)[static_cast<std::size_t>(at)];
}

inline std::span<value const> value::items() const {
    assert(shape_ == shape::list);
    return static_cast<detail::list_object const*>(payload_.shared)->items;
}

inline bool value::has_maybes() const {
    assert(shape_ == shape::list);
    return !static_cast<detail::list_object const*>(payload_.shared)->maybe.empty();
}

inline bool value::is_maybe(std::size_t item) const {
    return has_maybes() && static_cast<detail::list_object const*>(payload_.shared)->maybe[item];
}

inline std::span<std::pair<std::string, value> const> value::entries() const {
    assert(shape_ == shape::context);
    return static_cast<detail::context_object const*>(payload_.shared)->entries;
}

inline value const* value::entry(std::string_view key) const {
    for (auto const& each : entries())
        if (each.first == key) return &each.second;
    return nullptr;
}

inline value const& value::range_low() const { return static_cast<detail::range_object const*>(payload_.shared)->low; }
inline value const& value::range_high() const {
    return static_cast<detail::range_object const*>(payload_.shared)->high;
}
inline bool value::range_low_closed() const {
    return static_cast<detail::range_object const*>(payload_.shared)->low_closed;
}
inline bool value::range_high_closed() const {
    return static_cast<detail::range_object const*>(payload_.shared)->high_closed;
}

inline bool value::is_test_range() const { return static_cast<detail::range_object const*>(payload_.shared)->test; }
inline bool value::is_negated_test() const {
    return static_cast<detail::range_object const*>(payload_.shared)->negated;
}

inline std::uint16_t value::function_id() const {
    assert(shape_ == shape::function);
    return static_cast<detail::function_object const*>(payload_.shared)->id;
}
inline std::uint32_t value::function_block() const {
    assert(shape_ == shape::function);
    return static_cast<detail::function_object const*>(payload_.shared)->block;
}
inline std::span<value const> value::captured() const {
    assert(shape_ == shape::function);
    return static_cast<detail::function_object const*>(payload_.shared)->captured;
}

inline bool value::is_point() const {
    if (shape_ == shape::nothing) return nulls_ == truth::absent || nulls_ == truth::mistaken;
    if (nulls_ != 0) return false;
    switch (shape_) {
    case shape::boolean: return truth_ != (truth::yes | truth::no);
    case shape::number: return payload_.number[0] == payload_.number[1];
    case shape::day:
    case shape::months: return payload_.integer[0] == payload_.integer[1];
    case shape::seconds: return payload_.seconds[0] == payload_.seconds[1];
    case shape::choice: return choices_left() == 1;
    case shape::anything: return false;
    case shape::list: {
        if (has_maybes()) return false;
        for (auto const& each : items())
            if (!each.is_point()) return false;
        return true;
    }
    case shape::context: {
        for (auto const& each : entries())
            if (!each.second.is_point()) return false;
        return true;
    }
    case shape::range: return range_low().is_point() && range_high().is_point();
    case shape::function: {
        for (auto const& each : captured())
            if (!each.is_point()) return false;
        return static_cast<detail::function_object const*>(payload_.shared)->settled;
    }
    default: return true;
    }
}

} // namespace huiqi
