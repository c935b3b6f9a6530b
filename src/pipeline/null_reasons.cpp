#include "null_reasons.hpp"

#include <algorithm>
#include <unordered_map>

#include <huiqi/evaluate/detail/reading_walk.hpp>
#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/messages/null.hpp>
#include <huiqi/text/source_map.hpp>
#include <huiqi/text/utf8.hpp>

#include "feel/wrong_arguments.hpp"

namespace huiqi::pipeline {

namespace {

/// Reasons that are worth a block of text each.
constexpr std::size_t most_reported = 20;

class null_search {
public:
    explicit null_search(feel_result& into) : into_{into}, ways_{into.plan.tables(), into.trace->slots(), into.node} {}

    /// In the order in which they are written in the value.
    void run() {
        std::vector<value const*> pending{&into_.what};
        while (!pending.empty()) {
            auto const& each = *pending.back();
            pending.pop_back();
            if (each.is_mistaken()) {
                add(each);
            } else if (each.what() == value::shape::list) {
                auto const items = each.items();
                for (auto at = items.size(); at > 0; --at) pending.push_back(&items[at - 1]);
            } else if (each.what() == value::shape::context) {
                auto const entries = each.entries();
                for (auto at = entries.size(); at > 0; --at) pending.push_back(&entries[at - 1].second);
            }
        }
    }

private:
    void add(value const& null) {
        ++into_.nulls_in_all;
        auto const key = (std::uint64_t{null.node()} << 8U) | static_cast<std::uint64_t>(null.why());
        auto const [at, fresh] = known_.try_emplace(key, into_.nulls.size());
        if (!fresh) {
            if (at->second < into_.nulls.size()) ++into_.nulls[at->second].times;
            return;
        }
        if (into_.nulls.size() == most_null_reasons) {
            at->second = most_null_reasons;
            return;
        }
        auto const& trace = *into_.trace;
        problem what{null.why(),
                     detail::words_of(trace, null.node()),
                     detail::place_of(trace, into_.plan.tables().nodes[null.node()].place),
                     {},
                     true,
                     detail::spread_of(trace, null.node(), ways_.up_from(null.node()))};
        into_.nulls.push_back({std::move(what), 1, null.node()});
    }

    feel_result& into_;
    detail::spread_walk ways_;
    std::unordered_map<std::uint64_t, std::size_t> known_;
};

/// The bytes at which something that a plan quotes stands in its file; the quotation may have been cut off.
[[nodiscard]] source_range range_of(place_view const& place, std::string_view expression, source_map const& lines,
                                    std::string_view text) {
    auto at = lines.line_range(place.line).begin;
    for (std::uint32_t column = 1; column < place.column && at < text.size(); ++column)
        at += static_cast<std::uint32_t>(decode_utf8(text, at).length);
    std::uint32_t length = 0;
    while (length < expression.size() && at + length < text.size() && text[at + length] == expression[length]) ++length;
    return {at, at + length};
}

/// The arguments because of which a call gave null, as far as the values can still be seen that it was given: of a loop
/// those of the last round.
[[nodiscard]] std::vector<source_range> wrong_arguments_of(feel_result const& found, null_reason const& null,
                                                           source_range call, source_map const& lines,
                                                           std::string_view text) {
    auto const& tables = found.plan.tables();
    auto const& made = tables.instructions[null.node];
    if (made.op != operation::call) return {};
    auto const operands = tables.operands.subspan(made.first, made.count);
    std::vector<feel::known_argument> given;
    for (auto const each : operands) {
        auto const& slot = found.trace->slots()[each];
        given.push_back(slot.is_point() ? feel::known_argument{slot} : feel::known_argument{});
    }
    auto const wrong = feel::wrong_arguments(static_cast<built_in>(made.aux), given);
    if (!wrong || wrong->why != null.what.why) return {};
    std::vector<source_range> places;
    for (auto const at : wrong->arguments) {
        auto const place = tables.nodes[operands[at]].place;
        if (place == plan_record::none) continue;
        auto const where = range_of(detail::place_of(*found.trace, place),
                                    found.plan.text(tables.places[place].expression), lines, text);
        // An expression that stands in two places is one instruction, with the place of the first.
        if (where.begin >= call.begin && where.end <= call.end && where != call) places.push_back(where);
    }
    return places;
}

} // namespace

void find_null_reasons(feel_result& found) { null_search{found}.run(); }

void report_nulls(feel_result const& found, source_ptr const& file, bool strict, diagnostics& problems) {
    if (found.nulls.empty()) return;
    source_map const lines{*file};
    std::uint64_t reported = 0;
    // What could be told before anything was computed has been said; that it is null, without saying why, has not.
    auto const is_known = [&](source_range where) {
        std::erase_if(problems, [&](diagnostic const& each) {
            return each.what->code == messages::only_null.code && each.labels.empty() && each.range == where;
        });
        return std::any_of(problems.begin(), problems.end(), [&](diagnostic const& each) {
            return each.what->level == severity::warning && each.range == where;
        });
    };
    for (std::size_t i = 0; i < std::min(found.nulls.size(), most_reported); ++i) {
        auto const& what = found.nulls[i].what;
        auto const times = found.nulls[i].times;
        reported += times;
        diagnostic warning{&messages::null_reason(static_cast<std::size_t>(what.why)), nullptr, {}, {}, {}, {}};
        if (what.place.line != 0) {
            warning.source = file;
            warning.range = range_of(what.place, what.expression, lines, file->text);
            auto const arguments = wrong_arguments_of(found, found.nulls[i], warning.range, lines, file->text);
            bool const said = std::any_of(arguments.begin(), arguments.end(), is_known);
            if (is_known(warning.range) || said) continue;
            auto const& words = times > 1 ? messages::null_occurs_often : messages::null_begins_here;
            warning.labels.push_back({file, warning.range, &words, {std::to_string(times)}});
            for (auto const where : arguments) warning.labels.push_back({file, where, &messages::null_argument, {}});
            for (auto const& step : what.spread)
                if (step.place.line != 0)
                    warning.labels.push_back({file,
                                              range_of(step.place, step.expression, lines, file->text),
                                              &messages::null_spreads_here,
                                              {}});
        }
        problems.push_back(std::move(warning));
    }
    if (reported < found.nulls_in_all)
        problems.push_back(
            {&messages::null_more_reasons, nullptr, {}, {std::to_string(found.nulls_in_all - reported)}, {}, {}});
    if (strict) problems.push_back({&messages::null_refused, nullptr, {}, {}, {}, {}});
}

} // namespace huiqi::pipeline
