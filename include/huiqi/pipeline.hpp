#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <huiqi/evaluate/evaluate.hpp>
#include <huiqi/evaluate/profile.hpp>
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

/// Evaluates one FEEL expression on a context of named values. A mistake in the expression is a diagnostic; a null that
/// an error made is a value with its cause.
struct feel_result {
    value what;
    feel::type_kind kind = feel::type_kind::any;
    unit in;
    mistake why = mistake::none;
    std::string_view cause; ///< words of the sub-expression that could not be computed
    rule_set plan;          ///< keeps what the value refers to alive
};
[[nodiscard]] result<feel_result> evaluate_expression(std::string_view text, document_node const* context,
                                                      source_ptr const& context_file, date as_of);
/// The same on values that a host has. A name that is given twice has its first value.
struct named_value {
    std::string name;
    value what;
};
[[nodiscard]] result<feel_result> evaluate_expression(std::string_view text, std::span<named_value const> names,
                                                      date as_of);

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
