#pragma once

#include <array>
#include <cerrno>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/screen/arrow_owner.hpp>

#include "columns.hpp"

namespace workload {

/// The columns as an Arrow table without a copy of the numbers: int64 and decimal64, dictionaries of strings with int8
/// indices, booleans in bits, each with a bitmap of what was supplied. The columns must outlive it, and it must outlive
/// whatever reads it.
class arrow_table {
public:
    /// `others`: so many columns of integers beside, which are no facts.
    explicit arrow_table(fact_columns const& facts, std::size_t others = 0)
        : rows_{static_cast<std::int64_t>(facts.rows)} {
        for (std::size_t k = 0; k < numbers.size(); ++k) {
            auto const& cells = facts.of_numbers[k];
            add(numbers[k].name, numbers[k].hundredths ? "d:3,2,64" : "l", cells.data(),
                bits(facts.rows, [&](std::size_t row) { return cells[row] != missing; }));
        }
        for (std::size_t k = 0; k < codes.size(); ++k) {
            auto const& cells = facts.of_codes[k];
            auto const* supplied = bits(facts.rows, [&](std::size_t row) { return cells[row] != missing_code; });
            auto const* texts = codes[k].texts;
            if (texts != nullptr) {
                add(codes[k].name, "c", cells.data(), supplied);
                columns_.back().words = add_words({texts, texts + codes[k].count});
            } else
                add(codes[k].name, "b", bits(facts.rows, [&](std::size_t row) { return cells[row] == 1; }), supplied);
        }
        for (std::size_t k = 0; k < others; ++k)
            add("other_" + std::to_string(k), "l", facts.of_numbers[k % numbers.size()].data(), nullptr);
    }
    arrow_table(arrow_table const&) = delete;
    arrow_table& operator=(arrow_table const&) = delete;

    /// The table as one batch.
    [[nodiscard]] huiqi::arrow_stream stream() {
        auto& made = exports_.emplace_back(*this);
        ArrowArrayStream reading{};
        reading.get_schema = [](ArrowArrayStream* of, ArrowSchema* into) {
            *into = static_cast<exported*>(of->private_data)->schema;
            return 0;
        };
        reading.get_next = [](ArrowArrayStream* of, ArrowArray* into) {
            *into = static_cast<exported*>(of->private_data)->batch;
            static_cast<exported*>(of->private_data)->batch.release = nullptr;
            return 0;
        };
        reading.get_last_error = [](ArrowArrayStream*) -> char const* { return nullptr; };
        reading.release = [](ArrowArrayStream* of) { of->release = nullptr; };
        reading.private_data = &made;
        return huiqi::arrow_stream{reading};
    }

private:
    /// The strings of a dictionary.
    struct word_list {
        std::vector<std::int32_t> offsets;
        std::string characters;
        std::array<void const*, 3> buffers{};
    };
    struct column {
        std::string name;
        char const* format;
        std::array<void const*, 2> buffers;
        word_list const* words = nullptr;
    };
    /// One set of Arrow's structures. Releasing them frees nothing: everything is the table's.
    struct exported {
        explicit exported(arrow_table& of)
            : fields(of.columns_.size()), word_fields(fields.size()), cells(fields.size()), words(fields.size()) {
            for (std::size_t k = 0; k < fields.size(); ++k) {
                auto& from = of.columns_[k];
                fields[k] = field(from.format, from.name.c_str());
                cells[k] = array(of.rows_, from.buffers.data(), 2);
                if (from.words != nullptr) {
                    word_fields[k] = field("u", "");
                    fields[k].dictionary = &word_fields[k];
                    words[k] = array(static_cast<std::int64_t>(from.words->offsets.size()) - 1,
                                     const_cast<void const**>(from.words->buffers.data()), 3);
                    cells[k].dictionary = &words[k];
                }
                field_pointers.push_back(&fields[k]);
                cell_pointers.push_back(&cells[k]);
            }
            schema = field("+s", "");
            schema.n_children = static_cast<std::int64_t>(fields.size());
            schema.children = field_pointers.data();
            batch = array(of.rows_, &no_bitmap, 1);
            batch.n_children = schema.n_children;
            batch.children = cell_pointers.data();
        }
        static ArrowSchema field(char const* format, char const* name) {
            ArrowSchema made{};
            made.format = format;
            made.name = name;
            made.flags = ARROW_FLAG_NULLABLE;
            made.release = [](ArrowSchema* of) { of->release = nullptr; };
            return made;
        }
        static ArrowArray array(std::int64_t rows, void const** buffers, std::int64_t count) {
            ArrowArray made{};
            made.length = rows;
            made.null_count = -1;
            made.n_buffers = count;
            made.buffers = buffers;
            made.release = [](ArrowArray* of) { of->release = nullptr; };
            return made;
        }
        std::vector<ArrowSchema> fields, word_fields;
        std::vector<ArrowArray> cells, words;
        std::vector<ArrowSchema*> field_pointers;
        std::vector<ArrowArray*> cell_pointers;
        void const* no_bitmap = nullptr;
        ArrowSchema schema{};
        ArrowArray batch{};
    };

    void add(std::string_view name, char const* format, void const* cells, void const* supplied) {
        columns_.push_back({std::string{name}, format, {supplied, cells}});
    }
    template <class Predicate>
    void const* bits(std::size_t rows, Predicate is_set) {
        auto& made = bitmaps_.emplace_back((rows + 7) / 8);
        for (std::size_t row = 0; row < rows; ++row)
            if (is_set(row)) made[row / 8] = static_cast<std::uint8_t>(made[row / 8] | 1U << (row % 8));
        return made.data();
    }
    word_list const* add_words(std::vector<std::string_view> const& texts) {
        auto& made = words_.emplace_back();
        made.offsets.push_back(0);
        for (auto const text : texts) {
            made.characters += text;
            made.offsets.push_back(static_cast<std::int32_t>(made.characters.size()));
        }
        made.buffers = {nullptr, made.offsets.data(), made.characters.data()};
        return &made;
    }

    std::int64_t rows_;
    std::vector<column> columns_;
    std::deque<std::vector<std::uint8_t>> bitmaps_;
    std::deque<word_list> words_;
    std::deque<exported> exports_;
};

} // namespace workload
