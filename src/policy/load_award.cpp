#include "load_parts.hpp"

#include <array>
#include <utility>

#include <huiqi/feel/check.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/text/messages/format.hpp>

#include "each_binding.hpp"
#include "names.hpp"

namespace huiqi::policy {
namespace {

constexpr bool is_blank(char which) { return which == ' ' || which == '\t' || which == '\n'; }

/// `元`, `万元`, `5000元`, `分`: what amounts are rounded to a multiple of, in 元.
std::optional<decimal> rounding_unit(snippet const& text) {
    if (text.text() == "分") return decimal::from_parts(false, 1, -2);
    if (text.text() == "角") return decimal::from_parts(false, 1, -1);
    auto const* named = find_unit(text.text());
    if (named != nullptr && named->text == text.text())
        return named->what == unit::of(unit::yuan) ? decimal::from_parts(false, 1, named->power_of_ten) : std::nullopt;
    auto const parsed = feel::parse_expression(text, feel::language_scope());
    auto const* number = parsed.tree && !has_errors(parsed.problems)
                             ? std::get_if<feel::number_literal>(&parsed.tree->node)
                             : nullptr;
    if (number == nullptr || number->in != unit::of(unit::yuan) || !(number->value > decimal{})) return std::nullopt;
    return number->value;
}

rounding_rule load_rounding(file_reader& in, document_node const& node, source_range owner) {
    rounding_rule made;
    made.to = *decimal::from_parts(false, 1, -2);
    if (!in.is_mapping(node, "round")) return made;
    mapping_reader from{in, node, mapping::rounding, owner};
    made.stated = true;
    if (auto const* to = from.take("to"))
        if (auto const text = in.scalar(*to, "to")) {
            if (auto const read = rounding_unit(*text))
                made.to = *read;
            else
                in.report(messages::not_a_rounding_unit, to->range, {text->text()});
        }
    if (auto const mode = from.word("mode")) made.mode = static_cast<rounding>(*mode);
    from.finish();
    return made;
}

void load_tiers(file_reader& in, document_node const& node, source_range owner, award_part& into) {
    mapping_reader from{in, node, mapping::tiers, owner};
    auto const key = from.one_of({"table", "marginal", "whole"});
    auto const* value = key ? from.take(*key) : nullptr;
    if (key && *key == "table") {
        into.kind = amount_kind::table;
        if (value != nullptr) into.table = load_table(in, *value, from.key_range("table"));
    } else if (key) {
        into.kind = *key == "marginal" ? amount_kind::marginal : amount_kind::whole;
        if (value != nullptr) into.amount = in.scalar(*value, *key).value_or(snippet{});
        into.table.range = from.key_range("rows");
        if (auto const* rows = from.take("rows"))
            into.table.rows = load_rows(in, *rows, 1, 1);
        else if (!from.has("rows"))
            in.report(messages::missing_key, from.key_range(*key), {"rows"});
    }
    from.finish("table");
}

cap load_cap(file_reader& in, document_node const& node) {
    cap made;
    made.range = node.range;
    if (node.what != document_node::mapping) {
        made.at = in.scalar(node, "cap").value_or(snippet{});
        return made;
    }
    mapping_reader from{in, node, mapping::cap, node.range};
    made.at = from.expression("at");
    if (auto const per = from.word("per")) made.per = static_cast<cap_span>(*per + 1);
    if (auto const* over = from.take("over"))
        for (auto const& each : in.scalars(*over, "over")) made.over.push_back(each.text());
    made.text = from.text("text");
    from.finish();
    return made;
}

std::vector<instalment> load_instalments(file_reader& in, document_node const& node) {
    std::vector<instalment> all;
    for (auto const* each : file_reader::one_or_many(node)) {
        if (!in.is_mapping(*each, "pay")) continue;
        mapping_reader from{in, *each, mapping::instalment, each->range};
        instalment made;
        made.share = from.expression("share");
        made.text = from.text("text");
        from.finish();
        all.push_back(std::move(made));
    }
    return all;
}

} // namespace

std::optional<each_binding> read_binding(snippet const& text) {
    std::string_view const whole = text.text();
    std::size_t const name_begin = whole.find_first_not_of(" \t\n");
    if (name_begin == std::string_view::npos) return std::nullopt;
    std::size_t const name_end = whole.find_first_of(" \t\n", name_begin);
    if (name_end == std::string_view::npos) return std::nullopt;
    std::size_t const word = whole.find_first_not_of(" \t\n", name_end);
    for (std::string_view const keyword : {"in", "属于"}) {
        if (word == std::string_view::npos || !whole.substr(word).starts_with(keyword)) continue;
        std::size_t const after = word + keyword.size();
        std::size_t const list = whole.find_first_not_of(" \t\n", after);
        if (list == std::string_view::npos || !is_blank(whole[after])) continue;
        auto const at = [](std::size_t offset) { return static_cast<std::uint32_t>(offset); };
        return each_binding{text.part(at(name_begin), at(name_end)), text.part(at(word), at(after)),
                            text.part(at(list), at(whole.size()))};
    }
    return std::nullopt;
}

std::vector<cap> load_caps(file_reader& in, document_node const& node) {
    std::vector<cap> all;
    if (node.what == document_node::sequence && node.items.empty())
        in.report(messages::needs_some, node.range, {"cap"});
    for (auto const* each : file_reader::one_or_many(node)) all.push_back(load_cap(in, *each));
    return all;
}

award_part load_award(file_reader& in, document_node const& node, source_range owner) {
    award_part made;
    made.range = owner;
    mapping_reader from{in, node, mapping::award, owner};
    if (auto const* name = from.take("name")) {
        made.name = in.text(*name, "name");
        made.range = name->range;
    }
    made.cite = from.cite();
    made.text = from.text("text");
    made.note = from.text("note");
    made.matter = from.text("matter");
    made.when = from.expression("when");
    made.top_up = from.flag("top_up");
    if (auto const* each = from.take("each"))
        if (auto const text = in.scalar(*each, "each")) {
            if (auto const binding = read_binding(*text)) {
                made.each = binding->name.text();
                made.each_in = binding->list;
            } else {
                in.report(messages::each_form, each->range, {text->text()});
            }
        }
    made.round.to = *decimal::from_parts(false, 1, -2);
    if (auto const* round = from.take("round")) made.round = load_rounding(in, *round, from.key_range("round"));
    if (auto const* caps = from.take("cap")) made.caps = load_caps(in, *caps);
    if (auto const* pay = from.take("pay")) made.pay = load_instalments(in, *pay);
    auto const key = from.one_of({"amount", "up_to"});
    auto const* value = key ? from.take(*key) : nullptr;
    made.up_to = key && *key == "up_to";
    if (value != nullptr && value->what == document_node::mapping)
        load_tiers(in, *value, from.key_range(*key), made);
    else if (value != nullptr)
        made.amount = in.scalar(*value, *key).value_or(snippet{});
    from.finish();
    return made;
}

} // namespace huiqi::policy
