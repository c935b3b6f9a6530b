#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <huiqi/policy/document.hpp>
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/messages/yaml.hpp>

#include "policy/duplicate_keys.hpp"
#include "policy/scalar_offsets.hpp"
#include "policy/yaml_traps.hpp"

namespace huiqi {

namespace {

/// Ends the parsing where going on would cost too much.
struct parsing_stopped {};

[[nodiscard]] bool is_blank_or_break(char each) { return each == ' ' || each == '\t' || each == '\n' || each == '\r'; }

/// Builds the tree from what the parser reports.
class tree_builder : public YAML::EventHandler {
public:
    tree_builder(source_ptr const& file, std::string_view seen, std::uint32_t text_begin, document_limits limits,
                 diagnostics problems)
        : file_{file}, seen_{seen}, text_begin_{text_begin}, limits_{limits}, problems_{std::move(problems)} {}

    [[nodiscard]] std::uint32_t place(YAML::Mark const& mark) const {
        auto const at = text_begin_ + static_cast<std::size_t>(std::max(mark.pos, 0));
        return static_cast<std::uint32_t>(std::min(at, seen_.size()));
    }

    void report(message const& what, source_range range, std::vector<std::string> arguments = {}) {
        problems_.push_back({&what, file_, range, std::move(arguments), {}, {}});
    }

    void OnDocumentStart(YAML::Mark const& mark) override {
        if (documents_++ == 0) return;
        auto const begin = place(mark);
        report(messages::second_document, {begin, begin});
        throw parsing_stopped{};
    }
    void OnDocumentEnd() override {}

    void OnNull(YAML::Mark const& mark, YAML::anchor_t) override {
        auto const begin = place(mark);
        auto const word = written_null(begin);
        if (!word.empty()) return add(scalar(begin, word));
        auto const after = std::max(last_end_, text_begin_);
        if (open_.empty())
            report(messages::empty_document, {after, after});
        else if (open_.back().node.what == document_node::sequence)
            report(messages::empty_item, {after, after});
        else if (!open_.back().has_key)
            report(messages::key_not_text, {begin, begin});
        else
            report(messages::empty_value, open_.back().key.range, {open_.back().key.text.text()});
        document_node nothing;
        nothing.range = {after, after};
        add(std::move(nothing));
    }

    void OnAlias(YAML::Mark const& mark, YAML::anchor_t) override {
        auto const begin = place(mark);
        report(messages::alias_used, {begin, begin + 1});
        throw parsing_stopped{};
    }

    void OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                  std::string const& value) override {
        auto const begin = place(mark);
        refuse(begin, tag, anchor);
        add(scalar(begin, value));
    }

    void OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override {
        open(document_node::sequence, mark, tag, anchor, style);
    }
    void OnSequenceEnd() override { close(']'); }

    void OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override {
        open(document_node::mapping, mark, tag, anchor, style);
    }
    void OnMapEnd() override { close('}'); }

    [[nodiscard]] result<document_node> finished() && {
        if (!has_errors(problems_) && documents_ == 0) report(messages::empty_document, {text_begin_, text_begin_});
        if (!root_) return {std::move(problems_)};
        return {std::move(*root_), std::move(problems_)};
    }

private:
    struct open_node {
        document_node node;
        document_node key; ///< of a mapping, while its value is awaited
        bool has_key = false;
        bool bracketed = false;
    };

    /// `null` or `~` where it was written; the parser reports a missing value at the next thing in the file, which may
    /// be a key of that name.
    [[nodiscard]] std::string_view written_null(std::uint32_t begin) const {
        constexpr std::array<std::string_view, 4> words{"null", "~", "Null", "NULL"};
        for (auto const word : words) {
            if (seen_.substr(begin, word.size()) != word) continue;
            if (open_.empty() || !awaits_value()) return word;
            auto after = begin + word.size();
            while (after < seen_.size() && (seen_[after] == ' ' || seen_[after] == '\t')) ++after;
            bool const is_key = after < seen_.size() && seen_[after] == ':';
            return is_key ? std::string_view{} : word;
        }
        return {};
    }

    [[nodiscard]] bool awaits_value() const {
        return open_.back().has_key || open_.back().node.what == document_node::sequence;
    }

    [[nodiscard]] document_node scalar(std::uint32_t begin, std::string_view value) {
        auto found = locate_scalar(file_, seen_, begin, value);
        last_end_ = found.range.end;
        document_node node;
        node.range = found.range;
        node.style = found.style;
        node.text = std::move(found.text);
        return node;
    }

    void refuse(std::uint32_t begin, std::string const& tag, YAML::anchor_t anchor) {
        if (anchor != 0) report(messages::anchor_used, {begin, begin});
        if (!tag.empty() && tag != "?" && tag != "!") report(messages::tag_used, {begin, begin});
    }

    void count() {
        if (++nodes_ <= limits_.nodes) return;
        report(messages::document_too_big, {last_end_, last_end_}, {std::to_string(limits_.nodes)});
        throw parsing_stopped{};
    }

    void open(document_node::kind what, YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
              YAML::EmitterStyle::value style) {
        auto const begin = place(mark);
        refuse(begin, tag, anchor);
        count();
        if (open_.size() >= limits_.depth) {
            report(messages::document_too_deep, {begin, begin}, {std::to_string(limits_.depth)});
            throw parsing_stopped{};
        }
        open_node opened;
        opened.node.what = what;
        opened.node.range = {begin, begin};
        char const bracket = what == document_node::sequence ? '[' : '{';
        opened.bracketed = style == YAML::EmitterStyle::Flow && seen_.substr(begin, 1).starts_with(bracket);
        last_end_ = opened.bracketed ? begin + 1 : begin;
        open_.push_back(std::move(opened));
    }

    /// Only where a collection begins is reported; it ends at its bracket, or with the last of its nodes.
    void close(char bracket) {
        auto closed = std::move(open_.back());
        open_.pop_back();
        if (closed.bracketed) last_end_ = after_bracket(bracket);
        closed.node.range.end = last_end_;
        if (closed.node.what == document_node::mapping) report_duplicate_keys(closed.node, file_, problems_);
        add(std::move(closed.node), false);
    }

    [[nodiscard]] std::uint32_t after_bracket(char bracket) const {
        std::size_t at = last_end_;
        while (at < seen_.size() && seen_[at] != bracket) {
            bool const comment = seen_[at] == '#' && at > 0 && is_blank_or_break(seen_[at - 1]);
            at = comment ? std::min(seen_.find_first_of("\r\n", at), seen_.size()) : at + 1;
        }
        return static_cast<std::uint32_t>(std::min(at + 1, seen_.size()));
    }

    void add(document_node node, bool counted = true) {
        if (counted) count();
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        auto& parent = open_.back();
        if (parent.node.what == document_node::sequence) {
            parent.node.items.push_back(std::move(node));
        } else if (parent.has_key) {
            parent.node.entries.push_back({std::move(parent.key), std::move(node)});
            parent.has_key = false;
        } else {
            if (node.what != document_node::scalar) report(messages::key_not_text, node.range);
            parent.key = std::move(node);
            parent.has_key = true;
        }
    }

    source_ptr const& file_;
    std::string_view seen_;
    std::uint32_t text_begin_;
    document_limits limits_;
    std::vector<open_node> open_;
    std::optional<document_node> root_;
    std::size_t nodes_ = 0;
    std::size_t documents_ = 0;
    std::uint32_t last_end_ = 0; ///< after the last thing that was read
    diagnostics problems_;
};

struct parser_words {
    std::string_view begins_with;
    message const* meaning;
};

/// What the parser's own words mean.
[[nodiscard]] message const& meaning_of(std::string_view words) {
    namespace said = YAML::ErrorMsg;
    static parser_words const known[] = {
        {said::END_OF_MAP, &messages::indent_fits_nothing},   {said::END_OF_SEQ, &messages::indent_fits_nothing},
        {said::END_OF_MAP_FLOW, &messages::text_expected},    {said::END_OF_SEQ_FLOW, &messages::text_expected},
        {said::TAB_IN_INDENTATION, &messages::tab_in_indent}, {said::EOF_IN_SCALAR, &messages::quote_not_closed},
        {said::DOC_IN_SCALAR, &messages::quote_not_closed},   {said::INVALID_ESCAPE, &messages::unknown_escape},
        {said::INVALID_HEX, &messages::unknown_escape},       {said::INVALID_UNICODE, &messages::unknown_escape},
        {said::MAP_VALUE, &messages::colon_in_value},         {said::MAP_KEY, &messages::key_not_text},
        {said::BLOCK_ENTRY, &messages::list_in_value},        {said::CHAR_IN_BLOCK, &messages::text_expected},
        {said::UNKNOWN_ANCHOR, &messages::alias_used},        {said::ALIAS_NOT_FOUND, &messages::alias_used},
        {said::CHAR_IN_ALIAS, &messages::alias_used},         {said::ANCHOR_NOT_FOUND, &messages::anchor_used},
        {said::CHAR_IN_ANCHOR, &messages::anchor_used},       {said::CHAR_IN_TAG_HANDLE, &messages::tag_used},
        {said::TAG_WITH_NO_SUFFIX, &messages::tag_used},      {said::END_OF_VERBATIM_TAG, &messages::tag_used},
    };
    for (auto const& each : known)
        if (words.starts_with(each.begins_with)) return *each.meaning;
    return messages::text_expected;
}

} // namespace

result<document_node> read_yaml(source_ptr file, document_limits limits) {
    // The parser itself gives up at 500, with a message of its own.
    limits.depth = std::min<std::size_t>(limits.depth, 400);
    constexpr std::string_view mark_of_utf8 = "\xEF\xBB\xBF";
    if (file->text.size() > limits.bytes)
        return diagnostic{&messages::file_too_large,
                          file,
                          {},
                          {std::to_string(file->text.size()), std::to_string(limits.bytes)},
                          {},
                          {}};
    auto traps = find_yaml_traps(file, limits);
    if (has_errors(traps.problems)) return {std::move(traps.problems)};
    std::string_view const seen = traps.seen;
    std::uint32_t const text_begin = seen.starts_with(mark_of_utf8) ? mark_of_utf8.size() : 0;
    tree_builder builder{file, seen, text_begin, limits, std::move(traps.problems)};
    try {
        std::istringstream in{std::string{seen.substr(text_begin)}};
        YAML::Parser parser{in};
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (parsing_stopped const&) {
    } catch (YAML::ParserException const& refused) {
        auto const at = builder.place(refused.mark);
        builder.report(meaning_of(refused.msg), {at, at});
    }
    return std::move(builder).finished();
}

} // namespace huiqi
