#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/feel/built_in.hpp>

/// Expressions of FEEL made from bytes by its grammar: every text it gives parses. A byte decides each choice, and
/// where there are no more bytes the shortest form is taken.
namespace huiqi::fuzz {

class generated_expression {
public:
    explicit generated_expression(std::string_view bytes) : bytes_{bytes} {
        expression(2 + static_cast<int>(choose(5)));
    }

    [[nodiscard]] std::string const& text() const { return text_; }

private:
    static constexpr std::size_t longest = 1000; ///< characters; then only the shortest forms follow
    static constexpr int most_loops = 4;         ///< inside one another, so that a run stays short

    [[nodiscard]] std::size_t choose(std::size_t of) {
        if (at_ >= bytes_.size() || text_.size() > longest) return 0;
        return static_cast<unsigned char>(bytes_[at_++]) % of;
    }
    template <std::size_t N>
    void one_of(std::array<std::string_view, N> const& words) {
        text_ += words[choose(N)];
    }
    void between(std::string_view open, std::string_view close, auto inside) {
        text_ += open;
        inside();
        text_ += close;
    }
    void separated(std::size_t count, auto each) {
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) text_ += ", ";
            each(i);
        }
    }

    void leaf() {
        static constexpr std::array<std::string_view, 10> numbers{
            "1", "0", "2", "3.5", "0.1", "10", "7", "1e3", "1234567890123456789012345678901234", ".5"};
        static constexpr std::array<std::string_view, 12> texts{
            R"("a")",      R"("")",         R"("foo bar")", R"("\u4F01\uD83D\uDE00")",
            R"("[a-z]+")", R"("a\nb\\")",   "\"(\\d)\"",    R"("2025-08-13")",
            R"("P1Y")",    R"("10:00:00")", R"("[1..3]")",  R"("\U01F64B é")"};
        static constexpr std::array<std::string_view, 12> moments{R"(@"2025-08-13")",
                                                                  R"(@"P1Y2M")",
                                                                  R"(@"PT10H30M")",
                                                                  R"(@"10:20:30")",
                                                                  R"(@"2025-08-13T09:00:00Z")",
                                                                  R"(@"P3DT0.5S")",
                                                                  R"(@"-P2M")",
                                                                  R"(@"23:59:59+08:00")",
                                                                  R"(@"2024-02-29")",
                                                                  R"(@"-99999-01-01")",
                                                                  R"(@"2025-08-13T09:00:00@Asia/Shanghai")",
                                                                  R"(@"PT0S")"};
        switch (choose(6)) {
        case 0: one_of(numbers); break;
        case 1: one_of(texts); break;
        case 2: one_of(std::array<std::string_view, 3>{"true", "false", "null"}); break;
        case 3: one_of(moments); break;
        case 4: text_ += names_.empty() ? std::string{"null"} : names_[choose(names_.size())]; break;
        default: text_ += "[]"; break;
        }
    }

    /// Whatever can stand between operators.
    void operand(int depth) {
        between("(", ")", [&] { expression(depth); });
    }

    void expression(int depth) {
        if (depth <= 0) return leaf();
        switch (choose(22)) {
        case 0: leaf(); break;
        case 1: binary(depth, {" + ", " - ", " * ", " / ", " ** "}); break;
        case 2: binary(depth, {" = ", " != ", " < ", " >= ", " > "}); break;
        case 3: binary(depth, {" and ", " or ", " and ", " or ", " <= "}); break;
        case 4:
            text_ += '-';
            operand(depth - 1);
            break;
        case 5:
            operand(depth - 1);
            text_ += " between ";
            operand(depth - 2);
            text_ += " and ";
            operand(depth - 2);
            break;
        case 6: membership(depth); break;
        case 7:
            text_ += "if ";
            expression(depth - 1);
            text_ += " then ";
            expression(depth - 1);
            text_ += " else ";
            expression(depth - 1);
            break;
        case 8: loop(depth, "for ", " return "); break;
        case 9: loop(depth, choose(2) == 0 ? "some " : "every ", " satisfies "); break;
        case 10: filter(depth); break;
        case 11: path(depth); break;
        case 12: between("[", "]", [&] { separated(choose(4), [&](std::size_t) { expression(depth - 1); }); }); break;
        case 13: context(depth); break;
        case 14: range(depth); break;
        case 15: operand_in(depth, [&] { function(depth - 1); }); break;
        case 16: call_of_literal(depth); break;
        case 17:
        case 18:
        case 19: language_call(depth); break;
        case 20: instance(depth); break;
        default:
            text_ += names_.empty() ? std::string{"abs"} : names_[choose(names_.size())];
            between("(", ")", [&] { separated(choose(3), [&](std::size_t) { expression(depth - 1); }); });
            break;
        }
    }

    void operand_in(int, auto inside) { between("(", ")", inside); }

    void binary(int depth, std::array<std::string_view, 5> const& operators) {
        operand(depth - 1);
        one_of(operators);
        operand(depth - 1);
    }

    void membership(int depth) {
        operand(depth - 1);
        text_ += " in (";
        separated(1 + choose(3), [&](std::size_t) { test(depth - 1); });
        text_ += ')';
    }

    void test(int depth) {
        if (choose(2) == 1) one_of(std::array<std::string_view, 6>{"< ", "<= ", "> ", ">= ", "= ", "!= "});
        operand(depth - 1);
    }

    void name(std::string& made) {
        static constexpr std::array<std::string_view, 6> known{"i", "x y", "销售收入", "n-1", "a", "f"};
        made = known[choose(known.size())];
    }

    void loop(int depth, std::string_view opens, std::string_view returns) {
        if (loops_ >= most_loops) return leaf();
        auto const outer = names_.size();
        ++loops_;
        text_ += opens;
        separated(1 + choose(2), [&](std::size_t) {
            static constexpr std::array<std::string_view, 4> plain{"i", "x y", "j", "销售收入"};
            std::string const bound{plain[choose(plain.size())]};
            text_ += bound;
            text_ += " in ";
            bool const counts = opens == "for " && choose(2) == 1;
            operand(depth - 2);
            if (counts) text_ += ".." + std::to_string(choose(12));
            names_.push_back(bound);
        });
        text_ += returns;
        if (opens == "for ") names_.emplace_back("partial");
        expression(depth - 1);
        names_.resize(outer);
        --loops_;
    }

    void filter(int depth) {
        if (loops_ >= most_loops) return leaf();
        ++loops_;
        operand(depth - 1);
        names_.emplace_back("item");
        between("[", "]", [&] { expression(depth - 1); });
        names_.pop_back();
        --loops_;
    }

    void path(int depth) {
        operand(depth - 1);
        text_ += '.';
        one_of(std::array<std::string_view, 8>{"a", "year", "start", "time offset", "hours", "f", "value",
                                               "end included"});
    }

    void context(int depth) {
        auto const outer = names_.size();
        std::vector<std::string> taken;
        between("{", "}", [&] {
            separated(choose(4), [&](std::size_t i) {
                std::string key;
                name(key);
                for (auto const& each : taken)
                    if (each == key) key = "k" + std::to_string(i);
                taken.push_back(key);
                text_ += '"' + key + "\": ";
                expression(depth - 1);
                names_.push_back(key);
            });
        });
        names_.resize(outer);
    }

    void range(int depth) {
        switch (choose(3)) {
        case 0:
            // Right behind `[` a `]` closes an empty list.
            if (text_.ends_with('['))
                one_of(std::array<std::string_view, 2>{"[", "("});
            else
                one_of(std::array<std::string_view, 3>{"[", "(", "]"});
            operand(depth - 2);
            text_ += "..";
            operand(depth - 2);
            one_of(std::array<std::string_view, 3>{"]", ")", "["});
            break;
        default:
            between("(", ")", [&] {
                one_of(std::array<std::string_view, 6>{"< ", "<= ", "> ", ">= ", "= ", "!= "});
                operand(depth - 2);
            });
        }
    }

    void function(int depth) {
        static constexpr std::array<std::string_view, 8> types{"",
                                                               ": number",
                                                               ": string",
                                                               ": Any",
                                                               ": list<number>",
                                                               ": context<a: number>",
                                                               ": function<number>->string",
                                                               ": date and time"};
        static constexpr std::array<std::string_view, 3> parameters{"p", "q r", "f"};
        auto const outer = names_.size();
        text_ += "function(";
        separated(choose(4), [&](std::size_t i) {
            text_ += parameters[i];
            one_of(types);
            names_.emplace_back(parameters[i]);
        });
        text_ += ") ";
        if (choose(12) == 1) {
            text_ += R"-(external {java: {class: "a.b", "method signature": "c()"}})-";
        } else {
            auto const loops = loops_++; // a function may be called in a loop
            expression(depth);
            loops_ = loops;
        }
        names_.resize(outer);
    }

    void call_of_literal(int depth) {
        between("(", ")", [&] { function(depth - 1); });
        between("(", ")", [&] {
            bool const named = choose(3) == 1;
            separated(choose(4), [&](std::size_t i) {
                if (named) text_ += std::array<std::string_view, 3>{"p", "q r", "f"}[i % 3], text_ += ": ";
                expression(depth - 1);
            });
        });
    }

    void language_call(int depth) {
        constexpr std::size_t standard = [] {
            std::size_t count = 0;
            for (auto const& each : built_in_names) count += each.id < built_in::holds ? 1U : 0U;
            return count;
        }();
        auto const* which = &built_in_names[(choose(256) * 256 + choose(256)) % standard];
        if (which->id == built_in::power) which = &built_in_names[0];
        std::size_t const most = which->most == 255 ? which->least + std::size_t{2} : which->most;
        auto const count = which->least + choose(most - which->least + 1);
        bool const named = which->most != 255 && count > 0 && choose(4) == 1;
        text_ += which->english;
        between("(", ")", [&] {
            separated(count, [&](std::size_t i) {
                if (named) text_ += std::string{which->parameters[i]} + ": ";
                bool const function_wanted = which->id == built_in::sort || which->id == built_in::list_replace;
                if (function_wanted && i == 1 && choose(2) == 0)
                    function(depth - 1);
                else
                    expression(depth - 1);
            });
        });
    }

    void instance(int depth) {
        operand(depth - 1);
        text_ += " instance of ";
        one_of(std::array<std::string_view, 12>{"number", "string", "Any", "date and time", "list<number>",
                                                "context<a: number, b: list<string>>", "range<date>",
                                                "function<number, string> -> boolean", "function<>->Any",
                                                "days and time duration", "time", "list<context<a: Any>>"});
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::string text_;
    std::vector<std::string> names_;
    int loops_ = 0;
};

} // namespace huiqi::fuzz
