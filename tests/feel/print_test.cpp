#include <huiqi/feel/parse.hpp>
#include <huiqi/feel/print.hpp>
#include <huiqi/text/utf8.hpp>

#include <array>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <random>

#include <catch2/catch.hpp>

#include "reading.hpp"

using namespace huiqi;
using namespace huiqi::feel;

namespace {

scope const& names() {
    static scope const made = names_in_scope({"a", "b", "销售收入", "net income"});
    return made;
}

/// Printed in either language it is the same tree again; and printing that changes nothing more.
void check_round_trip(std::string const& text, scope const& visible) {
    auto const read = parse_expression(written(text), visible);
    REQUIRE(read.tree != nullptr);
    for (auto const keywords : {language::en, language::zh}) {
        auto const printed = print(*read.tree, keywords);
        INFO(text + "  ->  " + printed);
        auto const again = parse_expression(written(printed), visible);
        REQUIRE(again.tree != nullptr);
        CHECK(tree_text::of(*again.tree) == tree_text::of(*read.tree));
        CHECK(print(*again.tree, keywords) == printed);
    }
}

/// Texts of the grammar, of bounded depth. Every value stands in brackets or not, as chance has it.
class generator {
public:
    explicit generator(unsigned seed) : chance_{seed} {}

    std::string expression(int depth) {
        if (depth == 0) return leaf();
        auto const part = [&] { return expression(depth - 1); };
        switch (pick(18)) {
        case 0: return part() + operator_sign() + part();
        case 1: return "(" + part() + ")" + operator_sign() + "(" + part() + ")";
        case 2: return "(" + part() + ") " + comparison() + " (" + part() + ")";
        case 3: return "-(" + part() + ")";
        case 4: return "if " + part() + " then " + part() + " else " + part();
        case 5: return "(" + part() + ") between (" + part() + ") and (" + part() + ")";
        case 6: return "(" + part() + ") in (" + tests(depth) + ")";
        case 7: return "(" + part() + ") in [(" + part() + ")..(" + part() + "))";
        case 8: return "[" + part() + ", " + part() + "]";
        case 9: return "{a: " + part() + ", \"b c\": " + part() + "}";
        case 10: return "(" + part() + ")[" + part() + "]";
        case 11: return "(" + part() + ").year";
        case 12: return "b(" + part() + ", " + part() + ")";
        case 13: return "some x in " + part() + " satisfies " + part();
        case 14: return "for x in (" + part() + ")..(" + part() + "), y in a return " + part();
        case 15: return "function(x, y: number) " + part();
        case 16: return "(" + part() + ") instance of list<number>";
        default: return "not(" + part() + ")";
        }
    }

private:
    unsigned pick(unsigned below) { return std::uniform_int_distribution<unsigned>{0, below - 1}(chance_); }
    template <std::size_t N>
    std::string one_of(std::array<char const*, N> const& all) {
        return all[pick(N)];
    }
    std::string leaf() {
        return one_of(std::array{"a", "b", "销售收入", "net income", "1", "0.5", "200万元", "5%", "3年", "60分", "null",
                                 "true", "\"x\\\"y\\n\"", "\"\\\\d\"", "@\"2025-01-31\"", "unknown", "[]", "{}"});
    }
    std::string operator_sign() { return one_of(std::array{" + ", " - ", " * ", " / ", " ** ", " and ", " or "}); }
    std::string comparison() { return one_of(std::array{"=", "!=", "<", "<=", ">", ">="}); }
    std::string tests(int depth) {
        auto const low = expression(depth - 1), high = expression(depth - 1);
        return "< (" + low + "), = (" + high + "), [(" + low + ")..(" + high + ")], " + high;
    }

    std::mt19937 chance_;
};

/// The text that a JSON string after `"expr": ` stands for; nothing where the line has none.
std::optional<std::string> expression_of(std::string const& line) {
    auto at = line.find("\"expr\": \"");
    if (at == std::string::npos) return std::nullopt;
    std::string text;
    for (at += 9; at < line.size() && line[at] != '"'; ++at) {
        if (line[at] != '\\') {
            text += line[at];
            continue;
        }
        switch (line[++at]) {
        case 'n': text += '\n'; break;
        case 'r': text += '\r'; break;
        case 't': text += '\t'; break;
        case 'u': {
            auto const code = static_cast<std::uint32_t>(std::stoul(line.substr(at + 1, 4), nullptr, 16));
            if (code >= 0xD800 && code <= 0xDFFF) return std::nullopt;
            append_utf8(text, code);
            at += 4;
            break;
        }
        default: text += line[at];
        }
    }
    return text;
}

} // namespace

TEST_CASE("a bracket behind the end of a range opens a filter where a number follows that begins with its point") {
    for (auto const* text :
         {"[1..a[.5] between 1 and 2]", "[1..a[.5]]", "[1..a[0.5]]", "[[1..a[, b]", "([1..a[).start"}) {
        INFO(text);
        check_round_trip(text, names());
    }
}

TEST_CASE("what is printed has the fewest brackets") {
    std::vector<std::pair<std::string, std::string>> const samples{
        {"((a)) + (b * 2)", "a + b * 2"},
        {"(a - b) - (a - b)", "a - b - (a - b)"},
        {"(-a) ** 2", "-a ** 2"},
        {"-(a ** 2)", "-(a ** 2)"},
        {"a in ((1), (< 2))", "a in (1, (< 2))"},
        {"a in (< 2)", "a in < 2"},
        {"(a and b) or a", "a and b or a"},
        {"a and (b or a)", "a and (b or a)"},
        {"200万元+5%", "200万元 + 5%"},
        {"“x” ＝ a", "\"x\" = a"},
        {"{\"a\": 1, \"b-c\": 2}", "{a: 1, \"b-c\": 2}"},
    };
    for (auto const& [text, printed] : samples) {
        INFO(text);
        auto const read = parse_expression(written(text), names());
        REQUIRE(read.tree != nullptr);
        CHECK(print(*read.tree) == printed);
    }
}

TEST_CASE("keywords are printed in the language asked for") {
    auto const read = parse_expression(
        written("if not(a in [1..2]) and b then some x in a satisfies x = null else for y in b return true"), names());
    REQUIRE(read.tree != nullptr);
    CHECK(print(*read.tree, language::zh) ==
          "如果 非(a 属于 [1..2]) 且 b 则 存在 x 属于 a 满足 x = 空 否则 对 y 属于 b 返回 真");
}

TEST_CASE("generated expressions survive printing") {
    unsigned parsed_texts = 0;
    for (unsigned seed = 0; seed < 3'000; ++seed) {
        auto const text = generator{seed}.expression(1 + static_cast<int>(seed % 4));
        if (parse_expression(written(text), names()).tree == nullptr) continue;
        ++parsed_texts;
        check_round_trip(text, names());
    }
    CHECK(parsed_texts > 2'500);
}

TEST_CASE("expressions of the conformance cases survive printing") {
    std::ifstream cases{"../shared/feel-tck/cases.jsonl"};
    if (!cases) {
        WARN("the FEEL conformance cases are not here: skipped");
        return;
    }
    unsigned all = 0, parsed_texts = 0;
    for (std::string line; std::getline(cases, line);) {
        auto const text = expression_of(line);
        if (!text) continue;
        ++all;
        if (parse_expression(written(*text), names()).tree == nullptr) continue;
        ++parsed_texts;
        check_round_trip(*text, names());
    }
    WARN(std::to_string(parsed_texts) + " of " + std::to_string(all) + " expressions parse");
    CHECK(parsed_texts > all * 9 / 10);
}
