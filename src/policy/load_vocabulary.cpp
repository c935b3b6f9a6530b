#include "load_parts.hpp"

#include <algorithm>
#include <utility>

#include <huiqi/feel/check.hpp>
#include <huiqi/feel/parse.hpp>
#include <huiqi/text/messages/format.hpp>

#include "fact_range.hpp"
#include "names.hpp"

namespace huiqi::policy {
namespace {

using feel::type_kind;

/// In the order of word_list::fact_type.
enum class fact_type : std::uint8_t {
    number,
    money,
    boolean,
    string,
    date,
    duration,
    code,
    certificate,
    list,
    structure,
};

constexpr bool may_hold(fact_type which, std::string_view key) {
    if (key == "unit") return which == fact_type::number;
    if (key == "range") return which == fact_type::number || which == fact_type::money || which == fact_type::duration;
    if (key == "values") return which == fact_type::string;
    if (key == "scheme") return which == fact_type::code;
    if (key == "valid") return which == fact_type::certificate;
    if (key == "fields") return which == fact_type::list || which == fact_type::structure;
    return true;
}

/// A unit as a fact may have it: one that does not multiply, `%`, or one over another (`元/人`).
struct fact_unit {
    unit counts;
    bool percent = false;
};

unit_spelling const* whole_unit(std::string_view text) {
    auto const* found = find_unit(text);
    return found != nullptr && found->text == text && found->means == unit_spelling::number ? found : nullptr;
}

std::string unit_list() {
    std::string all;
    for (auto const& each : unit_spellings)
        if (each.means == unit_spelling::number && (each.power_of_ten == 0 || each.text == "%"))
            all += (all.empty() ? "" : ", ") + std::string{each.text};
    return all;
}

fact_unit read_unit(file_reader& in, document_node const& node) {
    auto const text = in.scalar(node, "unit");
    if (!text) return {};
    std::string_view const written = text->text();
    if (written == "%") return {{}, true};
    auto const stroke = written.find('/');
    auto const* above = whole_unit(written.substr(0, stroke));
    auto const* below = stroke == std::string_view::npos ? nullptr : whole_unit(written.substr(stroke + 1));
    if (above == nullptr || (stroke != std::string_view::npos && below == nullptr)) {
        in.report(messages::unknown_unit, node.range, {text->text(), unit_list()});
        return {};
    }
    auto const counts = below == nullptr ? above->what : above->what / below->what;
    if (above->power_of_ten != 0 || (below != nullptr && below->power_of_ten != 0)) {
        auto const base = to_string(counts);
        in.report(messages::scaled_unit, node.range, {text->text(), base.empty() ? "%" : base});
    }
    return {counts, false};
}

std::string range_example(fact_type which, fact_unit const& in) {
    if (which == fact_type::duration) return "[0年..100年]";
    if (which == fact_type::money || in.counts == unit::of(unit::yuan)) return "[0元..1万亿元]";
    if (in.percent) return "[0%..100%]";
    if (in.counts == unit::of(unit::person)) return "[0人..2000000人]";
    if (in.counts == unit::of(unit::score)) return "[0分..100分]";
    return "[0..100]";
}

class type_reader {
public:
    type_reader(file_reader& in, mapping_reader& from, std::string const& name) : in_{in}, from_{from}, name_{name} {}

    feel::type read(fact_type which, fact_declaration* fact) {
        feel::type of;
        switch (which) {
        case fact_type::number:
        case fact_type::money: number(which, of, fact); break;
        case fact_type::duration: duration(of, fact); break;
        case fact_type::boolean: of.kind = type_kind::boolean; break;
        case fact_type::date: of.kind = type_kind::date; break;
        case fact_type::string: string(of); break;
        case fact_type::code:
            of.kind = type_kind::code;
            if (fact != nullptr)
                fact->scheme = from_.text("scheme");
            else
                (void)from_.text("scheme");
            break;
        case fact_type::certificate: of = certificate(); break;
        case fact_type::structure: of = structure(); break;
        case fact_type::list:
            of.kind = type_kind::list;
            of.element = std::make_shared<feel::type const>(structure());
            break;
        }
        of.may_be_absent = from_.flag("may_be_absent");
        return of;
    }

private:
    void number(fact_type which, feel::type& of, fact_declaration* fact) {
        of.kind = type_kind::number;
        fact_unit counts{which == fact_type::money ? unit::of(unit::yuan) : unit{}, false};
        if (which == fact_type::number)
            if (auto const* node = from_.take("unit")) counts = read_unit(in_, *node);
        of.in = counts.counts;
        range(of, fact, counts, which);
    }

    void duration(feel::type& of, fact_declaration* fact) {
        of.kind = type_kind::months_duration;
        range(of, fact, {}, fact_type::duration);
    }

    void range(feel::type& of, fact_declaration* fact, fact_unit const& counts, fact_type which) {
        auto const example = range_example(which, counts);
        auto const* node = from_.take("range");
        if (node == nullptr) {
            if (!from_.has("range")) in_.report(messages::range_missing, from_.owner(), {name_, example});
            return;
        }
        if (fact != nullptr) fact->range_text = node->text;
        auto const stated = read_fact_range(in_, *node, counts.counts, counts.percent, which == fact_type::duration,
                                            example);
        if (!stated) return;
        of.within = stated->within;
        if (which == fact_type::duration && stated->kind != type_kind::number) of.kind = stated->kind;
    }

    void string(feel::type& of) {
        of.kind = type_kind::string;
        auto const* node = from_.take("values");
        if (node == nullptr) return;
        std::vector<std::string> values;
        for (auto const* each : in_.sequence(*node, "values")) {
            auto const text = in_.scalar(*each, "values");
            if (!text) continue;
            if (std::find(values.begin(), values.end(), text->text()) != values.end()) {
                in_.report(messages::value_listed_twice, each->range, {text->text()});
                continue;
            }
            values.push_back(text->text());
        }
        if (!values.empty()) of.values = std::make_shared<std::vector<std::string> const>(std::move(values));
    }

    /// A list of periods, both days of which count.
    static feel::type certificate() {
        std::vector<feel::field> fields;
        fields.push_back({"from", "自", {.kind = type_kind::date}});
        fields.push_back({"to", "至", {.kind = type_kind::date, .may_be_absent = true}});
        feel::type period{.kind = type_kind::context};
        period.fields = std::make_shared<std::vector<feel::field> const>(std::move(fields));
        feel::type of{.kind = type_kind::list};
        of.element = std::make_shared<feel::type const>(std::move(period));
        return of;
    }

    feel::type structure() {
        feel::type of{.kind = type_kind::context};
        auto const* node = from_.take("fields");
        if (node == nullptr) {
            if (!from_.has("fields")) in_.report(messages::missing_key, from_.owner(), {"fields"});
            return of;
        }
        std::vector<feel::field> fields;
        for (auto const* each : named_entries(in_, node, "fields"))
            if (auto field = read_field(*each)) fields.push_back(std::move(*field));
        of.fields = std::make_shared<std::vector<feel::field> const>(std::move(fields));
        return of;
    }

    std::optional<feel::field> read_field(document_entry const& entry);

    file_reader& in_;
    mapping_reader& from_;
    std::string const& name_;
};

void report_useless(file_reader& in, mapping_reader& from, fact_type which) {
    auto const type = words_of(word_list::fact_type)[static_cast<std::size_t>(which)];
    for (std::string_view const key : {"unit", "range", "values", "scheme", "valid", "fields"}) {
        if (may_hold(which, key) || !from.has(key)) continue;
        (void)from.take(key);
        in.report(messages::key_without_effect, from.key_range(key),
                  {std::string{key}, "type: " + std::string{type.english}});
    }
}

std::optional<feel::field> type_reader::read_field(document_entry const& entry) {
    auto const& name = entry.key.text.text();
    check_name(in_, entry.key);
    if (!in_.is_mapping(entry.value, name)) return std::nullopt;
    mapping_reader from{in_, entry.value, mapping::field, entry.key.range};
    feel::field made{name, {}, {}};
    if (auto const* id = from.take("id")) {
        made.id = in_.text(*id, "id");
        check_id(in_, *id);
    }
    (void)from.text("note");
    (void)from.text("en");
    auto const word = from.word("type");
    if (!word) return std::nullopt;
    auto const which = static_cast<fact_type>(*word);
    if (which == fact_type::certificate) in_.report(messages::certificate_inside, from.take("type")->range);
    report_useless(in_, from, which);
    made.of = type_reader{in_, from, name}.read(which, nullptr);
    from.finish("type");
    return made;
}

std::optional<months_duration> read_validity(file_reader& in, document_node const& node) {
    auto const text = in.scalar(node, "valid");
    if (!text) return std::nullopt;
    auto const parsed = feel::parse_expression(*text, feel::language_scope());
    auto const* literal = parsed.tree && !has_errors(parsed.problems)
                              ? std::get_if<feel::temporal_literal>(&parsed.tree->node)
                              : nullptr;
    auto const* months = literal == nullptr ? nullptr : std::get_if<months_duration>(&literal->value);
    constexpr std::int64_t most = 12 * 200;
    if (months != nullptr && months->months > 0 && months->months <= most) return *months;
    in.report(messages::not_a_validity, node.range, {text->text()});
    return std::nullopt;
}

std::optional<fact_declaration> load_fact(file_reader& in, document_entry const& entry, std::string const& programme) {
    fact_declaration made;
    made.name = entry.key.text.text();
    made.source = in.file();
    made.declared_at = entry.key.range;
    made.programme = programme;
    check_name(in, entry.key);
    if (!in.is_mapping(entry.value, made.name)) return std::nullopt;
    mapping_reader from{in, entry.value, mapping::fact, entry.key.range};
    if (auto const* id = from.take("id")) {
        made.id = in.text(*id, "id");
        check_id(in, *id);
    }
    made.judged = from.flag("judged");
    made.ask = from.text("ask");
    made.origin = from.text("origin");
    made.note = from.text("note");
    made.en = from.text("en");
    bool const yearly = from.word("per").has_value();
    auto const word = from.word("type");
    if (!word) return std::nullopt;
    auto const which = static_cast<fact_type>(*word);
    report_useless(in, from, which);
    made.certificate = which == fact_type::certificate;
    if (made.certificate)
        if (auto const* valid = from.take("valid")) made.valid = read_validity(in, *valid);
    made.of = type_reader{in, from, made.name}.read(which, &made);
    made.of.yearly = yearly;
    from.finish("type");
    return made;
}

} // namespace

std::vector<document_entry const*> named_entries(file_reader& in, document_node const* node, std::string_view key) {
    std::vector<document_entry const*> all;
    if (node == nullptr || !in.is_mapping(*node, key)) return all;
    if (node->entries.empty()) in.report(messages::needs_some, node->range, {std::string{key}});
    for (auto const& each : node->entries)
        if (each.key.what == document_node::scalar && !each.key.text.empty()) all.push_back(&each);
    return all;
}

std::vector<fact_declaration> load_facts(file_reader& in, document_node const* node, std::string const& programme) {
    std::vector<fact_declaration> all;
    for (auto const* each : named_entries(in, node, "facts"))
        if (auto made = load_fact(in, *each, programme)) all.push_back(std::move(*made));
    return all;
}

vocabulary load_vocabulary(file_reader& in, document_node const& root) {
    mapping_reader from{in, root, mapping::vocabulary_file, root.range};
    (void)from.take("huiqi");
    (void)from.text("note");
    vocabulary made{load_facts(in, from.take("facts"), {})};
    from.finish();
    return made;
}

} // namespace huiqi::policy
