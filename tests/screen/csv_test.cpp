#include "tables.hpp"

/// CSV as files have it, well-formed and otherwise.
namespace {

using namespace huiqi;
using namespace huiqi::tables;

struct csv_outcome {
    std::vector<std::string> opened; ///< codes of what was wrong with the heading
    read_results results;
    std::vector<std::string> bad; ///< row, column and code
};

csv_outcome screened(std::string text, std::size_t at_once = 1 << 20, bool stop = false) {
    csv_outcome found;
    auto table = read_csv(bytes(std::move(text), at_once));
    if (!table) return {codes(table.diagnostics), {}, {}};
    screen_options options{.as_of = asked, .only = {"test.recognition"}, .threads = 1, .stop_at_bad_cell = stop};
    options.bad_cells = [&](bad_cell const& cell) {
        found.bad.push_back(std::to_string(cell.row) + " " + cell.column + " " + std::string{cell.why.what->code});
    };
    auto stream = screen_stream(small_rules(), std::move(*table), options);
    if (!stream) return {codes(stream.diagnostics), {}, {}};
    found.results = read_all(std::move(*stream), table_format::csv);
    return found;
}

/// Key and verdict of each row.
std::vector<std::string> verdicts(csv_outcome const& of) {
    std::vector<std::string> all;
    auto const& text = of.results.text;
    for (std::size_t at = text.find('\n') + 1; at < text.size();) {
        auto const end = text.find('\n', at);
        auto const line = text.substr(at, end - at);
        auto const key = line.substr(0, line.find(','));
        auto const rest = line.substr(key.size() + 1);
        all.push_back(key + " " + rest.substr(0, rest.find(',')));
        at = end + 1;
    }
    return all;
}

using rows = std::vector<std::string>;

} // namespace

TEST_CASE("cells are decided whatever the line ends, the quotes, the mark at the beginning and the pieces read") {
    for (auto const* text :
         {"id,employees\na,80\nb,101\n", "id,employees\r\na,80\r\nb,101\r\n", "\xEF\xBB\xBFid,employees\na,80\nb,101",
          "\"id\",\"employees\"\r\n\"a\",\"80\"\r\n\"b\",101", "id,employees\n\na,80\n\n\nb,101\r",
          "id,职工总数\na,80人\nb,101人\n"}) {
        for (std::size_t const at_once : {1U, 2U, 3U, 7U, 1000U}) {
            INFO(text << " in pieces of " << at_once);
            auto const found = screened(text, at_once);
            CHECK(found.bad.empty());
            CHECK(verdicts(found) == rows{"a eligible", "b ineligible"});
        }
    }
}

TEST_CASE("quoted cells hold commas, quotes and line ends") {
    auto const found = screened("id,employees\n\"x\"\"y\",80\n\"a,b\",80\n\"c\nd\",80\n");
    CHECK(found.bad.empty());
    CHECK(found.results.text.find("\"x\"\"y\",eligible") != std::string::npos);
    CHECK(found.results.text.find("\"a,b\",eligible") != std::string::npos);
    CHECK(found.results.text.find("\"c\nd\",eligible") != std::string::npos);
}

TEST_CASE("an empty cell is not supplied, quoted or not") {
    CHECK(verdicts(screened("id,employees\na,\nb,\"\"\n")) == rows{"a undetermined", "b undetermined"});
}

TEST_CASE("a row that is ragged, misquoted or cut off is told and decides nothing") {
    for (std::size_t const at_once : {1U, 5U, 1000U}) {
        auto const ragged = screened("id,employees\na,80,1\nb\nc,80,\nd,80\n", at_once);
        CHECK(ragged.bad == rows{"1  HQ8033", "2  HQ8033", "3  HQ8033"});
        CHECK(verdicts(ragged) == rows{"a undetermined", "b undetermined", "c undetermined", "d eligible"});
        auto const misquoted = screened("id,employees\na,8\"0\nb,\"80\"x\nc,80\n", at_once);
        CHECK(misquoted.bad == rows{"1  HQ8034", "2  HQ8034"});
        CHECK(verdicts(misquoted) == rows{"a undetermined", "b undetermined", "c eligible"});
        auto const cut = screened("id,employees\na,80\nb,\"8", at_once);
        CHECK(cut.bad == rows{"2  HQ8035"});
        CHECK(verdicts(cut) == rows{"a eligible", "b undetermined"});
    }
}

TEST_CASE("cells that cannot be are told with row and column, and count as not supplied") {
    auto const found = screened("id,employees\na,-1\nb,many\nc,9999999\nd,\xFF\xFE\ne,1e2\nf,１００\ng,100元\n");
    CHECK(found.bad == rows{"1 employees HQ5003", "2 employees HQ5031", "3 employees HQ5003", "4 employees HQ8030",
                            "6 employees HQ5018", "7 employees HQ5009"});
    CHECK(verdicts(found) == rows{"a undetermined", "b undetermined", "c undetermined", "d undetermined", "e eligible",
                                  "f undetermined", "g undetermined"});
    std::string with_nul = "id,employees\na,80\nb,8";
    with_nul += '\0';
    with_nul += "\n";
    CHECK(screened(with_nul).bad == rows{"2 employees HQ8031"});
}

TEST_CASE("a run stops at the first bad cell where that was asked") {
    auto const found = screened("id,employees\na,80\nb,many\nc,-1\n", 1000, true);
    CHECK(found.results.failed != 0);
    CHECK(found.bad == rows{"2 employees HQ5031"});
    CHECK(found.results.error.find("row 2") != std::string::npos);
}

TEST_CASE("a heading that is none is refused") {
    auto const refused = [](std::string text) { return screened(std::move(text)).opened; };
    CHECK(refused("") == rows{"HQ8050"});
    CHECK(refused("\n\n") == rows{"HQ8050"});
    CHECK(refused("id,,x\n") == rows{"HQ8052"});
    CHECK(refused("id,x,id\n") == rows{"HQ8053"});
    CHECK(refused("id,\"x\n1,2") == rows{"HQ8051"});
    CHECK(refused("id,employees,职工总数\n") == rows{"HQ8002"});
    std::string wide = "c0";
    for (int i = 1; i < 10'001; ++i) wide += ",c" + std::to_string(i);
    CHECK(refused(wide + "\n") == rows{"HQ8054"});
}

TEST_CASE("GB18030 and UTF-16 are recognised") {
    // 企业,职工总数 in GB18030
    CHECK(screened("\xC6\xF3\xD2\xB5,\xD6\xB0\xB9\xA4\xD7\xDC\xCA\xFD\n\xBC\xD7,80\n").opened == rows{"HQ0007"});
    CHECK(screened(std::string{"\xFF\xFEi\0d\0\n\0", 8}).opened == rows{"HQ0008"});
}

TEST_CASE("a quote that is never closed ends the run before it takes the memory") {
    auto const found = screened("id,employees\na,80\nb,\"" + std::string(std::size_t{17} << 20U, 'x'));
    CHECK(found.results.failed != 0);
    CHECK(found.results.error.find("longer than the limit") != std::string::npos);
}

TEST_CASE("a heading alone gives a table without rows") {
    auto const found = screened("id,employees\n");
    CHECK(found.results.failed == 0);
    CHECK(found.results.rows == 0);
    CHECK(found.results.text.find("id,test.recognition.verdict") == 0);
}
