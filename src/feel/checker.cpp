#include "checker.hpp"

#include <algorithm>
#include <array>

#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/nearest.hpp>

namespace huiqi::feel {
namespace {

constexpr std::uint64_t most_steps = 1'000'000;
constexpr std::size_t longest_quote = 60; ///< bytes of an expression repeated in a message

/// What one expression is warned of at most: FEEL as the standard has it may be wrong everywhere.
constexpr unsigned most_warnings = 100;

[[nodiscard]] constexpr message as_warning(message of) {
    of.level = severity::warning;
    return of;
}

/// Mistakes of type that the standard makes null whatever the values are, as warnings. Of the others something may
/// come: a single value stands for a list, the items of a list are compared one by one, units are Huiqi's own.
constexpr std::array surely_null{
    as_warning(messages::cannot_calculate), as_warning(messages::months_and_days), as_warning(messages::cannot_compare),
    as_warning(messages::cannot_order),     as_warning(messages::only_null),       as_warning(messages::needs_number),
    as_warning(messages::needs_text),       as_warning(messages::needs_date),      as_warning(messages::needs_duration),
    as_warning(messages::no_members),       as_warning(messages::unknown_member),  as_warning(messages::index_from_one),
    as_warning(messages::not_a_function),   as_warning(messages::argument_unfit)};

message const* warning_of(message const& what) {
    auto const* found = std::find_if(surely_null.begin(), surely_null.end(),
                                     [&](message const& each) { return each.code == what.code; });
    return found == surely_null.end() ? nullptr : found;
}

/// The text in one line, cut between characters where it is long.
std::string quoted(std::string_view text) {
    std::string result;
    for (char const each : text) {
        bool const blank = each == ' ' || each == '\n' || each == '\r' || each == '\t';
        if (!blank) result += each;
        if (blank && !result.empty() && result.back() != ' ') result += ' ';
    }
    if (result.size() <= longest_quote) return result;
    auto end = longest_quote;
    while (end > 0 && (static_cast<unsigned char>(result[end]) & 0xC0U) == 0x80U) --end;
    return result.substr(0, end) + "…";
}

} // namespace

type const& checker::check(expression& tree) {
    bool const too_many = steps_ > most_steps;
    steps_ += weight;
    if (steps_ > most_steps) {
        if (!too_many) report(messages::expands_too_far, tree.range, {std::to_string(most_steps)});
        return tree.of = {};
    }
    bool const outside = std::exchange(yearly, false);
    auto of = std::visit(node_checker{*this, tree}, tree.node);
    of.yearly = yearly;
    yearly = yearly || outside;
    return tree.of = std::move(of);
}

void checker::check_cell(expression& cell, type const& input) {
    side left{input, nullptr, settings_.subject};
    check_test(*this, left, cell, true);
    cell.of = of_kind(type_kind::boolean);
    cell.of.may_be_absent = input.may_be_absent;
}

checked checker::finish(type of) { return {std::move(of), std::move(bound_), std::move(waiting_)}; }

diagnostic* checker::report(message const& what, source_range where, std::vector<std::string> arguments) {
    problems_.push_back({.what = &what, .source = file_, .range = where, .arguments = std::move(arguments)});
    if (call_file_) problems_.back().labels.push_back({call_file_, call_place_, &messages::called_here});
    return &problems_.back();
}

diagnostic* checker::mismatch(message const& what, source_range where, std::vector<std::string> arguments) {
    if (settings_.strict) return report(what, where, std::move(arguments));
    auto const* warning = warning_of(what);
    if (warning == nullptr || lenient > 0 || inside_function > 0 || warned_ == most_warnings) return nullptr;
    ++warned_;
    return report(*warning, where, std::move(arguments));
}

bool checker::has_said(source_range where) const {
    constexpr std::size_t most = 20; // arguments are checked just before they are asked about
    auto const begin = problems_.size() > most ? problems_.end() - most : problems_.begin();
    return std::any_of(begin, problems_.end(), [&](diagnostic const& each) {
        return each.source == file_ && each.range.begin >= where.begin && each.range.end <= where.end;
    });
}

void checker::label(diagnostic* found, message const& text, source_range where,
                    std::vector<std::string> arguments) const {
    if (found != nullptr) found->labels.push_back({file_, where, &text, std::move(arguments)});
}

void checker::label_type(diagnostic* found, side const& operand) const {
    if (found == nullptr || operand.tree == nullptr || is_any(operand.of)) return;
    auto [words, arguments] = words_for(operand.of);
    label(found, *words, operand.tree->range, std::move(arguments));
}

void checker::suggest(diagnostic* found, source_range where, std::string const& written,
                      std::span<std::string const> names) const {
    if (found == nullptr) return;
    if (settings_.suggestions != nullptr && (*settings_.suggestions)-- == 0) {
        *settings_.suggestions = 0;
        return;
    }
    auto const right = nearest(written, names);
    if (right.empty()) return;
    label(found, messages::similar, where, {right});
    found->mends.push_back({where, right});
}

bool checker::mentions_input(expression const& test) const {
    if (!file_ || test.range.end > file_->text.size() || std::holds_alternative<string_literal>(test.node))
        return false;
    auto const text = std::string_view{file_->text}.substr(test.range.begin, test.range.end - test.range.begin);
    return text.find('?') != std::string_view::npos;
}

std::string checker::text(source_range where) const {
    if (!file_ || where.end > file_->text.size() || where.begin >= where.end) return {};
    return quoted(std::string_view{file_->text}.substr(where.begin, where.end - where.begin));
}

source_range checker::argument_name(std::uint32_t after, source_range value) const {
    if (!file_ || value.begin > file_->text.size() || after >= value.begin) return value;
    auto const between = std::string_view{file_->text}.substr(after, value.begin - after);
    auto const blank = [](char each) { return each == ' ' || each == '\n' || each == '\t' || each == '\r'; };
    // Behind a bracket or a comma, which may be wide ones, up to the colon.
    std::size_t begin = between.find_first_of("(,");
    for (std::string_view const wide : {"（", "，"})
        if (auto const at = between.find(wide); at < begin) begin = at + wide.size() - 1;
    if (begin == std::string_view::npos) return value;
    ++begin;
    auto end = std::min(between.find(':', begin), between.find("：", begin));
    if (end == std::string_view::npos) return value;
    while (begin < end && blank(between[begin])) ++begin;
    while (begin < end && blank(between[end - 1])) --end;
    auto const place = [&](std::size_t at) { return after + static_cast<std::uint32_t>(at); };
    return begin < end ? source_range{place(begin), place(end)} : value;
}

bool checker::need(expression const& part, std::initializer_list<type_kind> kinds, message const& otherwise) {
    auto const kind = part.of.kind;
    if (kind == type_kind::any || std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return true;
    // A list of one item stands for the item, and a null for an argument that is left out.
    if ((kind == type_kind::list || kind == type_kind::null) && !strict()) return false;
    auto* found = mismatch(otherwise, part.range, {text(part)});
    if (found != nullptr && kind != type_kind::null) {
        auto [words, arguments] = words_for(part.of);
        label(found, *words, part.range, std::move(arguments));
    }
    return false;
}

bool checker::need_boolean(expression const& part) {
    if (part.of.kind != type_kind::null) return need(part, {type_kind::boolean}, messages::needs_boolean);
    // FEEL takes a null here as it takes any other: a condition that is null is decided.
    if (strict()) mismatch(messages::only_null, part.range, {text(part)});
    return false;
}

type checker::need_list(expression const& part) {
    if (!need(part, {type_kind::list}, messages::needs_list)) return {};
    return part.of.kind == type_kind::list && part.of.element ? *part.of.element : type{};
}

bool checker::need_pure_number(expression const& part) {
    if (!need(part, {type_kind::number}, messages::needs_number)) return false;
    if (!is_number(part.of) || part.of.in.is_none()) return true;
    mismatch(messages::needs_pure_number, part.range, {text(part), to_string(part.of.in)});
    return false;
}

symbol const* checker::bind(scope& into, std::string const& name, type const& of) {
    auto meaning = std::make_shared<symbol>(symbol{.name = name, .kind = symbol_kind::local, .of = single(of)});
    bound_.push_back(meaning);
    return into.add(name, meaning) ? meaning.get() : nullptr;
}

bool checker::is_ready(symbol const& meaning) {
    if (!settings_.ready || meaning.kind == symbol_kind::local || settings_.ready(meaning)) return true;
    if (std::find(waiting_.begin(), waiting_.end(), &meaning) == waiting_.end()) waiting_.push_back(&meaning);
    return false;
}

void checker::unknown_name(name const& node, source_range where) {
    auto* found = report(messages::unknown_name, where, {node.text});
    suggest(found, where, node.text, visible_->spellings());
}

checked check_expression(expression& tree, scope const& visible, source_ptr const& file, diagnostics& problems,
                         check_settings const& settings) {
    checker with{visible, file, problems, settings};
    auto of = with.check(tree);
    return with.finish(std::move(of));
}

checked check_unary_tests(expression& cell, type const& input, scope const& visible, source_ptr const& file,
                          diagnostics& problems, check_settings const& settings) {
    checker with{visible, file, problems, settings};
    with.check_cell(cell, input);
    return with.finish(cell.of);
}

bool check_fits(expression const& tree, type const& wanted, source_ptr const& file, diagnostics& problems) {
    static scope const nothing_visible;
    check_settings const settings;
    checker with{nothing_visible, file, problems, settings};
    if (is_any(wanted) || is_any(tree.of)) return true;
    switch (wanted.kind) {
    case type_kind::boolean: return with.need_boolean(tree);
    case type_kind::string: return with.need(tree, {type_kind::string, type_kind::code}, messages::needs_text);
    case type_kind::date: return with.need(tree, {type_kind::date}, messages::needs_date);
    case type_kind::list: return with.need(tree, {type_kind::list}, messages::needs_list);
    case type_kind::months_duration:
    case type_kind::time_duration: return with.need(tree, {wanted.kind}, messages::needs_duration);
    case type_kind::number: {
        if (fits_any_unit(tree)) return true;
        if (wanted.in.is_none()) return with.need_pure_number(tree);
        if (is_number(tree.of) && tree.of.in == wanted.in) return true;
        if (is_bare_number(tree)) {
            bool const money = wanted.in == unit::of(unit::yuan);
            with.report(money ? messages::money_unit_missing : messages::unit_missing, tree.range,
                        {with.text(tree), to_string(wanted.in)});
            return false;
        }
        auto* found = with.report(messages::needs_unit, tree.range, {with.text(tree), to_string(wanted.in)});
        if (tree.of.kind != type_kind::null) {
            auto [words, arguments] = words_for(tree.of);
            with.label(found, *words, tree.range, std::move(arguments));
        }
        return false;
    }
    default: return tree.of.kind == wanted.kind;
    }
}

} // namespace huiqi::feel
