#include "plan_writer.hpp"

#include <cassert>
#include <set>

#include <huiqi/text/abridged.hpp>

namespace huiqi {

namespace {

void append_bytes(std::string& key, void const* from, std::size_t size) {
    key.append(static_cast<char const*>(from), size);
}

template <class Record>
void append_record(std::string& key, Record const& what) {
    append_bytes(key, &what, sizeof what);
}

} // namespace

plan_writer::plan_writer() {
    draft_.texts.push_back({0, 0});
    texts_.emplace("", 0);
    visible_.emplace_back();
}

plan_writer::index plan_writer::text(std::string_view what) {
    auto const [found, fresh] = texts_.try_emplace(std::string{what}, static_cast<index>(draft_.texts.size()));
    if (fresh) {
        draft_.texts.push_back(
            {static_cast<std::uint32_t>(draft_.characters.size()), static_cast<std::uint32_t>(what.size())});
        draft_.characters.insert(draft_.characters.end(), what.begin(), what.end());
    }
    return found->second;
}

plan_writer::index plan_writer::constant(plan_record::constant const& what) {
    std::string key;
    append_record(key, what);
    auto const [found, fresh] = constants_.try_emplace(std::move(key), static_cast<index>(draft_.constants.size()));
    if (fresh) draft_.constants.push_back(what);
    return found->second;
}

plan_writer::index plan_writer::number(decimal const& what) {
    auto const coefficient = what.coefficient();
    auto const high = static_cast<std::uint64_t>(coefficient >> 64U) |
                      (what.is_negative() ? std::uint64_t{1} << 63U : 0U);
    return constant({plan_record::constant::number, what.exponent(), static_cast<std::uint64_t>(coefficient), high});
}

/// A type with fields may be a tree of any size: one that was written already is known by its parts.
plan_writer::index plan_writer::type(feel::type const& what, bool percent) {
    if (!what.fields && !what.element) return new_type(what, percent);
    std::string key;
    append_record(key, what.fields.get());
    append_record(key, what.element.get());
    append_record(key, what.values.get());
    append_record(key, what.in);
    key += static_cast<char>(what.kind);
    key += static_cast<char>((what.yearly ? 1 : 0) | (what.may_be_absent ? 2 : 0) | (percent ? 4 : 0));
    auto const [found, fresh] = written_types_.try_emplace(std::move(key));
    if (fresh) found->second = {what, new_type(what, percent)};
    return found->second.second;
}

plan_writer::index plan_writer::new_type(feel::type const& what, bool percent) {
    plan_record::type record{};
    record.kind = static_cast<std::uint8_t>(what.kind);
    static_assert(unit::base_count <= sizeof record.powers);
    for (std::size_t i = 0; i < what.in.powers.size(); ++i) record.powers[i] = what.in.powers[i];
    using flag = plan_record::type;
    record.flags = (what.yearly ? flag::yearly : 0U) | (what.may_be_absent ? flag::may_be_absent : 0U) |
                   (percent ? flag::percent : 0U);
    if (what.within.low) {
        record.flags |= flag::has_low | (what.within.low_closed ? 0U : flag::low_open);
        record.low = number(*what.within.low);
    }
    if (what.within.high) {
        record.flags |= flag::has_high | (what.within.high_closed ? 0U : flag::high_open);
        record.high = number(*what.within.high);
    }
    record.element = what.element ? type(*what.element) : none;
    std::vector<plan_record::field> fields;
    if (what.fields)
        for (auto const& each : *what.fields) fields.push_back({text(each.name), text(each.id), type(each.of)});
    std::vector<index> values;
    if (what.values)
        for (auto const& each : *what.values) values.push_back(text(each));

    std::string key;
    append_record(key, record);
    for (auto const& each : fields) append_record(key, each);
    key += '|';
    for (auto const& each : values) append_record(key, each);
    auto const [found, fresh] = types_.try_emplace(std::move(key), static_cast<index>(draft_.types.size()));
    if (!fresh) return found->second;
    record.first_field = static_cast<index>(draft_.fields.size());
    record.field_count = static_cast<std::uint32_t>(fields.size());
    draft_.fields.insert(draft_.fields.end(), fields.begin(), fields.end());
    record.first_value = list(values);
    record.value_count = static_cast<std::uint32_t>(values.size());
    draft_.types.push_back(record);
    return found->second;
}

plan_writer::index plan_writer::place(source_ptr const& file, source_range range) {
    if (!file || range.end > file->text.size() || range.begin > range.end) return none;
    std::string key;
    append_record(key, file.get());
    append_record(key, range);
    auto const [found, fresh] = places_.try_emplace(std::move(key), static_cast<index>(draft_.places.size()));
    if (!fresh) return found->second;
    auto const at = maps_.try_emplace(file.get(), *file).first->second.locate(range.begin);
    constexpr std::size_t most = 700; // characters of an expression worth showing
    auto const shown = abridged(std::string_view{file->text}.substr(range.begin, range.end - range.begin), most);
    draft_.places.push_back({text(file->recorded_name()), at.line, at.column, text(shown)});
    return found->second;
}

plan_writer::index plan_writer::list(std::vector<index> const& members) {
    auto const first = static_cast<index>(draft_.lists.size());
    draft_.lists.insert(draft_.lists.end(), members.begin(), members.end());
    return first;
}

std::optional<plan_writer::index> plan_writer::seen(std::string const& key) const {
    for (auto scope = visible_.rbegin(); scope != visible_.rend(); ++scope)
        if (auto const found = scope->find(key); found != scope->end()) return found->second;
    return std::nullopt;
}

plan_writer::index plan_writer::append(plan_record::instruction const& what, meaning const& about) {
    draft_.instructions.push_back(what);
    draft_.nodes.push_back({about.type, about.label, about.place});
    return next() - 1;
}

plan_writer::index plan_writer::emit(operation op, std::vector<index> const& operands, index aux, std::uint16_t flags,
                                     meaning const& about) {
    std::string key;
    append_record(key, op);
    append_record(key, aux);
    append_record(key, flags);
    append_record(key, about.type);
    append_record(key, about.label);
    for (auto const each : operands) append_record(key, each);
    if (auto const found = seen(key)) return *found;
    auto const first = static_cast<index>(draft_.operands.size());
    draft_.operands.insert(draft_.operands.end(), operands.begin(), operands.end());
    auto const at = append({op, flags, first, static_cast<std::uint32_t>(operands.size()), aux}, about);
    visible_.back().emplace(std::move(key), at);
    return at;
}

plan_writer::index plan_writer::emit_fact(index fact, std::int32_t year, meaning const& about) {
    std::string key = "fact";
    append_record(key, fact);
    append_record(key, year);
    if (auto const found = seen(key)) return *found;
    auto const at = append({operation::fact, 0, static_cast<index>(year), 0, fact}, about);
    visible_.back().emplace(std::move(key), at);
    return at;
}

plan_writer::open_loop plan_writer::begin_loop(operation op, std::vector<index> const& operands, meaning const& about,
                                               meaning const& element) {
    auto const first = static_cast<index>(draft_.operands.size());
    draft_.operands.insert(draft_.operands.end(), operands.begin(), operands.end());
    auto const at = append({op, 0, first, static_cast<std::uint32_t>(operands.size()), 0}, about);
    visible_.emplace_back();
    open_.push_back(at);
    auto const item = append({operation::element, 0, 0, 0, 0}, element);
    return {at, item};
}

plan_writer::index plan_writer::end_loop(open_loop const& loop, index result) {
    // A result that is no instruction of the body, or not its last, is copied there.
    auto const last = draft_.instructions[result].op;
    if (result + 1 != next() || last == operation::element || last == operation::parameter) {
        auto const node = draft_.nodes[result];
        auto const first = static_cast<index>(draft_.operands.size());
        draft_.operands.push_back(result);
        append({operation::select_one, 0, first, 1, 0}, {node.type, node.label, node.place});
    }
    draft_.instructions[loop.at].aux = next() - 1 - loop.at;
    visible_.pop_back();
    open_.pop_back();
    return loop.at;
}

plan_writer::index plan_writer::add_parameter(std::string_view name, std::string_view type, meaning const& about) {
    auto const of = text(type), called = text(name);
    ++draft_.instructions[open_.back()].flags;
    return append({operation::parameter, 0, of, 0, called}, about);
}

std::vector<plan_writer::index> plan_writer::reads(plan_record::instruction const& of) const {
    std::vector<index> nodes;
    auto const add = [&](std::vector<index> const& from, index first, std::size_t count) {
        auto const begin = from.begin() + static_cast<std::ptrdiff_t>(first);
        nodes.insert(nodes.end(), begin, begin + static_cast<std::ptrdiff_t>(count));
    };
    if (of.op != operation::fact) add(draft_.operands, of.count != 0 ? of.first : 0, of.count);
    if (of.op != operation::table && of.op != operation::tier) return nodes;
    auto const& table = draft_.tables[of.aux];
    add(draft_.lists, table.first_input, table.input_count);
    add(draft_.lists, table.first_priority, table.priority_count);
    if (table.first_default != none) add(draft_.lists, table.first_default, table.result_count);
    for (std::uint32_t r = 0; r < table.row_count; ++r) {
        auto const& row = draft_.rows[table.first_row + r];
        add(draft_.lists, row.first_result, table.result_count);
        for (std::uint32_t c = 0; row.first_cell != none && c < table.input_count; ++c)
            if (auto const& cell = draft_.cells[row.first_cell + c]; cell.what == plan_record::cell::node)
                nodes.push_back(cell.low);
    }
    return nodes;
}

plan_writer::index plan_writer::end_function(open_loop const& function, index result) {
    auto const outermost = open_.front();
    end_loop(function, result);
    std::set<index> seen_outside;
    for (auto at = function.at + 1; at < next(); ++at)
        for (auto const read : reads(draft_.instructions[at])) {
            // What stands in no other body is the same whenever the function is called.
            bool const varies = read > outermost && read < function.at;
            if (varies && draft_.instructions[read].op != operation::constant) seen_outside.insert(read);
        }
    auto& made = draft_.instructions[function.at];
    made.first = static_cast<index>(draft_.operands.size());
    made.count = static_cast<std::uint32_t>(seen_outside.size());
    draft_.operands.insert(draft_.operands.end(), seen_outside.begin(), seen_outside.end());
    return function.at;
}

void plan_writer::begin_step() {
    assert(visible_.size() == 1);
    visible_.back().clear();
    step_begin_ = next();
}

void plan_writer::end_step(index guard, index programme) {
    draft_.steps.push_back({step_begin_, next(), guard, programme});
}

bool plan_writer::has_percent(index node) const {
    return (draft_.types[draft_.nodes[node].type].flags & plan_record::type::percent) != 0;
}

void plan_writer::set_label(index node, index label) {
    if (draft_.nodes[node].label == 0) draft_.nodes[node].label = label;
}

} // namespace huiqi
