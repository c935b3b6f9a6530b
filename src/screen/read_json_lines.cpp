#include <algorithm>
#include <cerrno>
#include <deque>
#include <memory>
#include <system_error>
#include <unordered_map>
#include <utility>

#include <huiqi/policy/document.hpp>
#include <huiqi/screen/table_files.hpp>
#include <huiqi/text/messages/screen.hpp>
#include <huiqi/text/messages/source.hpp>

#include "policy/text_encoding.hpp"
#include "screen/facts_read.hpp"
#include "screen/line_source.hpp"
#include "screen/produced_stream.hpp"
#include "screen/row_mistakes.hpp"
#include "screen/table_binding.hpp"
#include "screen/table_input.hpp"
#include "screen/text_columns.hpp"

namespace huiqi {

namespace screening {

namespace {

constexpr std::size_t looked_ahead = 1'000, most_looked_ahead_bytes = std::size_t{16} << 20U, most_columns = 10'000;

/// The members of one line: their keys, and their values as tokens of JSON.
struct json_row {
    std::vector<std::pair<std::string, std::string>> members;
    std::optional<std::string> mistake;
};

class row_reader {
public:
    explicit row_reader(rule_set const& rules) : flat_{rules.find_fact("facts") || rules.find_fact("事实")} {}

    [[nodiscard]] json_row read(std::string_view line) const {
        auto const source = make_source("", std::string{line});
        auto const read = read_json(source);
        json_row made;
        auto const wrong = std::find_if(read.diagnostics.begin(), read.diagnostics.end(), is_error);
        if (wrong != read.diagnostics.end())
            made.mistake = row_mistake_text(*wrong->what, wrong->arguments);
        else if (!read.value || read.value->what != document_node::mapping)
            made.mistake = row_mistake_text(messages::row_not_json, {std::string{line.substr(0, 20)}});
        else
            members(*read.value, *source, made);
        return made;
    }

private:
    void members(document_node const& node, source const& from, json_row& into) const {
        for (auto const& each : node.entries) {
            auto const& key = each.key.text.text();
            bool const facts = !flat_ && key == "facts" && each.value.what == document_node::mapping;
            if (facts)
                for (auto const& inner : each.value.entries) add(inner, from, into);
            else if (flat_ || key != "huiqi")
                add(each, from, into);
        }
    }

    static void add(document_entry const& entry, source const& from, json_row& into) {
        auto const range = entry.value.range;
        into.members.push_back({entry.key.text.text(), from.text.substr(range.begin, range.end - range.begin)});
    }

    bool flat_; ///< `facts` is the name of a fact
};

[[nodiscard]] run_ended too_long(std::uint64_t row) {
    return {EINVAL,
            {.what = &messages::row_too_long,
             .arguments = {std::to_string(row), std::to_string(line_source::longest_line)}}};
}

class json_rows {
public:
    json_rows(byte_source from, rule_set const& rules, screen_options const& options)
        : lines_{std::move(from)}, reader_{rules} {
        auto const encoding = encoding_of(lines_.beginning());
        if (encoding == text_encoding::gbk) throw run_ended{EINVAL, {.what = &messages::looks_like_gbk}};
        if (encoding == text_encoding::utf16) throw run_ended{EINVAL, {.what = &messages::looks_like_utf16}};
        look_ahead();
        name_columns(rules, options);
        columns_.emplace(names_, true);
    }

    [[nodiscard]] arrow_schema schema() const { return columns_->schema(); }

    [[nodiscard]] arrow_array next() {
        while (!columns_->is_full()) {
            if (!ahead_.empty()) {
                add(ahead_.front());
                ahead_.pop_front();
            } else if (auto row = next_row()) {
                add(*row);
            } else {
                break;
            }
        }
        return columns_->rows() == 0 ? arrow_array{} : columns_->take();
    }

private:
    [[nodiscard]] std::optional<json_row> next_row() {
        std::string_view line;
        switch (lines_.next(line)) {
        case line_source::outcome::end: return std::nullopt;
        case line_source::outcome::too_long: throw too_long(rows_ + 1);
        case line_source::outcome::line: break;
        }
        ++rows_;
        bytes_ += line.size();
        return reader_.read(line);
    }

    void look_ahead() {
        while (ahead_.size() < looked_ahead && bytes_ < most_looked_ahead_bytes) {
            auto row = next_row();
            if (!row) return;
            for (auto const& [key, token] : row->members) name(key);
            ahead_.push_back(std::move(*row));
        }
    }

    void name(std::string const& key) {
        if (names_.size() < most_columns && places_.emplace(key, names_.size()).second) names_.push_back(key);
    }

    /// Facts that no line has shown yet may still come.
    void name_columns(rule_set const& rules, screen_options const& options) {
        auto const& tables = rules.tables();
        std::vector<bool> named(tables.facts.size(), false);
        std::vector<std::string> keys = names_;
        for (auto const& key : keys) {
            if (auto const whole = rules.find_fact(key)) named[whole->index()] = true;
            if (auto const point = key.rfind('.'); point != std::string::npos)
                if (auto const yearly = rules.find_fact(std::string_view{key}.substr(0, point)))
                    named[yearly->index()] = true;
        }
        for (auto const& each : facts_read(rules, programmes_asked(rules, options.only)))
            if (!named[each.fact]) name(std::string{rules.text(tables.facts[each.fact].name)});
    }

    void add(json_row const& row) {
        if (row.mistake) columns_->mistake(*row.mistake);
        for (auto const& [key, token] : row.members) {
            auto const place = places_.find(key);
            if (place != places_.end())
                columns_->set(place->second, token);
            else
                columns_->mistake(row_mistake_text(messages::row_late_key, {key, std::to_string(looked_ahead)}));
        }
        columns_->end_row();
    }

    line_source lines_;
    row_reader reader_;
    std::deque<json_row> ahead_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::size_t> places_;
    std::optional<text_columns> columns_;
    std::uint64_t rows_ = 0;
    std::size_t bytes_ = 0;
};

} // namespace

} // namespace screening

result<arrow_stream> read_json_lines(byte_source from, rule_set const& rules, screen_options const& options) {
    using namespace screening;
    try {
        auto const rows = std::make_shared<json_rows>(std::move(from), rules, options);
        return make_stream(rows->schema(), [rows] { return rows->next(); });
    } catch (run_ended const& ended) {
        return {diagnostics{ended.why}};
    } catch (std::system_error const& unreadable) {
        return {diagnostics{{.what = &messages::table_input_failed, .arguments = {unreadable.code().message()}}}};
    }
}

std::optional<table_format> table_format_of(std::string_view file_name) {
    for (std::string_view const end : {".jsonl", ".ndjson"})
        if (file_name.ends_with(end)) return table_format::json_lines;
    return file_name.ends_with(".csv") ? std::optional{table_format::csv} : std::nullopt;
}

} // namespace huiqi
