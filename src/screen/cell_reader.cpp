#include "screen/cell_reader.hpp"

#include <cmath>
#include <cstdlib>

#include <huiqi/evaluate/detail/fit_value.hpp>
#include <huiqi/pipeline.hpp>
#include <huiqi/policy/document.hpp>
#include <huiqi/text/messages/screen.hpp>
#include <huiqi/text/utf8.hpp>

#include "pipeline/profile_complaints.hpp"
#include "pipeline/scalar_reader.hpp"
#include "screen/cell_values.hpp"

namespace huiqi::screening {

using feel::type_kind;

namespace {

/// Texts kept of each column; columns of free text have too many to be worth it.
constexpr std::size_t most_known_texts = 4'096, longest_known_text = 200;

/// Longer numbers might be rounded; the slow way says so.
constexpr std::size_t most_digits = 34;

/// `1` and `0` are what databases export; the other spellings are those that profiles point out.
[[nodiscard]] std::optional<bool> boolean_of(std::string_view text) {
    if (text == "1") return true;
    if (text == "0") return false;
    return meant_boolean(text);
}

[[nodiscard]] message const* unreadable(std::string_view text) {
    if (validate_utf8(text)) return &messages::cell_not_utf8;
    if (text.find('\0') != std::string_view::npos) return &messages::cell_nul;
    return nullptr;
}

} // namespace

cell_reader::cell_reader(rule_set const& rules, table_binding const& binding)
    : rules_{rules}, binding_{binding}, facts_(binding.facts.size()) {
    auto const& plan = rules_.plan();
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        using record = plan_record::type;
        auto const& type = plan.tables.types[plan.tables.facts[binding_.facts[i].fact].type];
        auto const closed = record::has_low | record::has_high;
        if (static_cast<type_kind>(type.kind) != type_kind::number || (type.flags & closed) != closed ||
            (type.flags & (record::low_open | record::high_open)) != 0)
            continue;
        facts_[i].low = plan.constants[type.low].low();
        facts_[i].high = plan.constants[type.high].low();
    }
}

std::string cell_reader::name_of(std::size_t at) const {
    auto const& bound = binding_.facts[at];
    std::string name{rules_.text(rules_.tables().facts[bound.fact].name)};
    return bound.year != 0 ? name + "[" + std::to_string(bound.year) + "]" : name;
}

void cell_reader::refuse(std::size_t at, message const& what, std::vector<std::string> arguments, profile& into,
                         std::vector<cell_mistake>& wrong) const {
    forget(at, into);
    wrong.push_back({at, {.what = &what, .arguments = std::move(arguments)}});
}

void cell_reader::read(std::vector<column> const& columns, std::int64_t row, profile& into,
                       std::vector<cell_mistake>& wrong) {
    for (std::size_t i = 0; i < facts_.size(); ++i) read_cell(i, columns[binding_.facts[i].column], row, into, wrong);
}

void cell_reader::read_cell(std::size_t at, column const& cells, std::int64_t row, profile& into,
                            std::vector<cell_mistake>& wrong) {
    auto const& bound = binding_.facts[at];
    if (cells.is_null(row)) {
        if (bound.null_is_absent)
            into.put(bound.fact, bound.year_if_any(), value::absent());
        else
            forget(at, into);
        return;
    }
    auto const [in, place] = cells.value_of(row);
    if (is_text(in->type().format)) {
        auto const text = in->text(place);
        if (auto const* what = unreadable(text)) return refuse(at, *what, {}, into, wrong);
        return binding_.columns[bound.column].json ? read_json(at, text, into, wrong)
                                                   : read_text(at, text, into, wrong);
    }
    auto const kind = static_cast<type_kind>(rules_.tables().types[rules_.tables().facts[bound.fact].type].kind);
    auto read = value_of_cell(*in, place, kind);
    if (!read.supplied) return forget(at, into);
    if (read.wrong != nullptr) return refuse(at, *read.wrong, {name_of(at)}, into, wrong);
    put(at, std::move(read.what), into, wrong);
}

void cell_reader::put(std::size_t at, value given, profile& into, std::vector<cell_mistake>& wrong) {
    auto const& bound = binding_.facts[at];
    auto const& quick = facts_[at];
    if (quick.low && given.what() == value::shape::number && given.low() >= *quick.low && given.low() <= *quick.high)
        return into.put(bound.fact, bound.year_if_any(), std::move(given));
    auto fitted = detail::fit_value(rules_.plan(), rules_.tables().facts[bound.fact], given);
    if (fitted.wrong != nullptr) return refuse(at, *fitted.wrong, std::move(fitted.arguments), into, wrong);
    into.put(bound.fact, bound.year_if_any(), std::move(fitted.what));
}

void cell_reader::read_text(std::size_t at, std::string_view text, profile& into, std::vector<cell_mistake>& wrong) {
    auto const& bound = binding_.facts[at];
    // An empty text is how files without a null say "not supplied".
    if (text.empty()) return forget(at, into);
    auto const& fact = rules_.tables().facts[bound.fact];
    auto const kind = static_cast<type_kind>(rules_.tables().types[fact.type].kind);
    if (kind == type_kind::number) {
        if (auto const number = text.size() <= most_digits ? parse_decimal(text) : std::nullopt)
            return put(at, value{*number}, into, wrong);
    }
    if (into_from_known(at, text, into)) return;
    std::optional<value> meant;
    if (kind == type_kind::boolean)
        if (auto const boolean = boolean_of(text)) meant = value{*boolean};
    if (kind == type_kind::date)
        if (auto const day = meant_date(text)) meant = value{*day};
    if (kind == type_kind::string || kind == type_kind::code) meant = value{text};
    auto const before = wrong.size();
    if (meant) {
        put(at, std::move(*meant), into, wrong);
    } else {
        auto node = kind == type_kind::list || kind == type_kind::context ? node_of_json(text) : std::nullopt;
        bind_node(rules_, bound, node ? std::move(*node) : node_of_text(text), at, into, wrong);
    }
    if (wrong.size() == before) keep(at, text, into);
}

void cell_reader::read_json(std::size_t at, std::string_view token, profile& into, std::vector<cell_mistake>& wrong) {
    auto const& bound = binding_.facts[at];
    auto const kind = static_cast<type_kind>(rules_.tables().types[rules_.tables().facts[bound.fact].type].kind);
    if (!bound.by_year && kind == type_kind::number)
        if (auto const number = token.size() <= most_digits ? parse_decimal(token) : std::nullopt)
            return put(at, value{*number}, into, wrong);
    if (into_from_known(at, token, into)) return;
    auto node = node_of_json(token);
    if (!node) return refuse(at, messages::row_not_json, {cut_for_message(token)}, into, wrong);
    auto const before = wrong.size();
    bind_node(rules_, bound, std::move(*node), at, into, wrong);
    if (wrong.size() == before) keep(at, token, into);
}

bool cell_reader::into_from_known(std::size_t at, std::string_view text, profile& into) const {
    auto const found = facts_[at].known.find(text);
    if (found == facts_[at].known.end()) return false;
    into.put(binding_.facts[at].fact, binding_.facts[at].year_if_any(), found->second);
    return true;
}

void cell_reader::keep(std::size_t at, std::string_view text, profile const& from) {
    auto const& bound = binding_.facts[at];
    auto& known = facts_[at].known;
    if (bound.by_year || known.size() >= most_known_texts || text.size() > longest_known_text) return;
    if (auto const fresh = bound.find_in(from)) known.emplace(std::string{text}, *fresh);
}

} // namespace huiqi::screening
