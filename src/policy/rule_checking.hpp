#pragma once

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mistakes.hpp"

#include <huiqi/feel/check.hpp>
#include <huiqi/policy/checked.hpp>

namespace huiqi {

/// A definition on its way: named, parsed, checked once all that it uses has been.
struct definition_work {
    enum progress : std::uint8_t { untouched, waiting, done };

    std::shared_ptr<feel::symbol> symbol;
    checked_definition checked;
    feel::scope const* visible = nullptr;
    source_ptr file;
    progress state = untouched;
    bool broken = false;   ///< part of a circle: whatever uses it knows nothing of it
    std::size_t place = 0; ///< in the order in which definitions can be computed

    [[nodiscard]] definition const& said() const { return *checked.said; }
    [[nodiscard]] bool is_function() const { return symbol->calls != nullptr; }
};

/// The names visible in one version.
struct version_names {
    explicit version_names(feel::scope const& outer) : visible{&outer} {}

    feel::scope visible;
    std::map<std::string, std::size_t, std::less<>> definitions; ///< by name: index into rule_checking::works
};

struct programme_names {
    explicit programme_names(feel::scope const& outer) : visible{&outer} {}

    feel::scope visible;
    std::deque<version_names> versions;
    std::set<std::string, std::less<>> cited; ///< keys of sources
};

/// Where one programme uses another: a clause, or an expression with a shared name.
struct programme_use {
    std::uint32_t programme;
    source_range where;
};

/// What the checks of one set of rule files work on together. Each concern is a class of its own over it; check_rules
/// says in which order they run.
class rule_checking {
public:
    explicit rule_checking(rule_documents const& from) : documents{from}, problems{from.sources} {}

    rule_documents const& documents;
    checked_rules rules;
    mistakes problems;

    feel::scope facts_visible{&feel::language_scope()}; ///< of all vocabularies
    feel::scope shared_visible{&facts_visible};         ///< and names of definitions files
    std::deque<programme_names> names;                  ///< of each programme
    std::deque<definition_work> works;
    std::vector<std::shared_ptr<feel::symbol>> parameters; ///< of rules.parameters
    std::vector<std::shared_ptr<feel::symbol>> shared;     ///< of rules.shared
    std::unordered_map<feel::symbol const*, std::size_t> work_of;
    std::set<feel::symbol const*> used;
    std::vector<std::vector<programme_use>> uses; ///< of each programme
    std::vector<std::size_t> order;               ///< works, each after those it uses
    std::map<std::string, std::uint32_t, std::less<>> programme_of;
    unsigned suggestions = 400; ///< misspelt names that are still compared with all others

    [[nodiscard]] feel::expression_ptr parse(snippet const& text, feel::scope const& visible);
    /// Whether what a symbol stands for has its type. Of a shared name this joins the types of its versions.
    [[nodiscard]] bool is_ready(feel::symbol const& meaning);
    /// The definitions a symbol waits for.
    [[nodiscard]] std::vector<std::size_t> works_behind(feel::symbol const& meaning) const;
    void cite(std::uint32_t programme, citation const& from);
    /// Adds the nearest of `names`, as words beside the place and as a mend.
    static void suggest(diagnostic& found, std::string_view written, std::vector<std::string> const& names);

private:
    void settle_shared(std::size_t which);

    std::set<std::size_t> settled_;
};

/// One go at checking what stands together (a definition, a clause): its mistakes are kept only if nothing in it had to
/// wait.
class attempt {
public:
    attempt(rule_checking& all, std::uint32_t programme, feel::scope const& visible, source_ptr file)
        : all_{all}, programme_{programme}, visible_{visible}, file_{std::move(file)} {}

    struct needed {
        feel::symbol const* symbol;
        source_range where; ///< the expression that uses it
    };

    diagnostics found;
    std::vector<needed> waiting;
    bool yearly = false; ///< something with a value for each year was used

    feel::type check(feel::expression& tree);
    void check_cell(feel::expression& cell, feel::type const& input, std::string const& subject);
    bool fits(feel::expression& tree, feel::type const& wanted) { return feel::check_fits(tree, wanted, file_, found); }
    diagnostic& report(message const& what, source_range where, std::vector<std::string> arguments = {});
    /// Hands the mistakes over; true if there were none that are errors.
    bool keep();

    [[nodiscard]] rule_checking& all() const { return all_; }
    [[nodiscard]] feel::scope const& visible() const { return visible_; }
    [[nodiscard]] source_ptr const& file() const { return file_; }
    [[nodiscard]] std::uint32_t programme() const { return programme_; }

private:
    [[nodiscard]] feel::check_settings settings(source_range where);
    void finish(feel::checked&& result, source_range where);

    rule_checking& all_;
    std::uint32_t programme_;
    feel::scope const& visible_;
    source_ptr file_;
};

/// The text in one line, cut between characters where it is long.
[[nodiscard]] std::string in_one_line(std::string_view text);

} // namespace huiqi
