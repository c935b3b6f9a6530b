#include "screen/facts_hash.hpp"

#include <string_view>

#include <huiqi/plan/image.hpp>

namespace huiqi::screening {

namespace {

class running_hash {
public:
    void add(std::uint64_t word) {
        state_ = (state_ ^ word) * 0x9E37'79B9'7F4A'7C15U;
        state_ ^= state_ >> 29U;
    }
    void add(std::string_view text) {
        add(text.size());
        add(plan_checksum(std::as_bytes(std::span{text.data(), text.size()})));
    }
    void add(decimal const& number) {
        add(number.low_bits());
        add(number.high_bits());
    }
    void add(value const& known) {
        using shape = value::shape;
        // A declared string is a choice under one vocabulary and a text under another.
        auto const what = known.is_text() ? shape::text : known.what();
        add(static_cast<std::uint64_t>(what) << 8U | known.nulls());
        switch (what) {
        case shape::boolean: return add(std::uint64_t{known.as_truth().members()});
        case shape::number: return add(known.low()), add(known.high());
        case shape::day:
        case shape::months: return add(static_cast<std::uint64_t>(known.low_integer()));
        case shape::seconds: return add(static_cast<std::uint64_t>(known.low_seconds().seconds));
        case shape::text: return add(known.text());
        case shape::list:
            for (auto const& each : known.items()) add(each);
            return;
        case shape::context:
            for (auto const& each : known.entries()) {
                add(std::string_view{each.first});
                add(each.second);
            }
            return;
        default: return;
        }
    }
    [[nodiscard]] std::uint64_t result() const { return state_ ^ state_ >> 32U; }

private:
    std::uint64_t state_ = 0xCBF2'9CE4'8422'2325U;
};

} // namespace

std::uint64_t hash_of(profile const& facts) {
    auto const& rules = facts.rules();
    std::uint64_t sum = 0; // does not depend on the order
    auto const add = [&](plan_record::index fact, int year, value const& known) {
        running_hash one;
        one.add(rules.text(rules.tables().facts[fact].name));
        one.add(static_cast<std::uint64_t>(year));
        one.add(known);
        sum += one.result();
    };
    for (plan_record::index i = 0; i < rules.tables().facts.size(); ++i) {
        if (auto const known = facts.known(i)) add(i, 0, *known);
        for (auto const& [year, known] : facts.years(i)) add(i, year, known);
    }
    return sum;
}

} // namespace huiqi::screening
