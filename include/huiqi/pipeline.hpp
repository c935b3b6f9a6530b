#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <huiqi/evaluate/evaluate.hpp>
#include <huiqi/evaluate/profile.hpp>
#include <huiqi/feel/type.hpp>
#include <huiqi/plan/rule_set.hpp>
#include <huiqi/policy/document.hpp>
#include <huiqi/policy/kinds.hpp>
#include <huiqi/policy/load.hpp>
#include <huiqi/text/result.hpp>

/// The stages put together, for hosts that want one call: load, check, compile, open. The only header that knows every
/// stage.
namespace huiqi {

/// Reads, checks and compiles rule files and folders. With an error in any of them there are no rules: fix and load
/// again. Warnings and remarks stand in `.diagnostics` beside the rules.
[[nodiscard]] result<rule_set> load_rules(std::span<std::filesystem::path const> paths);
[[nodiscard]] result<rule_set> load_rules(std::filesystem::path const& path);
/// The same from texts in memory.
[[nodiscard]] result<rule_set> load_rules(std::span<source_ptr const> files);

/// Rules with what they were compiled from, for tools that need both (test, format, check).
struct loaded_rules {
    rule_documents documents;
    rule_set rules; ///< empty if there are errors
    diagnostics problems;
};
[[nodiscard]] loaded_rules load_with_documents(std::span<std::filesystem::path const> paths);
[[nodiscard]] loaded_rules load_with_documents(std::span<source_ptr const> files);

/// Reads a plan saved by `huiqi compile`.
[[nodiscard]] result<rule_set> load_plan(std::filesystem::path const& file);

/// A profile from JSON: `{"营业收入": {"2024": "300万元"}, "employees": {"2024": 80}}`, or the same under "facts"
/// beside
/// `"huiqi": "profile/1"`. Every mistake is collected.
[[nodiscard]] result<profile> parse_profile(std::string_view json, rule_set const& rules);
/// From a file's text; YAML where the name ends in .yaml or .yml, else JSON.
[[nodiscard]] result<profile> read_profile(source_ptr const& file, rule_set const& rules);
/// From a document that a host has made of its own values; places in `file` are the host's to understand.
[[nodiscard]] result<profile> read_profile(document_node const& whole, source_ptr const& file, rule_set const& rules);
/// From a mapping of facts that a reader has made (the `facts:` of a case). Facts whose value is a plain `unknown` are
/// taken away again from `base`, the others put over it.
void bind_facts(document_node const& facts, source_ptr const& file, profile& into, diagnostics& problems);

/// A null in a result that a mistake made: why, which sub-expression, where, and how it spread. The same sub-expression
/// may have been computed, and have failed, more than once.
struct null_reason {
    problem what;
    std::uint64_t times = 1;
    plan_record::index node = 0; ///< the instruction that gave it
};

/// Reasons that are told apart in one result; nulls of further ones are only counted.
inline constexpr std::size_t most_null_reasons = 10'000;

/// What one FEEL expression gave. A null that an error made is a value, with its reasons; so are nulls inside lists and
/// contexts.
struct feel_result {
    value what;
    feel::type_kind kind = feel::type_kind::any;
    unit in;
    mistake why = mistake::none;
    std::string_view cause;                          ///< words of the sub-expression that could not be computed
    rule_set plan;                                   ///< keeps what the value refers to alive
    std::vector<null_reason> nulls = {};             ///< in the order in which they stand in the value
    std::uint64_t nulls_in_all = 0;                  ///< those without a reason told apart among them
    feel::type of = {};                              ///< what the checker knows of it
    plan_record::index node = 0;                     ///< of the value in the trace
    std::shared_ptr<detail::evaluation const> trace; ///< every sub-expression's value
};

/// A value that a host has, to be used under a name.
struct named_value {
    std::string name;
    value what;
    unit in = {}; ///< of a number
};

struct expression_options {
    /// A null that a mistake made is an error: there is no result, and the diagnostics say why.
    bool strict = false;
    /// Names besides those of the context, over which they go.
    std::span<named_value const> names = {};
};

/// Evaluates one FEEL expression on a context of named values. A mistake in the expression is a diagnostic; every null
/// that an error made has a warning beside the value, the first twenty with their places.
[[nodiscard]] result<feel_result> evaluate_expression(std::string_view text, document_node const* context,
                                                      source_ptr const& context_file, date as_of,
                                                      expression_options const& options = {});

/// The same on values alone. A name that is given twice has its first value.
[[nodiscard]] result<feel_result> evaluate_expression(std::string_view text, std::span<named_value const> names,
                                                      date as_of, expression_options const& options = {});

/// A sub-expression and the value it had.
struct part_value {
    std::string_view expression;
    place_view place;
    typed_value what;
};
/// Every sub-expression that was computed, inner ones before what they are part of. What stands inside a loop has a
/// value for each round and is left out.
[[nodiscard]] std::vector<part_value> parts_of(feel_result const& found);

/// A decision table whose expressions and cells are FEEL. One row for each rule: a test for each input (`-`, `>= 18`,
/// `"a", "b"`, a name) and a result for each output.
///
///     feel_table table{.hit = hit_policy::first, .inputs = {"age"}, .outputs = {{.name = "price"}}};
///     table.rows = {{{"< 18"}, {"5"}}, {{"-"}, {"10"}}};
///     evaluate_table(table, std::array{named_value{"age", value{decimal::from_integer(17)}}}, as_of)
struct feel_table {
    struct output {
        std::string name{};                ///< an entry of the result, where there are several outputs
        std::vector<std::string> values{}; ///< by priority, for the hit policies priority and output order
        std::string otherwise{};           ///< where no rule applies; empty for null
    };
    struct row {
        std::vector<std::string> tests, results;
    };
    hit_policy hit = hit_policy::unique;
    std::vector<std::string> inputs{};
    std::vector<output> outputs{};
    std::vector<row> rows{};
};

/// One step of a decision: an expression or a table, under a name that the steps after it can use.
struct feel_step {
    std::string name;
    std::variant<std::string, feel_table> is;
};

/// Evaluates steps one after another on named values and gives the last one's value. Mistakes in them are diagnostics
/// whose place is in the step's text; a null that an error made is a value with its cause. Without steps there is
/// nothing: a mistake.
[[nodiscard]] result<feel_result> evaluate_steps(std::span<feel_step const> steps, std::span<named_value const> known,
                                                 date as_of);
/// A decision table by itself.
[[nodiscard]] result<feel_result> evaluate_table(feel_table const& table, std::span<named_value const> known,
                                                 date as_of);

} // namespace huiqi
