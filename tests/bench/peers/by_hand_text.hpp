#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "by_hand_trace.hpp"

/// The same with JSON text going in and out.
namespace workload {

/// A text under construction in memory of its owner, never more than what fits.
class text_buffer {
public:
    void clear() { size_ = 0; }
    void put(std::string_view text) {
        std::memcpy(characters_.data() + size_, text.data(), text.size());
        size_ += text.size();
    }
    void put(std::int64_t number) {
        auto* const at = characters_.data() + size_;
        size_ = static_cast<std::size_t>(std::to_chars(at, characters_.data() + characters_.size(), number).ptr -
                                         characters_.data());
    }
    /// A number, or null where it is not known.
    void put_known(std::int64_t number) { number == missing ? put("null") : put(number); }
    void drop_last() { --size_; }
    [[nodiscard]] std::string_view text() const { return {characters_.data(), size_}; }

private:
    /// 41 records of at most 100 characters, and the answers.
    std::array<char, 6'000> characters_;
    std::size_t size_ = 0;
};

// ---- out

namespace detail {

/// By noted: how a record begins.
inline constexpr std::array<std::string_view, noted_count> labels{
    R"({"what":"personnel score","is":")",
    R"({"what":"R&D score","is":")",
    R"({"what":"property score","is":")",
    R"({"what":"score","is":")",
    R"({"what":"clean record","is":")",
    R"({"what":"employees <= 500","is":")",
    R"({"what":"revenue <= 200 million","is":")",
    R"({"what":"assets <= 200 million","is":")",
    R"({"what":"clean record","is":")",
    R"({"what":"high-tech","is":")",
    R"({"what":"score >= 60","is":")",
    R"({"what":"personnel score > 0","is":")",
    R"({"what":"years >= 2","is":")",
    R"({"what":"high-tech industry","is":")",
    R"({"what":"invention patents >= 1","is":")",
    R"({"what":"utility patents >= 6","is":")",
    R"({"what":"R&D staff >= 10%","is":")",
    R"({"what":"R&D share required","is":")",
    R"({"what":"R&D of three years","is":")",
    R"({"what":"domestic R&D >= 60%","is":")",
    R"({"what":"high-tech revenue >= 60%","is":")",
    R"({"what":"clean record","is":")",
    R"({"what":"amount by revenue","is":")",
    R"({"what":"technology SME","is":")",
    R"({"what":"programme 1","is":")",
    R"({"what":"high-tech","is":")",
    R"({"what":"programme 2","is":")",
    R"({"what":"district","is":")",
    R"({"what":"not dishonest","is":")",
    R"({"what":"tax credit A, B or M","is":")",
    R"({"what":"knowledge value","is":")",
    R"({"what":"loan tier","is":")",
    R"({"what":"reserve filed","is":")",
    R"({"what":"R&D grows","is":")",
    R"({"what":"R&D share >= 3%","is":")",
    R"({"what":"clean record","is":")",
    R"({"what":"first set recognised","is":")",
    R"({"what":"sales > 0","is":")",
    R"({"what":"district","is":")",
    R"({"what":"tax credit A or B","is":")",
    R"({"what":"clean record","is":")",
};
inline constexpr std::array<std::string_view, 3> truth_words{"false", "null", "true"};
inline constexpr std::array<std::string_view, 3> truth_letters{"F", "U", "T"};

} // namespace detail

inline void print_answers(answers const& found, text_buffer& into) {
    into.put(R"({"answers":[)");
    for (std::size_t i = 0; i < 5; ++i) {
        into.put(R"({"programme":)");
        into.put(static_cast<std::int64_t>(i + 1));
        into.put(R"(,"eligible":)");
        into.put(detail::truth_words[static_cast<std::size_t>(found.eligible[i])]);
        into.put(R"(,"amount":)");
        into.put_known(found.amount[i]);
        into.put("},");
    }
    into.drop_last();
    into.put("]");
}

inline void print_trace(traced_answers const& found, text_buffer& into) {
    print_answers(found.found, into);
    into.put(R"(,"trace":[)");
    for (auto const& each : found.trace) {
        into.put(detail::labels[static_cast<std::size_t>(each.what)]);
        into.put(detail::truth_letters[static_cast<std::size_t>(each.outcome)]);
        into.put(R"(","read":)");
        into.put_known(each.left);
        into.put(R"(,"of":)");
        into.put_known(each.right);
        into.put("},");
    }
    into.drop_last();
    into.put("]}");
}

/// Facts as JSON, what is missing left out.
inline void print_facts(enterprise const& of, text_buffer& into) {
    into.put("{");
    auto const name = [&](std::string_view text) {
        into.put("\"");
        into.put(text);
        into.put("\":");
    };
    for (auto const& each : numbers) {
        if (of.*each.at == missing) continue;
        name(each.name);
        auto const number = of.*each.at;
        into.put(each.hundredths ? number / 100 : number);
        if (each.hundredths) {
            into.put(number % 100 < 10 ? ".0" : ".");
            into.put(number % 100);
        }
        into.put(",");
    }
    for (auto const& each : codes) {
        if (of.*each.at == missing_code) continue;
        name(each.name);
        if (each.texts != nullptr) {
            into.put("\"");
            into.put(each.texts[of.*each.at]);
            into.put("\",");
        } else
            into.put(of.*each.at != 0 ? "true," : "false,");
    }
    if (into.text().size() > 1) into.drop_last();
    into.put("}");
}

// ---- in

/// Reads one flat object of facts. Members may stand in any order; the order of print_facts() is the fast one. False:
/// this is no such object.
class facts_reader {
public:
    explicit facts_reader(std::string_view text) : at_{text.data()}, end_{text.data() + text.size()} {}

    [[nodiscard]] bool read(enterprise& into) {
        for (auto const& each : numbers) into.*each.at = missing;
        for (auto const& each : codes) into.*each.at = missing_code;
        if (!take('{')) return false;
        if (take('}')) return true;
        std::size_t fact = 0;
        do {
            if (!name(fact) || !take(':')) return false;
            if (fact < numbers.size() ? !number(into, numbers[fact]) : !code(into, codes[fact - numbers.size()]))
                return false;
            ++fact;
        } while (take(','));
        return take('}');
    }

private:
    static constexpr std::size_t fact_count = numbers.size() + codes.size();
    static constexpr std::array<std::string_view, fact_count> names = [] {
        std::array<std::string_view, fact_count> all;
        for (std::size_t i = 0; i < numbers.size(); ++i) all[i] = numbers[i].name;
        for (std::size_t i = 0; i < codes.size(); ++i) all[numbers.size() + i] = codes[i].name;
        return all;
    }();

    bool take(char wanted) {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n')) ++at_;
        if (at_ == end_ || *at_ != wanted) return false;
        ++at_;
        return true;
    }
    /// A text and the quotation mark behind it.
    bool take_quoted(std::string_view wanted) {
        if (static_cast<std::size_t>(end_ - at_) <= wanted.size() || at_[wanted.size()] != '"' ||
            std::memcmp(at_, wanted.data(), wanted.size()) != 0)
            return false;
        at_ += wanted.size() + 1;
        return true;
    }
    /// `fact` is the one that is expected, and the one that was found.
    bool name(std::size_t& fact) {
        if (!take('"')) return false;
        for (std::size_t i = 0; i < fact_count; ++i, ++fact) {
            if (fact >= fact_count) fact = 0;
            if (take_quoted(names[fact])) return true;
        }
        return false;
    }
    bool digits(std::int64_t& found) {
        auto const* const begin = at_;
        for (; at_ != end_ && static_cast<unsigned char>(*at_ - '0') < 10 && at_ - begin < 18; ++at_)
            found = found * 10 + (*at_ - '0');
        return at_ != begin;
    }
    bool number(enterprise& into, number_fact const& fact) {
        std::int64_t found = 0;
        if (!digits(found)) return false;
        if (fact.hundredths) {
            std::int64_t places = 0;
            auto const* const begin = at_ + 1;
            if (at_ != end_ && *at_ == '.') {
                ++at_;
                if (!digits(places) || at_ - begin > 2) return false;
                if (at_ - begin == 1) places *= 10;
            }
            found = found * 100 + places;
        }
        into.*fact.at = found;
        return true;
    }
    bool code(enterprise& into, code_fact const& fact) {
        if (fact.texts == nullptr) {
            auto const word = std::string_view{at_, static_cast<std::size_t>(end_ - at_)};
            bool const yes = word.starts_with("true");
            if (!yes && !word.starts_with("false")) return false;
            at_ += yes ? 4 : 5;
            into.*fact.at = yes;
            return true;
        }
        if (!take('"')) return false;
        for (std::uint8_t i = 0; i < fact.count; ++i)
            if (take_quoted(fact.texts[i])) {
                into.*fact.at = i;
                return true;
            }
        return false;
    }

    char const *at_, *end_;
};

} // namespace workload
