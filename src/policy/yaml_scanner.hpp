#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/yaml_traps.hpp"

namespace huiqi {

/// Reads YAML as lines of keys, items and values, tolerantly: after a mistake it goes on as its author meant it, so
/// that the next one is found too. It builds nothing; the parser does.
class yaml_scanner {
public:
    yaml_scanner(source_ptr const& file, document_limits limits);

    [[nodiscard]] yaml_traps operator()() &&;

private:
    /// An open block mapping or sequence.
    struct block_level {
        std::size_t column;
        bool is_sequence;
    };

    /// An open bracket, and what has been seen of its current entry.
    struct flow_level {
        std::size_t opened;
        bool is_mapping;
        std::size_t begin = 0, end = 0; ///< of the text before the colon, or of the whole
        std::size_t value_begin = 0;
        bool any = false, plain = false, colon = false;
    };

    // Mistakes (yaml_traps.cpp).
    void report(message const& what, std::size_t begin, std::size_t end, std::vector<std::string> arguments = {},
                std::vector<replacement> mends = {});
    /// With the mend to quote what stands in [value_begin, value_end).
    void report_unquoted(message const& what, std::size_t begin, std::size_t end, std::size_t value_begin,
                         std::size_t value_end, std::vector<std::string> arguments = {});
    void look_at_characters();
    void count_node(std::size_t at);
    void look_at_depth(std::size_t flow_depth, std::size_t at);
    [[nodiscard]] std::string words(std::size_t begin, std::size_t end) const;

    // Lines, keys and items (yaml_lines.cpp).
    void line();
    void next_line();
    [[nodiscard]] bool document_marker();
    [[nodiscard]] std::size_t indent();
    void close_levels(std::size_t column, bool dash);
    void enter(std::size_t column, bool is_sequence, bool may_begin, std::size_t begin);
    void node(std::size_t column, bool may_begin);
    void entry_or_text(std::size_t column, bool may_begin, bool is_item);
    void entry(std::size_t column, bool may_begin, std::size_t colon);
    void after_colon(std::size_t column, std::size_t after);
    [[nodiscard]] bool colon_slip(std::size_t column, bool may_begin, bool is_item);
    [[nodiscard]] bool is_dash(std::size_t at) const;
    [[nodiscard]] bool dash_without_space() const;
    [[nodiscard]] bool content_ends(std::size_t at) const;

    // Values (yaml_values.cpp).
    void value();
    void continued_text();
    void block_scalar();
    [[nodiscard]] std::size_t block_end() const;
    void quoted_value();
    void plain_value();
    [[nodiscard]] bool special_start(std::size_t value_end);
    void look_at_comment(std::size_t begin, std::size_t hash, std::size_t value_end);
    /// After the closing quote; `npos` if it is not closed before a line that is indented too little.
    [[nodiscard]] std::size_t quote_end(std::size_t at) const;
    void hide(std::size_t at) { seen_[at] = 'x'; }

    // Values between brackets (yaml_flow.cpp).
    void flow();
    [[nodiscard]] bool skip_to_flow_token(std::vector<flow_level>& open);
    void flow_quoted(flow_level& entry);
    void flow_plain(flow_level& entry);
    void flow_colon(flow_level& entry);
    void end_flow_entry(flow_level& entry);

    source_ptr const& file_;
    std::string_view text_;
    document_limits limits_;
    std::string seen_;
    diagnostics problems_;
    std::size_t unlisted_ = 0;
    std::size_t nodes_ = 0;
    bool stopped_ = false;

    std::size_t at_ = 0;
    std::size_t line_begin_ = 0;
    std::vector<block_level> levels_;
    bool awaits_ = true;     ///< a key or item whose value may stand in the lines below
    bool text_open_ = false; ///< a plain text that the lines below may go on with
    bool nested_reported_ = false;
    bool started_ = false;             ///< something other than comments was seen
    long parent_column_ = -1;          ///< of the key or item that awaits a value or whose text is open
    std::size_t unbalanced_until_ = 0; ///< before it, brackets of a text are known not to be closed
};

} // namespace huiqi
