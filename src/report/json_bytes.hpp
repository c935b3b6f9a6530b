#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include <huiqi/value/date.hpp>
#include <huiqi/value/lane.hpp>

namespace huiqi::reporting {

/// Bytes of JSON appended to a text of somebody else's. What is put is not looked at: it has been escaped before, or
/// consists of digits. The text has its right size once the writer is gone.
class json_bytes {
public:
    explicit json_bytes(std::string& into) : into_{into}, used_{into.size()} { into_.resize(into_.capacity()); }
    json_bytes(json_bytes const&) = delete;
    json_bytes& operator=(json_bytes const&) = delete;
    ~json_bytes() { into_.resize(used_); }

    void put(std::string_view text) {
        auto* const at = room(text.size());
        std::memcpy(at, text.data(), text.size());
        used_ += text.size();
    }
    /// The same of bytes that are followed by `padding` more in memory, which makes copying quicker.
    void put_padded(std::string_view text) {
        auto* const at = room(text.size() + padding);
        std::memcpy(at, text.data(), padding);
        if (text.size() > padding) std::memcpy(at + padding, text.data() + padding, text.size() - padding);
        used_ += text.size();
    }
    static constexpr std::size_t padding = 64;
    void put_integer(std::int64_t of) {
        put_between([&](char* at) { return integer(at, of); });
    }
    /// `"-12.5"`: a multiple of 10^-scale as a text, as decimals are written.
    void put_units(std::int64_t units, unsigned scale) {
        put_between([&](char* at) {
            *at++ = '"';
            at = decimal_digits(at, units, scale);
            *at++ = '"';
            return at;
        });
    }
    /// The comma behind the last record becomes the bracket that ends the list.
    void close_list() {
        auto& last = into_[used_ - 1];
        if (last == ',')
            last = ']';
        else
            put("]");
    }

private:
    [[nodiscard]] char* room(std::size_t bytes) {
        if (into_.size() - used_ < bytes) into_.resize(std::max(into_.size() * 2, used_ + bytes + smallest));
        return into_.data() + used_;
    }
    /// `write` gets 48 bytes and gives the end of what it has written.
    template <class Write>
    void put_between(Write&& write) {
        auto* const at = room(48);
        used_ += static_cast<std::size_t>(write(at) - at);
    }

    [[nodiscard]] static char* integer(char* at, std::int64_t of) { return std::to_chars(at, at + 24, of).ptr; }

    [[nodiscard]] static char* decimal_digits(char* at, std::int64_t units, unsigned scale) {
        if (scale == 0) return integer(at, units);
        auto const magnitude = units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
        auto const [whole, rest] = split(magnitude, scale);
        if (units < 0) *at++ = '-';
        at = std::to_chars(at, at + 24, whole).ptr;
        if (rest == 0) return at;
        *at++ = '.';
        auto places = rest;
        for (unsigned place = scale; place-- > 0; places /= 10) at[place] = static_cast<char>('0' + places % 10);
        at += scale;
        while (at[-1] == '0') --at;
        return at;
    }
    struct parts {
        std::uint64_t whole, rest;
    };
    [[nodiscard]] static parts split(std::uint64_t of, unsigned scale) {
        // The two that facts have: the compiler divides by what it knows.
        if (scale == 2) return {of / 100, of % 100};
        if (scale == 4) return {of / 10'000, of % 10'000};
        auto const one = static_cast<std::uint64_t>(detail::powers_of_ten[scale]);
        return {of / one, of % one};
    }

    static constexpr std::size_t smallest = 4096;

    std::string& into_;
    std::size_t used_;
};

} // namespace huiqi::reporting
