#include <huiqi/report/screening.hpp>

#include "report/json_writer.hpp"
#include "report/screening_words.hpp"

namespace huiqi {

using reporting::json_key;
using reporting::json_writer;
using reporting::most_frequent;

namespace {

void write_inputs(json_writer& json, screening_inputs const& of) {
    json.member("rules", of.rules);
    json.member("engine", of.engine);
    json.member("as_of", to_string(of.as_of));
}

void write_counts(json_writer& json, programme_counts const& counts) {
    json.member("eligible", counts.of(verdict::eligible));
    json.member("ineligible", counts.of(verdict::ineligible));
    json.member("undetermined", counts.of(verdict::undetermined));
    json.member("not_in_force", counts.of(verdict::not_in_force));
    json.member("awards", to_string(counts.awards));
    json.member("open_awards", counts.open_awards);
}

void write_clauses(json_writer& json, json_key name, screening_report const& of, std::string const& programme,
                   std::map<std::string, std::uint64_t> const& counts) {
    json.list(name, most_frequent(counts), [&](auto const& each) {
        json.object([&] {
            json.member("clause", each.first);
            json.member_or_null("text", reporting::clause_text(of.rules, programme, each.first));
            json.member("rows", each.second);
        });
    });
}

void write_programme(json_writer& json, screening_report const& of, std::size_t at) {
    auto const& summary = of.summary->programmes[at];
    auto const& found = of.findings->programmes[at];
    json.object([&] {
        json.member("id", summary.id);
        json.both_languages("title", [&](language in) { return reporting::title_of(of.rules, summary.id, in); });
        write_counts(json, summary.counts);
        write_clauses(json, "refused_by", of, summary.id, summary.refused_by);
        write_clauses(json, "open_at", of, summary.id, summary.open_at);
        json.list("missing", most_frequent(found.missing), [&](auto const& each) {
            json.object([&] {
                json.member("name", each.first);
                json.member("rows", each.second);
            });
        });
        if (of.findings->near_misses_wanted) json.member("near_misses", found.near_miss_rows);
        json.member("rows_one_by_one", found.rows_one_by_one);
    });
}

void write_group(json_writer& json, screening_report const& of, std::string const& name, roll_up::group const& group) {
    json.object([&] {
        json.member("value", name);
        json.member("rows", group.rows);
        json.key("programmes");
        json.array([&] {
            for (std::size_t p = 0; p < group.programmes.size(); ++p)
                json.object([&] {
                    json.member("id", of.summary->programmes[p].id);
                    write_counts(json, group.programmes[p]);
                });
        });
    });
}

void write_comparison(json_writer& json, screening_report const& of) {
    auto const& counts = *of.comparison;
    json.key("comparison");
    json.object([&] {
        json.key("earlier");
        if (of.earlier)
            json.object([&] { write_inputs(json, *of.earlier); });
        else
            json.null();
        json.member("same_facts", counts.same);
        json.member("changed_facts", counts.facts_changed);
        json.member("new_rows", counts.new_rows);
        json.member("gone_rows", counts.gone_rows);
        json.list("programmes", counts.programmes, [&](auto const& each) {
            json.object([&] {
                json.member("id", each.id);
                json.member("was_there", each.was_there);
                json.member("gained", each.gained);
                json.member("lost", each.lost);
                json.member("other", each.other);
                json.member("by_facts", each.by_facts);
                json.member("new_eligible", each.new_eligible);
                json.member("gone_eligible", each.lost_rows);
            });
        });
    });
}

} // namespace

std::string to_json(screening_report const& of) {
    json_writer json;
    json.object([&] {
        json.member("huiqi", "screening/1");
        write_inputs(json, of.inputs);
        json.member("rows", of.summary->rows);
        json.member("bad_cells", of.findings->bad_cells);
        json.member("rows_one_by_one", of.findings->rows_one_by_one);
        json.key("programmes");
        json.array([&] {
            for (std::size_t i = 0; i < of.summary->programmes.size(); ++i) write_programme(json, of, i);
        });
        json.list("by", of.summary->by, [&](roll_up const& by) {
            json.object([&] {
                json.member("column", by.column);
                json.key("groups");
                json.array([&] {
                    for (auto const& [name, group] : by.groups) write_group(json, of, name, group);
                });
                json.member("rows_left_out", by.rows_left_out);
            });
        });
        if (of.comparison != nullptr) write_comparison(json, of);
    });
    return json.take();
}

} // namespace huiqi
