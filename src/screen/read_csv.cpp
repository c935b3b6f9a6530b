#include <cerrno>
#include <memory>
#include <system_error>
#include <unordered_set>

#include <huiqi/screen/table_files.hpp>
#include <huiqi/text/messages/screen.hpp>
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/utf8.hpp>

#include "policy/text_encoding.hpp"
#include "screen/csv_records.hpp"
#include "screen/produced_stream.hpp"
#include "screen/row_mistakes.hpp"
#include "screen/table_input.hpp"
#include "screen/text_columns.hpp"

namespace huiqi {

namespace screening {

namespace {

constexpr std::size_t most_columns = 10'000;

[[nodiscard]] run_ended too_long(std::uint64_t row) {
    return {EINVAL,
            {.what = &messages::row_too_long,
             .arguments = {std::to_string(row), std::to_string(csv_records::longest_record)}}};
}

/// Reads the rows behind a heading.
class csv_rows {
public:
    csv_rows(csv_records from, std::vector<std::string> names)
        : from_{std::move(from)}, columns_{std::move(names), false} {}

    [[nodiscard]] arrow_schema schema() const { return columns_.schema(); }

    [[nodiscard]] arrow_array next() {
        while (!columns_.is_full()) {
            auto const found = from_.next(record_);
            if (found == csv_records::outcome::too_long) throw too_long(rows_ + 1);
            if (found == csv_records::outcome::end) break;
            ++rows_;
            add();
        }
        return columns_.rows() == 0 ? arrow_array{} : columns_.take();
    }

private:
    void add() {
        auto const cells = record_.cells();
        bool const fits = cells == columns_.count() && record_.wrong == csv_record::none;
        if (fits)
            for (std::size_t i = 0; i < cells; ++i) set(i);
        else
            refuse(cells);
        columns_.end_row();
    }

    void refuse(std::size_t cells) {
        // The cell in which the quotes went wrong is the last one.
        if (record_.wrong == csv_record::none || cells > 1) set(0);
        switch (record_.wrong) {
        case csv_record::misquoted: return columns_.mistake(row_mistake_text(messages::row_misquoted, {}));
        case csv_record::unfinished: return columns_.mistake(row_mistake_text(messages::row_unfinished, {}));
        case csv_record::none: break;
        }
        columns_.mistake(
            row_mistake_text(messages::row_ragged, {std::to_string(cells), std::to_string(columns_.count())}));
    }

    void set(std::size_t at) {
        if (auto const text = record_.cell(at); !text.empty()) columns_.set(at, text);
    }

    csv_records from_;
    text_columns columns_;
    csv_record record_;
    std::uint64_t rows_ = 0;
};

/// What is wrong with the heading; empty if nothing.
[[nodiscard]] diagnostics heading_mistakes(csv_record const& heading) {
    diagnostics found;
    auto const add = [&](message const& what, std::vector<std::string> arguments) {
        found.push_back({.what = &what, .arguments = std::move(arguments)});
    };
    if (heading.wrong != csv_record::none) add(messages::csv_bad_heading, {});
    if (heading.cells() > most_columns) add(messages::csv_too_many_columns, {std::to_string(most_columns)});
    if (!found.empty()) return found;
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < heading.cells(); ++i) {
        auto const name = heading.cell(i);
        if (name.empty())
            add(messages::csv_unnamed_column, {std::to_string(i + 1)});
        else if (validate_utf8(name) || name.find('\0') != std::string_view::npos)
            add(messages::csv_bad_heading, {});
        else if (!seen.insert(name).second)
            add(messages::csv_column_twice, {std::string{name}});
    }
    return found;
}

} // namespace

} // namespace screening

result<arrow_stream> read_csv(byte_source from) {
    using namespace screening;
    auto const refused = [](message const& what, std::vector<std::string> arguments = {}) {
        return diagnostics{{.what = &what, .arguments = std::move(arguments)}};
    };
    try {
        csv_records records{std::move(from)};
        auto const encoding = encoding_of(records.beginning());
        if (encoding == text_encoding::gbk) return refused(messages::looks_like_gbk);
        if (encoding == text_encoding::utf16) return refused(messages::looks_like_utf16);
        csv_record heading;
        switch (records.next(heading)) {
        case csv_records::outcome::end: return refused(messages::csv_no_heading);
        case csv_records::outcome::too_long: return {diagnostics{too_long(0).why}};
        case csv_records::outcome::record: break;
        }
        if (auto wrong = heading_mistakes(heading); !wrong.empty()) return {std::move(wrong)};
        std::vector<std::string> names;
        for (std::size_t i = 0; i < heading.cells(); ++i) names.push_back(std::string{heading.cell(i)});
        auto const rows = std::make_shared<csv_rows>(std::move(records), std::move(names));
        return make_stream(rows->schema(), [rows] { return rows->next(); });
    } catch (run_ended const& ended) {
        return {diagnostics{ended.why}};
    } catch (std::system_error const& unreadable) {
        return refused(messages::table_input_failed, {unreadable.code().message()});
    }
}

} // namespace huiqi
