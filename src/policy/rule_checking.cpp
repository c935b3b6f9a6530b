#include "rule_checking.hpp"

#include <algorithm>

#include <huiqi/feel/parse.hpp>
#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/nearest.hpp>

namespace huiqi {

namespace {

constexpr std::size_t longest_quote = 60;

} // namespace

std::string in_one_line(std::string_view text) {
    std::string line;
    for (char const each : text) {
        bool const blank = each == ' ' || each == '\n' || each == '\r' || each == '\t';
        if (!blank) line += each;
        if (blank && !line.empty() && line.back() != ' ') line += ' ';
    }
    while (line.ends_with(' ')) line.pop_back();
    if (line.size() <= longest_quote) return line;
    auto end = longest_quote;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    return line.substr(0, end) + "…";
}

feel::expression_ptr rule_checking::parse(snippet const& text, feel::scope const& visible) {
    if (text.empty()) return nullptr;
    auto parsed = feel::parse_expression(text, visible);
    problems.take(std::move(parsed.problems));
    return std::move(parsed.tree);
}

std::vector<std::size_t> rule_checking::works_behind(feel::symbol const& meaning) const {
    if (auto const found = work_of.find(&meaning); found != work_of.end()) return {found->second};
    std::vector<std::size_t> behind;
    if (meaning.kind != feel::symbol_kind::shared) return behind;
    for (auto const each : rules.shared[meaning.index].definition_of_version)
        if (each >= 0) behind.push_back(static_cast<std::size_t>(each));
    return behind;
}

bool rule_checking::is_ready(feel::symbol const& meaning) {
    using enum feel::symbol_kind;
    if (meaning.kind != definition && meaning.kind != feel::symbol_kind::shared) return true;
    auto const behind = works_behind(meaning);
    bool const ready = std::all_of(behind.begin(), behind.end(), [&](std::size_t each) {
        return works[each].state == definition_work::done && !works[each].broken;
    });
    if (ready && meaning.kind == feel::symbol_kind::shared) settle_shared(meaning.index);
    return ready;
}

/// A shared name has one type in all its versions. A function is the one of the latest version.
void rule_checking::settle_shared(std::size_t which) {
    if (!settled_.insert(which).second) return;
    auto& symbol = *shared[which];
    auto const behind = works_behind(symbol);
    std::optional<feel::type> joined;
    for (auto const each : behind) {
        auto const& work = works[each];
        symbol.calls = work.symbol->calls;
        auto const of = work.symbol->of;
        auto both = joined ? feel::join_types(*joined, of) : std::optional{of};
        if (both) {
            joined = std::move(both);
            continue;
        }
        auto const& first = works[behind.front()];
        problems.add_second(messages::shared_types_differ, work.file, work.said().declared_at, work.said().name,
                            first.file, first.said().declared_at);
        joined = feel::type{};
    }
    symbol.of = joined ? *joined : feel::type{};
}

void rule_checking::suggest(diagnostic& found, std::string_view written, std::vector<std::string> const& names) {
    auto const right = nearest(written, names);
    if (right.empty()) return;
    found.labels.push_back({found.source, found.range, &messages::similar, {right}});
}

void rule_checking::cite(std::uint32_t programme, citation const& from) {
    if (from.source.empty()) return;
    names[programme].cited.insert(from.source);
    auto const& said = documents.programmes[programme];
    std::vector<std::string> keys;
    for (auto const& each : said.sources) {
        if (each.key == from.source) return;
        keys.push_back(each.key);
    }
    suggest(problems.add(messages::unknown_source, said.source, from.range, {from.source}), from.source, keys);
}

feel::check_settings attempt::settings(source_range where) {
    feel::check_settings made;
    made.suggestions = &all_.suggestions;
    made.ready = [this, where](feel::symbol const& meaning) {
        all_.used.insert(&meaning);
        if (meaning.kind == feel::symbol_kind::shared)
            all_.uses[programme_].push_back({all_.rules.shared[meaning.index].programme, where});
        bool const ready = all_.is_ready(meaning);
        yearly = yearly || (ready && meaning.of.yearly);
        return ready;
    };
    return made;
}

void attempt::finish(feel::checked&& result, source_range where) {
    auto& bound = all_.rules.bound;
    bound.insert(bound.end(), result.bound.begin(), result.bound.end());
    for (auto const* each : result.waiting_for) waiting.push_back({each, where});
}

feel::type attempt::check(feel::expression& tree) {
    auto result = feel::check_expression(tree, visible_, file_, found, settings(tree.range));
    auto of = result.of;
    finish(std::move(result), tree.range);
    return of;
}

void attempt::check_cell(feel::expression& cell, feel::type const& input, std::string const& subject) {
    auto how = settings(cell.range);
    how.subject = subject;
    finish(feel::check_unary_tests(cell, input, visible_, file_, found, how), cell.range);
}

diagnostic& attempt::report(message const& what, source_range where, std::vector<std::string> arguments) {
    found.push_back({.what = &what, .source = file_, .range = where, .arguments = std::move(arguments)});
    return found.back();
}

bool attempt::keep() {
    bool const sound = !has_errors(found);
    all_.problems.take(std::move(found));
    found.clear();
    return sound;
}

} // namespace huiqi
