#include "screen/blocks/block_loader.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include <huiqi/feel/kinds.hpp>

namespace huiqi::screening {

using detail::lane;
using detail::lane_form;

namespace {

/// Texts kept of each column; columns of free text have too many to be worth it.
constexpr std::size_t most_known_texts = 4'096, longest_known_text = 200;

/// Larger dictionaries are not read whole for the sake of one block.
constexpr std::int64_t largest_dictionary = 4'096;

/// `count` bits of a bitmap from the `first`-th on; nothing behind them is read.
[[nodiscard]] std::uint64_t bits_at(std::uint8_t const* bitmap, std::int64_t first, std::size_t count) {
    auto const* const from = bitmap + first / 8;
    auto const shift = static_cast<unsigned>(first % 8);
    if (shift == 0 && count == kernels::rows_a_word) {
        std::uint64_t word;
        std::memcpy(&word, from, sizeof word);
        return word;
    }
    auto const bytes = (shift + count + 7) / 8;
    std::uint64_t low = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(bytes, 8); ++i) low |= std::uint64_t{from[i]} << (8 * i);
    auto bits = low >> shift;
    if (bytes > 8) bits |= std::uint64_t{from[8]} << (64 - shift);
    return count == 64 ? bits : bits & ((std::uint64_t{1} << count) - 1);
}

void copy_bits(void const* bitmap, std::int64_t first, std::size_t rows, block_bits& into) {
    if (bitmap != nullptr && first % 8 == 0 && rows == block_rows) {
        std::memcpy(into.data(), static_cast<std::uint8_t const*>(bitmap) + first / 8, sizeof into);
        return;
    }
    for (std::size_t word = 0; word * kernels::rows_a_word < rows; ++word) {
        auto const at = word * kernels::rows_a_word;
        auto const count = std::min(kernels::rows_a_word, rows - at);
        into[word] = bitmap == nullptr ? (count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1)
                                       : bits_at(static_cast<std::uint8_t const*>(bitmap),
                                                 first + static_cast<std::int64_t>(at), count);
    }
}

/// `-12.5` as so many 10^-scale; empty for whatever is not written so plainly.
[[nodiscard]] std::optional<std::int64_t> plain_number(std::string_view text, unsigned scale) {
    constexpr std::size_t most_digits = 15;
    bool const negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    if (text.empty() || text.size() > most_digits) return std::nullopt;
    std::int64_t units = 0;
    std::size_t at = 0;
    auto const digits = [&] {
        auto const begin = at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) units = units * 10 + (text[at] - '0');
        return at - begin;
    };
    if (digits() == 0) return std::nullopt;
    std::size_t places = 0;
    if (at < text.size() && text[at] == '.') {
        ++at;
        places = digits();
        if (places == 0 || places > scale) return std::nullopt;
    }
    if (at != text.size()) return std::nullopt;
    for (; places < scale; ++places)
        if (__builtin_mul_overflow(units, 10, &units)) return std::nullopt;
    return negative ? -units : units;
}

} // namespace

block_loader::block_loader(rule_set const& rules, table_binding const& binding, block_program const& program)
    : binding_{binding}, program_{program}, reader_{rules, binding}, facts_{rules}, homes_(program.columns.size()),
      integers_(block_rows), doubles_(block_rows) {
    using record = plan_record::type;
    auto const& plan = rules.plan();
    for (std::size_t at = 0; at < homes_.size(); ++at) {
        auto const& column = program.columns[at];
        auto const& type = plan.tables.types[plan.tables.facts[binding.facts[column.fact].fact].type];
        auto& made = homes_[at];
        made.low = -kernels::most_exact;
        made.high = kernels::most_exact;
        made.has_bounds = column.form.what == lane_form::number || column.form.what == lane_form::day;
        if (column.form.what != lane_form::number) continue;
        auto const end = [&](std::uint32_t has, plan_record::index which, std::uint32_t open, double step,
                             double& into) {
            if ((type.flags & has) == 0) return;
            auto const units = detail::units_of(plan.constants[which].low(), column.form.scale);
            if (units == lane::elsewhere)
                made.has_bounds = false;
            else if (std::abs(static_cast<double>(units)) < kernels::most_exact)
                into = static_cast<double>(units) + ((type.flags & open) != 0 ? step : 0);
        };
        end(record::has_low, type.low, record::low_open, 1, made.low);
        end(record::has_high, type.high, record::high_open, -1, made.high);
    }
}

void block_loader::load(std::shared_ptr<table_batch const> const& batch, std::int64_t begin, std::size_t rows,
                        block_frame& into, block_bits& apart) {
    if (batch != batch_) {
        batch_ = batch;
        for (auto& each : homes_) each.of_dictionary.clear();
    }
    auto const& columns = batch->columns;
    rows_of const from{columns, begin, rows, words_of(rows)};
    if (binding_.mistakes)
        for (std::size_t row = 0; row < rows; ++row)
            if (!columns[*binding_.mistakes].is_null(begin + static_cast<std::int64_t>(row))) set_bit(apart, row);
    for (std::size_t at = 0; at < program_.columns.size(); ++at) load_column(at, from, into, apart);
}

void block_loader::load_column(std::size_t at, rows_of const& from, block_frame& into, block_bits& apart) {
    auto const& bound = binding_.facts[program_.columns[at].fact];
    auto const& cells = from.columns[bound.column];
    into.coded(program_.columns[at].home).codes = nullptr;
    block_bits supplied{};
    if (cells.type().format != cell_format::nothing)
        copy_bits(cells.validity(), cells.first() + from.begin, from.rows, supplied);
    if (bound.null_is_absent)
        for (std::size_t row = 0; row < from.rows; ++row)
            if (cells.is_null(from.begin + static_cast<std::int64_t>(row))) set_bit(apart, row);
    if (cells.dictionary() == nullptr &&
        (load_numbers(at, cells, from, supplied, into, apart) || load_truths(at, cells, from, supplied, into, apart)))
        return;
    if (cells.dictionary() != nullptr && cells.dictionary()->rows() <= largest_dictionary)
        load_dictionary(at, cells, from, supplied, into, apart);
    else
        load_cells(at, cells, from, supplied, into, apart);
    look_for_known(at, from, into);
}

void block_loader::look_for_known(std::size_t at, rows_of const& from, block_frame& into) {
    auto const& to = program_.columns[at];
    if (to.form.what == lane_form::number || to.form.what == lane_form::day)
        kernels::known_rows(into.low(to.home), homes_[at].is_known.data(), from.words);
}

/// What can be declared is not looked for, unless it leaves too little room for what is worked out from it.
double block_loader::size_of(home_loader const& bounds, double const* numbers, std::size_t words) {
    constexpr double large = 1e12;
    auto const declared = std::max(std::abs(bounds.low), std::abs(bounds.high));
    return declared <= large ? declared : kernels::greatest_size(numbers, words);
}

/// Numbers that need no more than a multiplication and a look at their bounds.
bool block_loader::load_numbers(std::size_t at, column const& cells, rows_of const& from, block_bits const& supplied,
                                block_frame& into, block_bits& apart) {
    auto const& to = program_.columns[at];
    auto const& bounds = homes_[at];
    if (!bounds.has_bounds) return false;
    auto const format = cells.type().format;
    auto factor = static_cast<double>(detail::powers_of_ten[to.form.scale]);
    auto* const out = into.low(to.home);
    auto const padded = from.words * kernels::rows_a_word;
    if (to.form.what == lane_form::number && format == cell_format::float64) {
        auto const* numbers = static_cast<double const*>(cells.data()) + cells.first() + from.begin;
        if (padded != from.rows || reinterpret_cast<std::uintptr_t>(numbers) % alignof(double) != 0) {
            std::memcpy(doubles_.data(), numbers, from.rows * sizeof(double));
            numbers = doubles_.data();
        }
        kernels::load_doubles(numbers, supplied.data(), bounds.low, bounds.high, factor, out, apart.data(), from.words);
        look_for_known(at, from, into);
        into.most(to.home) = size_of(bounds, out, from.words);
        return true;
    }
    auto const* integers = integers_.data();
    auto const& type = cells.type();
    bool const is_decimal = format == cell_format::decimal && to.form.what == lane_form::number && type.scale >= 0 &&
                            type.scale <= static_cast<int>(to.form.scale) && type.width >= 8;
    bool const is_whole = to.form.what == lane_form::day ? format == cell_format::day32
                                                         : is_integer(format) && format != cell_format::uint64;
    if (!is_decimal && !is_whole) return false;
    if (is_decimal)
        factor = static_cast<double>(detail::powers_of_ten[to.form.scale - static_cast<unsigned>(type.scale)]);
    if (format == cell_format::int64 || (is_decimal && type.width == sizeof(std::int64_t))) {
        auto const* there = static_cast<std::int64_t const*>(cells.data()) + cells.first() + from.begin;
        if (padded == from.rows && reinterpret_cast<std::uintptr_t>(there) % alignof(std::int64_t) == 0)
            integers = there;
        else
            std::memcpy(integers_.data(), there, from.rows * sizeof(std::int64_t));
    } else if (is_whole) {
        for (std::size_t row = 0; row < from.rows; ++row)
            integers_[row] = cells.integer(from.begin + static_cast<std::int64_t>(row));
    } else {
        // What does not fit into a word is looked at by itself.
        for (std::size_t row = 0; row < from.rows; ++row) {
            auto const* bytes = cells.decimal_bytes(from.begin + static_cast<std::int64_t>(row));
            std::memcpy(&integers_[row], bytes, sizeof(std::int64_t));
            auto const sign = static_cast<unsigned char>(integers_[row] < 0 ? 0xFF : 0);
            for (int byte = 8; byte < type.width; ++byte)
                if (bytes[byte] != sign && has_bit(supplied, row)) set_bit(apart, row);
        }
    }
    kernels::load_integers(integers, supplied.data(), static_cast<std::int64_t>(std::ceil(bounds.low / factor)),
                           static_cast<std::int64_t>(std::floor(bounds.high / factor)), factor, out,
                           homes_[at].is_known.data(), from.words);
    for (std::size_t word = 0; word < from.words; ++word) apart[word] |= supplied[word] & ~homes_[at].is_known[word];
    into.most(to.home) = size_of(bounds, out, from.words);
    return true;
}

bool block_loader::load_truths(std::size_t at, column const& cells, rows_of const& from, block_bits const& supplied,
                               block_frame& into, block_bits& apart) const {
    auto const& to = program_.columns[at];
    if (to.form.what != lane_form::truth) return false;
    block_bits yes{};
    if (cells.type().format == cell_format::boolean) {
        copy_bits(cells.data(), cells.first() + from.begin, from.rows, yes);
    } else if (is_integer(cells.type().format) && cells.type().format != cell_format::uint64) {
        for (std::size_t row = 0; row < from.rows; ++row) {
            auto const number = cells.integer(from.begin + static_cast<std::int64_t>(row));
            if (number == 1) set_bit(yes, row);
            if (number != 0 && number != 1 && has_bit(supplied, row)) set_bit(apart, row);
        }
    } else {
        return false;
    }
    auto const out = into.truth(to.home);
    for (std::size_t word = 0; word < from.words; ++word) {
        out.yes[word] = supplied[word] & yes[word];
        out.no[word] = supplied[word] & ~yes[word];
    }
    return true;
}

/// Once a batch.
void block_loader::read_dictionary(std::size_t at, column const& values) {
    auto& here = homes_[at];
    if (!here.of_dictionary.empty()) return;
    here.is_plain = true;
    here.sets.clear();
    for (std::int64_t i = 0; i < values.rows(); ++i) {
        auto const made = values.is_null(i) ? cell_lane{} : read(at, values, i);
        here.is_plain = here.is_plain && made.what == cell_lane::known;
        here.sets.push_back(static_cast<std::uint64_t>(made.held));
        here.of_dictionary.push_back(made);
    }
}

void block_loader::load_dictionary(std::size_t at, column const& cells, rows_of const& from, block_bits const& supplied,
                                   block_frame& into, block_bits& apart) {
    read_dictionary(at, *cells.dictionary());
    if (load_codes(at, cells, from, supplied, into)) return;
    lay_unknown(at, from.words, into);
    for (std::size_t row = 0; row < from.rows; ++row) {
        if (!has_bit(supplied, row)) continue;
        auto const index = cells.dictionary_index(from.begin + static_cast<std::int64_t>(row));
        lay(at, row, homes_[at].of_dictionary[static_cast<std::size_t>(index)], into, apart);
    }
}

/// The usual case: strings stay the bytes that they come as.
bool block_loader::load_codes(std::size_t at, column const& cells, rows_of const& from, block_bits const& supplied,
                              block_frame& into) {
    auto const& to = program_.columns[at];
    auto& here = homes_[at];
    if (to.form.what != lane_form::choice || binding_.facts[to.fact].null_is_absent || !here.is_plain || to.as_sets ||
        cells.type().format != cell_format::int8 || here.sets.size() > kernels::coded::most_codes)
        return false;
    auto const* codes = static_cast<std::uint8_t const*>(cells.data()) + cells.first() + from.begin;
    if (from.rows != from.words * kernels::rows_a_word) {
        here.codes.assign(from.words * kernels::rows_a_word, 0);
        std::copy_n(codes, from.rows, here.codes.begin());
        codes = here.codes.data();
    }
    here.supplied = supplied;
    auto& coded = into.coded(to.home);
    coded = {codes, here.supplied.data(), here.sets.data(), here.sets.size(),
             to.unknown.is_escaped() ? ~std::uint64_t{0} : static_cast<std::uint64_t>(to.unknown.low)};
    if (kernels::has_code_beyond(coded, from.words)) // says which
        for (std::size_t row = 0; row < from.rows; ++row)
            if (has_bit(supplied, row)) (void)cells.dictionary_index(from.begin + static_cast<std::int64_t>(row));
    return true;
}

void block_loader::load_cells(std::size_t at, column const& cells, rows_of const& from, block_bits const& supplied,
                              block_frame& into, block_bits& apart) {
    lay_unknown(at, from.words, into);
    for (std::size_t row = 0; row < from.rows; ++row) {
        if (!has_bit(supplied, row)) continue;
        auto const place = from.begin + static_cast<std::int64_t>(row);
        if (cells.is_null(place)) continue;
        lay(at, row, read(at, cells, place), into, apart);
    }
}

/// A cell that is not null.
block_loader::cell_lane block_loader::read(std::size_t at, column const& cells, std::int64_t row) {
    if (!is_text(cells.type().of_values().format)) return by_value(at, cells, row);
    auto const [in, place] = cells.value_of(row);
    auto const text = in->text(place);
    auto& here = homes_[at];
    if (here.has_bounds && program_.columns[at].form.what == lane_form::number)
        if (auto const units = plain_number(text, program_.columns[at].form.scale)) {
            auto const number = static_cast<double>(*units);
            bool const inside = number >= here.low && number <= here.high;
            return {inside ? cell_lane::known : cell_lane::apart, *units};
        }
    if (auto const found = here.known.find(text); found != here.known.end()) return found->second;
    auto const made = by_value(at, cells, row);
    if (here.known.size() < most_known_texts && text.size() <= longest_known_text)
        here.known.emplace(std::string{text}, made);
    return made;
}

/// As a single evaluation reads it.
block_loader::cell_lane block_loader::by_value(std::size_t at, column const& cells, std::int64_t row) {
    auto const& to = program_.columns[at];
    mistakes_.clear();
    reader_.read_cell(to.fact, cells, row, facts_, mistakes_);
    if (!mistakes_.empty()) return {cell_lane::apart, 0};
    auto const given = binding_.facts[to.fact].find_in(facts_);
    if (!given) return {};
    auto const held = detail::lane_of(*given, to.form, 0);
    bool const is_set = to.form.what == lane_form::choice || to.form.what == lane_form::truth;
    auto const members = static_cast<std::uint64_t>(held.low);
    bool const one = is_set ? members != 0 && (members & (members - 1)) == 0 : held.is_point();
    if (held.is_escaped() || !one) return {cell_lane::apart, 0};
    return {cell_lane::known, held.low};
}

void block_loader::lay(std::size_t at, std::size_t row, cell_lane const& what, block_frame& into,
                       block_bits& apart) const {
    auto const& to = program_.columns[at];
    if (what.what == cell_lane::not_supplied) return;
    auto const number = static_cast<double>(what.held);
    bool const is_number = to.form.what == lane_form::number || to.form.what == lane_form::day;
    if (what.what == cell_lane::apart || (is_number && std::abs(number) > kernels::most_exact))
        return set_bit(apart, row);
    if (is_number) {
        into.low(to.home)[row] = number;
        into.most(to.home) = std::max(into.most(to.home), std::abs(number));
    } else if (to.form.what == lane_form::choice) {
        into.sets(to.home)[row] = static_cast<std::uint64_t>(what.held);
    } else {
        auto const out = into.truth(to.home);
        auto const bit = std::uint64_t{1} << (row % kernels::rows_a_word);
        (what.held == 1 ? out.yes : out.no)[row / kernels::rows_a_word] |= bit;
    }
}

void block_loader::lay_unknown(std::size_t at, std::size_t words, block_frame& into) const {
    auto const& to = program_.columns[at];
    auto const rows = words * kernels::rows_a_word;
    switch (to.form.what) {
    case lane_form::none: return;
    case lane_form::truth:
        std::fill_n(into.truth(to.home).yes, words, 0U);
        std::fill_n(into.truth(to.home).no, words, 0U);
        return;
    case lane_form::choice:
        std::fill_n(into.sets(to.home), rows,
                    to.unknown.is_escaped() ? ~std::uint64_t{0} : static_cast<std::uint64_t>(to.unknown.low));
        return;
    case lane_form::number:
    case lane_form::day: break;
    }
    std::fill_n(into.low(to.home), rows, std::numeric_limits<double>::quiet_NaN());
    into.most(to.home) = 0;
}

} // namespace huiqi::screening
