#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <huiqi/plan/records.hpp>

/// How a plan's bytes are laid out: a header, then one array after another, each beginning at a multiple of eight
/// bytes.
namespace huiqi {

/// One array for each kind of record; the compiler fills vectors, an opened plan looks at spans of the bytes.
template <template <class> class Array>
struct plan_sections {
    Array<char> characters;
    Array<plan_record::text> texts;
    Array<plan_record::constant> constants;
    Array<plan_record::instruction> instructions;
    Array<plan_record::index> operands;
    Array<plan_record::index> lists; ///< runs of indices that records point into
    Array<plan_record::node> nodes;
    Array<plan_record::place> places;
    Array<plan_record::type> types;
    Array<plan_record::field> fields;
    Array<plan_record::fact> facts;
    Array<plan_record::unpublished> unpublished;
    Array<plan_record::legal_source> legal_sources;
    Array<plan_record::programme> programmes;
    Array<plan_record::version> versions;
    Array<plan_record::period> periods;
    Array<plan_record::clause> clauses;
    Array<plan_record::definition> definitions;
    Array<plan_record::award> awards;
    Array<plan_record::cap> caps;
    Array<plan_record::step> steps;
    Array<plan_record::table> tables;
    Array<plan_record::row> rows;
    Array<plan_record::cell> cells;
    Array<plan_record::loaded_source> loaded_sources;

    /// Calls `visit` with each array in the order in which they lie in a file.
    template <class Self, class Visit>
    static void each(Self& self, Visit visit) {
        std::apply([&](auto&... all) { (visit(all), ...); },
                   std::tie(self.characters, self.texts, self.constants, self.instructions, self.operands, self.lists,
                            self.nodes, self.places, self.types, self.fields, self.facts, self.unpublished,
                            self.legal_sources, self.programmes, self.versions, self.periods, self.clauses,
                            self.definitions, self.awards, self.caps, self.steps, self.tables, self.rows, self.cells,
                            self.loaded_sources));
    }
};

namespace detail {
template <class Record>
using growing = std::vector<Record>;
template <class Record>
using looked_at = std::span<Record const>;
} // namespace detail

using plan_draft = plan_sections<detail::growing>;
using plan_tables = plan_sections<detail::looked_at>;

inline constexpr std::size_t plan_section_count = 25;
inline constexpr std::uint32_t plan_format = 1;

struct plan_header {
    std::array<char, 8> magic; ///< HUIQIPLN
    std::uint32_t format;      ///< plan_format
    std::uint32_t sections;
    std::uint64_t size;     ///< of the whole, header included
    std::uint64_t checksum; ///< FNV-1a of everything after the header: finds damage, not malice (verifying does that)
    std::array<std::uint64_t, plan_section_count> counts; ///< records in each section
};

inline constexpr std::array<char, 8> plan_magic{'H', 'U', 'I', 'Q', 'I', 'P', 'L', 'N'};

[[nodiscard]] inline std::uint64_t plan_checksum(std::span<std::byte const> bytes) {
    std::uint64_t state = 0xCBF2'9CE4'8422'2325U;
    for (auto const each : bytes) state = (state ^ static_cast<std::uint8_t>(each)) * 0x0000'0100'0000'01B3U;
    return state;
}

[[nodiscard]] constexpr std::size_t padded(std::size_t size) { return (size + 7U) & ~std::size_t{7}; }

/// The draft as one block of bytes.
[[nodiscard]] inline std::vector<std::byte> to_bytes(plan_draft const& draft) {
    plan_header header{plan_magic, plan_format, plan_section_count, 0, 0, {}};
    std::size_t size = sizeof(plan_header), at = 0;
    plan_draft::each(draft, [&](auto const& section) {
        header.counts[at++] = section.size();
        size += padded(section.size() * sizeof(section[0]));
    });
    header.size = size;
    std::vector<std::byte> bytes(size, std::byte{0});
    std::size_t offset = sizeof(plan_header);
    plan_draft::each(draft, [&](auto const& section) {
        if (!section.empty()) std::memcpy(bytes.data() + offset, section.data(), section.size() * sizeof(section[0]));
        offset += padded(section.size() * sizeof(section[0]));
    });
    header.checksum = plan_checksum(std::span{bytes}.subspan(sizeof(plan_header)));
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

} // namespace huiqi
