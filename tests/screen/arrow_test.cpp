#include "tables.hpp"

#include "screen/arrow_output.hpp"
#include "screen/produced_stream.hpp"

#include <limits>

/// Columns of Arrow's types, sound and otherwise.
namespace {

using namespace huiqi;
using namespace huiqi::tables;
using namespace huiqi::screening;

using codes_of = std::vector<std::string>;

/// A column with its field.
struct made_column {
    arrow_schema field;
    arrow_array cells;
};

template <class Number>
made_column fixed(std::string_view name, std::string_view format, std::vector<Number> cells,
                  std::vector<std::uint8_t> valid = {}) {
    struct held {
        std::vector<Number> cells;
        std::vector<std::uint8_t> valid;
    };
    auto const kept = std::make_shared<held>(held{std::move(cells), std::move(valid)});
    auto const rows = static_cast<std::int64_t>(kept->cells.size());
    void const* bits = kept->valid.empty() ? nullptr : kept->valid.data();
    return {make_field(name, format), make_array(rows, {bits, kept->cells.data()}, kept)};
}

made_column texts(std::string_view name, std::vector<std::string> const& cells) {
    return {make_field(name, "u"), make_texts(cells)};
}

arrow_stream table_of(std::vector<made_column> columns) {
    std::vector<arrow_schema> fields;
    std::vector<arrow_array> cells;
    std::int64_t const rows = columns.empty() ? 0 : columns.front().cells->length;
    for (auto& each : columns) {
        fields.push_back(std::move(each.field));
        cells.push_back(std::move(each.cells));
    }
    auto const batch = std::make_shared<arrow_array>(make_table(rows, std::move(cells)));
    return make_stream(make_table_schema(std::move(fields)), [batch] { return std::move(*batch); });
}

struct outcome_of_table {
    codes_of opened;
    read_results results;
    codes_of bad;
};

outcome_of_table screened(arrow_stream table, screen_options options = {.as_of = asked}) {
    outcome_of_table found;
    options.only = {"test.subsidy"};
    options.threads = 1;
    options.bad_cells = [&](bad_cell const& cell) {
        found.bad.push_back(std::to_string(cell.row) + " " + cell.column + " " + std::string{cell.why.what->code});
    };
    auto stream = screen_stream(small_rules(), std::move(table), options);
    found.opened = codes(stream.diagnostics);
    if (stream) found.results = read_all(std::move(*stream), table_format::csv);
    return found;
}

template <class... Columns>
arrow_stream table(Columns&&... columns) {
    std::vector<made_column> all;
    (all.push_back(std::forward<Columns>(columns)), ...);
    return table_of(std::move(all));
}

/// The awards of the rows, whose column follows the key and the verdict.
codes_of awards(outcome_of_table const& of) {
    codes_of all;
    auto const& text = of.results.text;
    for (auto at = text.find('\n') + 1; at < text.size(); at = text.find('\n', at) + 1) {
        auto begin = at;
        for (int i = 0; i < 2; ++i) begin = text.find(',', begin) + 1;
        all.push_back(text.substr(begin, text.find(',', begin) - begin));
    }
    return all;
}

made_column firms(std::size_t rows) {
    return fixed<std::int32_t>("employees", "i", std::vector<std::int32_t>(rows, 80));
}

} // namespace

TEST_CASE("numbers of every type are read exactly") {
    codes_of const thirty{"300000.00"};
    auto const with = [&](made_column column) { return awards(screened(table(firms(1), std::move(column)))); };
    CHECK(with(fixed<std::int64_t>("rd_expense", "l", {3'000'000})) == thirty);
    CHECK(with(fixed<std::uint64_t>("rd_expense", "L", {3'000'000})) == thirty);
    CHECK(with(fixed<std::int32_t>("rd_expense", "i", {3'000'000})) == thirty);
    CHECK(with(fixed<std::uint32_t>("研发费用", "I", {3'000'000})) == thirty);
    CHECK(with(fixed<std::int8_t>("rd_expense", "c", {127})) == codes_of{"0.00"});
    CHECK(with(fixed<double>("rd_expense", "g", {3'000'000.1})) == codes_of{"300000.01"});
    CHECK(with(fixed<float>("rd_expense", "f", {3'000'000.25F})) == codes_of{"300000.02"});
    CHECK(with(fixed<int128>("rd_expense", "d:38,2", {300'000'000})) == thirty);
    CHECK(with(fixed<std::array<std::int64_t, 4>>("rd_expense", "d:76,2,256", {{300'000'000, 0, 0, 0}})) == thirty);
    CHECK(with(fixed<std::int64_t>("rd_expense", "d:18,2,64", {300'000'000})) == thirty);
    CHECK(with(fixed<int128>("rd_expense", "d:38,-3", {3'000})) == thirty);
    CHECK(with(texts("rd_expense", {"300万元"})) == thirty);
}

TEST_CASE("an integer of 64 bits keeps its last digit, and numbers that need more than 34 are refused") {
    auto const odd = screened(table(firms(1), fixed<std::int64_t>("rd_expense", "l", {99'999'999'999})));
    CHECK(awards(odd) == codes_of{"9999999999.90"});
    int128 wide = 1;
    for (int i = 0; i < 36; ++i) wide *= 10;
    auto const exact = screened(table(firms(1), fixed<int128>("rd_expense", "d:38,30", {wide * 2})));
    CHECK(exact.bad.empty());
    auto const more = screened(table(firms(1), fixed<int128>("rd_expense", "d:38,30", {wide * 2 + 1})));
    CHECK(more.bad == codes_of{"1 rd_expense HQ5019"});
}

TEST_CASE("null, NaN and empty text are not supplied; an infinity is wrong") {
    auto const nan = std::numeric_limits<double>::quiet_NaN(), infinite = std::numeric_limits<double>::infinity();
    auto const found = screened(table(firms(3), fixed<double>("rd_expense", "g", {nan, 3e6, infinite})));
    CHECK(awards(found) == codes_of{"", "300000.00", ""});
    CHECK(found.bad == codes_of{"3 rd_expense HQ8032"});
    CHECK(awards(screened(table(firms(2), fixed<std::int64_t>("rd_expense", "l", {1, 3'000'000}, {0b10})))) ==
          codes_of{"", "300000.00"});
    CHECK(awards(screened(table(firms(2), texts("rd_expense", {"", "3000000"})))) == codes_of{"", "300000.00"});
    made_column nothing{make_field("rd_expense", "n"), make_array(2, {}, nullptr)};
    CHECK(awards(screened(table(firms(2), std::move(nothing)))) == codes_of{"", ""});
}

TEST_CASE("a dictionary is read through its indices") {
    auto indices = fixed<std::int8_t>("rd_expense", "c", {1, 0, 1}, {0b101});
    made_column column{make_dictionary_field("rd_expense", "c"),
                       with_dictionary(std::move(indices.cells), make_texts({"99万元", "300万元"}))};
    CHECK(awards(screened(table(firms(3), std::move(column)))) == codes_of{"300000.00", "", "300000.00"});
}

TEST_CASE("offsets of batches and columns are honoured") {
    auto column = fixed<std::int64_t>("rd_expense", "l", {0, 0, 1'000'000, 2'000'000, 3'000'000});
    auto people = fixed<std::int32_t>("employees", "i", {0, 0, 80, 80});
    column.cells->offset = 2;
    column.cells->length = 3;
    std::vector<arrow_array> cells;
    people.cells->offset = 1;
    people.cells->length = 3;
    cells.push_back(std::move(people.cells));
    cells.push_back(std::move(column.cells));
    auto const batch = std::make_shared<arrow_array>(make_table(2, std::move(cells)));
    (*batch)->offset = 1;
    std::vector<arrow_schema> fields;
    fields.push_back(std::move(people.field));
    fields.push_back(std::move(column.field));
    auto stream = make_stream(make_table_schema(std::move(fields)), [batch] { return std::move(*batch); });
    CHECK(awards(screened(std::move(stream))) == codes_of{"200000.00", "300000.00"});
}

TEST_CASE("a column of the wrong type is told before anything is decided") {
    auto const opened = [](made_column column) { return screened(table(firms(1), std::move(column))).opened; };
    CHECK(opened(fixed<std::int32_t>("rd_expense", "tdD", {1})).front() == "HQ8006");
    CHECK(opened(fixed<std::int64_t>("rd_expense", "tsu:UTC", {1})).front() == "HQ8006");
    CHECK(opened(fixed<std::int64_t>("rd_expense", "tiM", {1})).front() == "HQ8006");
    CHECK(opened(fixed<std::uint8_t>("rd_expense", "b", {1})).front() == "HQ8006");
    CHECK(opened(fixed<std::int64_t>("rd_expense.2024", "l", {1})).front() == "HQ8004");
    CHECK(opened(fixed<std::int64_t>("职工总数", "l", {1})).front() == "HQ8002");
    CHECK(opened(fixed<std::int64_t>("rd_expanse", "l", {1})) == codes_of{"HQ8017"}); // it became the key
    CHECK(screened(table(firms(1), texts("id", {"a"}), texts("rd_expanse", {"a"}))).opened ==
          codes_of{"HQ8016", "HQ8017"});
    screen_options options{.as_of = asked, .key = "idd"};
    CHECK(screened(table(firms(1), texts("id", {"a"})), options).opened.front() == "HQ8001");
    screen_options absent{.as_of = asked, .absent = {"employees"}};
    CHECK(screened(table(firms(1)), absent).opened.front() == "HQ8005");
}

TEST_CASE("a table without a column for the key counts its rows") {
    auto const found = screened(table(firms(2), fixed<std::int64_t>("rd_expense", "l", {3'000'000, 1})));
    CHECK(found.results.text.find("row,test.subsidy.verdict") == 0);
    CHECK(found.results.text.find("\n1,eligible") != std::string::npos);
    CHECK(found.results.text.find("\n2,ineligible") != std::string::npos);
}

TEST_CASE("the key is the producer's own buffer, whatever its type") {
    auto const found = screened(table(fixed<std::int64_t>("id", "tsn:", {86'400'000'000'000, 0}), firms(2)));
    CHECK(found.results.text.find("\n1970-01-02,") != std::string::npos);
}

TEST_CASE("what breaks Arrow's interface ends the run with a text") {
    auto const failed = [](made_column column) {
        auto const found = screened(table(firms(2), std::move(column)));
        REQUIRE(found.opened == codes_of{});
        REQUIRE(found.results.failed == EINVAL);
        return found.results.error;
    };
    auto shorter = fixed<std::int64_t>("rd_expense", "l", {1});
    CHECK(failed(std::move(shorter)).find("too few cells") != std::string::npos);
    auto negative = fixed<std::int64_t>("rd_expense", "l", {1, 2});
    negative.cells->length = -1;
    CHECK(failed(std::move(negative)).find("length") != std::string::npos);
    auto huge = fixed<std::int64_t>("rd_expense", "l", {1, 2});
    huge.cells->length = std::numeric_limits<std::int64_t>::max();
    huge.cells->offset = std::numeric_limits<std::int64_t>::max();
    CHECK(failed(std::move(huge)).find("length") != std::string::npos);
    auto bufferless = fixed<std::int64_t>("rd_expense", "l", {1, 2});
    bufferless.cells->n_buffers = 1;
    CHECK(failed(std::move(bufferless)).find("number of buffers") != std::string::npos);
    auto null_buffer = fixed<std::int64_t>("rd_expense", "l", {1, 2});
    null_buffer.cells->buffers[1] = nullptr;
    CHECK(failed(std::move(null_buffer)).find("missing buffer") != std::string::npos);
    struct offsets {
        std::vector<std::int32_t> at{0, 5, 2};
    };
    auto const falling = std::make_shared<offsets>();
    made_column text{make_field("rd_expense", "u"), make_array(2, {nullptr, falling->at.data(), "abcdefgh"}, falling)};
    CHECK(failed(std::move(text)).find("falling offsets") != std::string::npos);
    auto indices = fixed<std::int8_t>("rd_expense", "c", {0, 9});
    made_column outside{make_dictionary_field("rd_expense", "c"),
                        with_dictionary(std::move(indices.cells), make_texts({"1"}))};
    CHECK(failed(std::move(outside)).find("past the dictionary") != std::string::npos);
}

TEST_CASE("a stream that fails passes on what it says") {
    auto fields = [] {
        std::vector<arrow_schema> all;
        all.push_back(make_field("employees", "i"));
        return make_table_schema(std::move(all));
    };
    auto stream = make_stream(fields(), []() -> arrow_array { throw std::runtime_error{"the disk is gone"}; });
    auto const found = screened(std::move(stream));
    CHECK(found.results.failed == EIO);
    CHECK(found.results.error.find("the disk is gone") != std::string::npos);
    auto const nothing = screen_stream(small_rules(), arrow_stream{}, {.as_of = asked});
    CHECK(codes(nothing.diagnostics) == codes_of{"HQ8014"});
}

TEST_CASE("whoever reads the results can stop") {
    auto const rows = std::vector<std::int32_t>(10'000, 80);
    for (unsigned const threads : {1U, 3U}) {
        screen_options options{.as_of = asked, .threads = threads, .rows_per_batch = 100};
        options.progress = [](screen_progress const& at) { return at.rows < 500; };
        auto stream = screen_stream(small_rules(), table(fixed<std::int32_t>("employees", "i", rows)), options);
        REQUIRE(stream);
        auto const found = read_all(std::move(*stream));
        CHECK(found.failed == ECANCELED);
        CHECK(found.rows == 400);
        // A stream that is let go while its threads work.
        auto left = screen_stream(small_rules(), table(fixed<std::int32_t>("employees", "i", rows)),
                                  {.as_of = asked, .threads = threads, .rows_per_batch = 100});
        REQUIRE(left);
        arrow_array batch;
        CHECK((*left)->get_next(&**left, batch.to_fill()) == 0);
    }
}

TEST_CASE("a batch of results outlives its stream and its table") {
    arrow_array batch;
    arrow_schema schema;
    {
        auto stream = screen_stream(small_rules(), table(texts("id", {"a", "b"}), firms(2)), {.as_of = asked});
        REQUIRE(stream);
        REQUIRE((*stream)->get_schema(&**stream, schema.to_fill()) == 0);
        REQUIRE((*stream)->get_next(&**stream, batch.to_fill()) == 0);
    }
    std::string text;
    table_writer{table_format::csv, *schema, [&](std::string_view part) { text += part; }}.write(*batch);
    CHECK(text.find("\na,eligible") != std::string::npos);
    CHECK(text.find("\nb,eligible") != std::string::npos);
}
