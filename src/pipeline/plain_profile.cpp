#include "plain_profile.hpp"

#include <cstring>
#include <optional>

#include <huiqi/feel/kinds.hpp>

namespace huiqi {

namespace {

using detail::lane_form;

class plain_reader {
public:
    plain_reader(std::string_view json, profile& into)
        : at_{json.data()}, end_{json.data() + json.size()}, into_{into}, plan_{into.rules().plan()} {}

    [[nodiscard]] bool read() {
        if (!take('{')) return false;
        bool const enclosed = opens_enclosed();
        if (!facts()) return false;
        if (enclosed && !take('}')) return false;
        skip_blanks();
        return at_ == end_;
    }

private:
    struct written_number {
        std::int64_t digits; ///< all of them, without the point
        unsigned places;     ///< behind the point
    };

    void skip_blanks() {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
    }
    /// The next character that is not a blank.
    [[nodiscard]] bool take(char wanted) {
        if (at_ == end_ || *at_ != wanted) {
            skip_blanks();
            if (at_ == end_ || *at_ != wanted) return false;
        }
        ++at_;
        return true;
    }
    [[nodiscard]] bool take_text(std::string_view wanted) {
        if (static_cast<std::size_t>(end_ - at_) < wanted.size() || std::memcmp(at_, wanted.data(), wanted.size()) != 0)
            return false;
        at_ += wanted.size();
        return true;
    }
    /// The name and the quotation mark behind it.
    [[nodiscard]] bool take_quoted(std::string_view wanted) {
        if (static_cast<std::size_t>(end_ - at_) <= wanted.size() || at_[wanted.size()] != '"' ||
            std::memcmp(at_, wanted.data(), wanted.size()) != 0)
            return false;
        at_ += wanted.size() + 1;
        return true;
    }
    /// What stands before the next quotation mark; none if anything of it is escaped or may not stand in JSON.
    [[nodiscard]] std::optional<std::string_view> quoted() {
        auto const* const begin = at_;
        for (; at_ != end_; ++at_) {
            if (*at_ == '"') return std::string_view{begin, static_cast<std::size_t>(at_++ - begin)};
            if (*at_ == '\\' || static_cast<unsigned char>(*at_) < 0x20) break;
        }
        return std::nullopt;
    }

    /// `"huiqi": "profile/1", "facts": {`, of which nothing is taken if it is not all there.
    [[nodiscard]] bool opens_enclosed() {
        auto const* const before = at_;
        if (take('"') && take_quoted("huiqi") && take(':') && take('"') && take_quoted("profile/1") && take(',') &&
            take('"') && take_quoted("facts") && take(':') && take('{'))
            return true;
        at_ = before;
        return false;
    }

    [[nodiscard]] bool facts() {
        if (take('}')) return true;
        do {
            auto const fact = name();
            if (!fact || !take(':')) return false;
            skip_blanks();
            if (at_ == end_ || !value_of(*fact)) return false;
        } while (take(','));
        return take('}');
    }

    /// Programs often write facts in the order of the vocabulary, so the next one is tried first.
    [[nodiscard]] std::optional<plan_record::index> name() {
        if (!take('"')) return std::nullopt;
        auto const& facts = plan_.tables.facts;
        if (expected_ < facts.size()) {
            auto const& fact = facts[expected_];
            if (is_expected(fact.id) || is_expected(fact.name)) return expected_++;
        }
        auto const text = quoted();
        if (!text) return std::nullopt;
        auto const found = plan_.facts_by_name.find(*text);
        if (found == plan_.facts_by_name.end() || is_key_of_format(*text)) return std::nullopt;
        expected_ = found->second + 1;
        return found->second;
    }
    /// A name with a backslash is not what JSON would have written for it.
    [[nodiscard]] bool is_expected(plan_record::index spelling) {
        auto const text = plan_.text(spelling);
        auto const size = text.size();
        if (size == 0 || static_cast<std::size_t>(end_ - at_) <= size || at_[size] != '"') return false;
        // Short, and nearly always equal: quicker looked at here than by memcmp and memchr.
        constexpr std::uint64_t ones = 0x0101'0101'0101'0101, backslashes = ones * '\\';
        std::uint64_t escapes = 0;
        std::size_t i = 0;
        for (; i + 8 <= size; i += 8) {
            std::uint64_t written = 0, wanted = 0;
            std::memcpy(&written, at_ + i, 8);
            std::memcpy(&wanted, text.data() + i, 8);
            if (written != wanted) return false;
            auto const other = wanted ^ backslashes;
            escapes |= (other - ones) & ~other & ones << 7U; // a byte that is none
        }
        for (; i < size; ++i)
            if (at_[i] != text[i] || text[i] == '\\') return false;
        if (escapes != 0 || is_key_of_format(text)) return false;
        at_ += size + 1;
        return true;
    }
    /// A fact may have such a name; then what is meant depends on everything round it.
    [[nodiscard]] static bool is_key_of_format(std::string_view text) {
        return text == "huiqi" || text == "facts" || text == "惠企" || text == "事实";
    }

    [[nodiscard]] bool value_of(plan_record::index fact) {
        auto const& form = plan_.fact_forms[fact];
        if (form.what == lane_form::none) return *at_ == '{' && years(fact);
        if (into_.has(fact)) return false;
        switch (form.what) {
        case lane_form::truth: return boolean([&](bool known) { return put(fact, form, known ? 1 : 2); });
        case lane_form::number: {
            auto const known = number();
            auto const units = known ? units_of(*known, form.scale) : std::nullopt;
            return units && put(fact, form, *units);
        }
        case lane_form::day: {
            auto const known = at_ != end_ && *at_++ == '"' ? quoted() : std::nullopt;
            auto const day = known ? parse_date(*known) : std::nullopt;
            return day && put(fact, form, to_days(*day));
        }
        case lane_form::choice: {
            auto const known = at_ != end_ && *at_++ == '"' ? quoted() : std::nullopt;
            if (!known) return false;
            auto const& declared = *form.of;
            for (std::size_t i = 0; i < declared.size(); ++i)
                if (declared[i] == *known) return put(fact, form, static_cast<std::int64_t>(std::uint64_t{1} << i));
            return false;
        }
        case lane_form::none: break;
        }
        return false;
    }
    [[nodiscard]] bool put(plan_record::index fact, lane_form const& form, std::int64_t known) {
        return into_.put_units(fact, form.what, known);
    }

    /// Numbers and truths by year; what else a yearly fact may be is read as a document.
    [[nodiscard]] bool years(plan_record::index fact) {
        auto const& record = plan_.tables.facts[fact];
        auto const& type = plan_.tables.types[record.type];
        auto const kind = static_cast<feel::type_kind>(type.kind);
        bool const is_number = kind == feel::type_kind::number;
        if ((type.flags & plan_record::type::yearly) == 0 || (!is_number && kind != feel::type_kind::boolean) ||
            !into_.years(fact).empty())
            return false;
        ++at_;
        do {
            auto const year = take('"') ? this->year() : std::nullopt;
            if (!year || !take(':') || into_.find(fact, *year) != nullptr) return false;
            skip_blanks();
            auto const store = [&](value known) {
                auto fitted = detail::fit_value(plan_, record, known);
                if (fitted.wrong == nullptr) into_.put(fact, *year, std::move(fitted.what));
                return fitted.wrong == nullptr;
            };
            if (is_number) {
                auto const known = number();
                if (!known) return false;
                auto const magnitude = known->digits < 0 ? 0 - static_cast<std::uint64_t>(known->digits)
                                                         : static_cast<std::uint64_t>(known->digits);
                auto const exact = decimal::from_parts(known->digits < 0, magnitude, -static_cast<int>(known->places));
                if (!exact || !store(value{*exact})) return false;
            } else if (!boolean([&](bool known) { return store(value{known}); })) {
                return false;
            }
        } while (take(','));
        return take('}');
    }
    [[nodiscard]] std::optional<int> year() {
        if (end_ - at_ < 5 || *at_ == '0' || at_[4] != '"') return std::nullopt;
        int found = 0;
        for (int i = 0; i < 4; ++i, ++at_) {
            if (!is_digit(*at_)) return std::nullopt;
            found = found * 10 + (*at_ - '0');
        }
        ++at_;
        return found;
    }

    template <class Store>
    [[nodiscard]] bool boolean(Store&& store) {
        if (take_text("true")) return store(true);
        return take_text("false") && store(false);
    }

    [[nodiscard]] static bool is_digit(char each) { return each >= '0' && each <= '9'; }
    /// Digits as JSON writes them, eighteen at most, so that they fit.
    [[nodiscard]] std::optional<written_number> number() {
        bool const negative = at_ != end_ && *at_ == '-';
        if (negative) ++at_;
        constexpr std::ptrdiff_t most = 18;
        std::int64_t digits = 0;
        auto const take_digits = [&] {
            auto const* const begin = at_;
            for (; at_ != end_ && is_digit(*at_); ++at_) {
                if (at_ - begin == most) return std::ptrdiff_t{0};
                digits = digits * 10 + (*at_ - '0');
            }
            return at_ - begin;
        };
        auto const* const first = at_;
        auto const whole = take_digits();
        if (whole == 0 || (whole > 1 && *first == '0')) return std::nullopt;
        std::ptrdiff_t places = 0;
        if (at_ != end_ && *at_ == '.') {
            if (whole > most / 2) return std::nullopt;
            ++at_;
            places = take_digits();
            if (places == 0 || places > most / 2) return std::nullopt;
        }
        return written_number{negative ? -digits : digits, static_cast<unsigned>(places)};
    }
    [[nodiscard]] static std::optional<std::int64_t> units_of(written_number const& of, unsigned scale) {
        std::int64_t units = 0;
        if (of.places > scale ||
            __builtin_mul_overflow(of.digits, static_cast<std::int64_t>(detail::powers_of_ten[scale - of.places]),
                                   &units))
            return std::nullopt;
        return units;
    }

    char const *at_, *end_;
    profile& into_;
    detail::opened_plan const& plan_;
    plan_record::index expected_ = 0;
};

} // namespace

bool read_plain_profile(std::string_view json, profile& into) {
    constexpr std::size_t longest = 1U << 16U; // what is longer is a file, of which every bound is looked at
    return json.size() <= longest && plain_reader{json, into}.read();
}

} // namespace huiqi
