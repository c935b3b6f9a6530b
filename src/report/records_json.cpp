#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include <huiqi/report/explain.hpp>

#include "report/json_bytes.hpp"
#include "report/json_writer.hpp"
#include "report/record_layout.hpp"

namespace huiqi {

namespace reporting {

namespace {

using detail::lane_form;
using detail::record_layout;

constexpr int deepest = 48;

/// Writes results of one trace, from lanes where they are in lanes. A result that is not one known value is null.
class record_writer {
public:
    record_writer(report const& whole, std::string& into)
        : whole_{whole}, trace_{*whole.trace()}, plan_{trace_.rules.plan()}, layout_{records_of(plan_)}, out_{into} {}

    void write() {
        out_.put(R"({"huiqi":"records/1","as_of":")");
        out_.put(to_string(whole_.as_of()));
        out_.put(R"(","values":[)");
        auto const needed = this->needed();
        for (plan_record::index at = 0; at < needed.size(); ++at)
            if (needed[at])
                if (auto const version = version_of(at)) put(layout_.values[*version]);
        out_.close_list();
        out_.put(R"(,"decisions":[)");
        for (auto const& each : whole_) write(each);
        out_.close_list();
        out_.put("}");
    }

private:
    void write(decision const& which) {
        auto const programme = which.programme_index();
        out_.put(layout_.bytes(layout_.programmes[programme]));
        out_.put(to_string(which.verdict()));
        out_.put(R"(","award":)");
        auto const amount = which.award();
        if (!amount)
            out_.put("null");
        else if (auto const whole = amount->to_int64())
            out_.put_units(*whole, 0);
        else
            put_quoted(to_string(*amount));
        out_.put(R"(,"reason":)");
        if (auto const reason = which.reason(); !reason.empty())
            put_escaped(reason);
        else
            out_.put("null");
        out_.put(R"(,"conditions":[)");
        if (auto const version = version_of(programme)) put(layout_.conditions[*version]);
        out_.close_list();
        out_.put("},");
    }

    /// By programme: whether it is asked for, or one that is depends on it.
    [[nodiscard]] std::vector<bool> needed() const {
        std::vector<bool> found(plan_.tables.programmes.size(), false);
        for (auto const& each : whole_) {
            auto const& of = plan_.tables.programmes[each.programme_index()];
            for (std::uint32_t i = 0; i < of.needed_count; ++i) found[plan_.tables.lists[of.first_needed + i]] = true;
        }
        return found;
    }

    /// The version that is, or may be, in force; the first where several may be.
    [[nodiscard]] std::optional<plan_record::index> version_of(plan_record::index programme) const {
        auto const& of = plan_.tables.programmes[programme];
        for (auto at = of.first_version; at < of.first_version + of.version_count; ++at)
            if (trace_.truth_at(plan_.tables.versions[at].in_force).can_be(truth::yes)) return at;
        return std::nullopt;
    }

    void put(record_layout::run const& run) {
        auto const* const pieces = layout_.pieces.data() + run.first;
        for (auto const* at = pieces; at != pieces + run.count; ++at) {
            out_.put_padded(layout_.bytes(at->before));
            switch (at->what) {
            case record_layout::piece::value: put_node(at->node); break;
            case record_layout::piece::fact: put_fact(at->node, at->year_offset); break;
            case record_layout::piece::year: out_.put_integer(trace_.as_of.year + at->year_offset); break;
            case record_layout::piece::outcome:
                out_.put(to_string(detail::outcome_of(trace_.truth_at(at->node))));
                break;
            case record_layout::piece::nothing: break;
            }
        }
    }

    void put_node(plan_record::index at) {
        if (trace_.program != nullptr)
            if (auto const& form = trace_.program->nodes[at].form; auto const* held = trace_.lane_at(at, form.what))
                return put_lane(*held, form);
        put_value(trace_.slot(at), 0);
    }

    void put_fact(plan_record::index fact, std::int32_t year_offset) {
        auto const year = year_offset == no_year ? std::nullopt : std::optional{trace_.as_of.year + year_offset};
        if (auto const known = trace_.facts.known(fact, year))
            put_value(*known, 0);
        else
            out_.put("null");
    }

    void put_lane(detail::lane const& of, lane_form const& form) {
        switch (form.what) {
        case lane_form::truth: return out_.put(of.low == 1 ? "true" : of.low == 2 ? "false" : "null");
        case lane_form::number:
            if (of.is_point()) return out_.put_units(of.low, form.scale);
            break;
        case lane_form::day: return put_value(detail::value_of(of, form), 0);
        case lane_form::choice: {
            auto const bits = static_cast<std::uint64_t>(of.low);
            if (!std::has_single_bit(bits)) break;
            auto const type = static_cast<std::size_t>(form.of - plan_.declared.data());
            return out_.put(layout_.bytes(layout_.choices[type][static_cast<std::size_t>(std::countr_zero(bits))]));
        }
        case lane_form::none: break;
        }
        out_.put("null");
    }

    void put_value(value const& of, int depth) {
        using shape = value::shape;
        if (of.is_null() || !of.is_point() || depth > deepest) return out_.put("null");
        switch (of.what()) {
        case shape::boolean: return out_.put(of.as_truth().is(truth::yes) ? "true" : "false");
        case shape::number: return put_quoted(to_string(of.low()));
        case shape::day: {
            auto const day = from_days(of.low_integer());
            return day ? put_quoted(to_string(*day)) : out_.put("null");
        }
        case shape::months: return put_quoted(to_string(months_duration{of.low_integer()}));
        case shape::seconds: return put_quoted(to_string(of.low_seconds()));
        case shape::choice:
        case shape::text: return put_escaped(of.text());
        case shape::time_of_day: return put_quoted(to_string(of.time_of_day()));
        case shape::date_and_time: return put_quoted(to_string(of.moment()));
        case shape::list:
            out_.put("[");
            for (auto const& each : of.items()) {
                put_value(each, depth + 1);
                out_.put(",");
            }
            return out_.close_list();
        case shape::context: {
            std::string_view before = "{";
            for (auto const& [key, entry] : of.entries()) {
                out_.put(std::exchange(before, ","));
                put_escaped(key);
                out_.put(":");
                put_value(entry, depth + 1);
            }
            return out_.put(of.entries().empty() ? "{}" : "}");
        }
        default: return out_.put("null");
        }
    }

    void put_quoted(std::string_view plain) {
        out_.put("\"");
        out_.put(plain);
        out_.put("\"");
    }
    void put_escaped(std::string_view text) {
        bool const plain = std::all_of(text.begin(), text.end(), [](char each) {
            return each >= ' ' && each <= '~' && each != '"' && each != '\\';
        });
        if (plain) return put_quoted(text);
        json_writer json;
        json.text(text);
        out_.put(json.take());
    }

    report const& whole_;
    detail::evaluation const& trace_;
    detail::opened_plan const& plan_;
    record_layout const& layout_;
    json_bytes out_;
};

} // namespace

} // namespace reporting

void write_json(report const& whole, json_detail detail, std::string& into) {
    if (detail == json_detail::records)
        reporting::record_writer{whole, into}.write();
    else
        into += to_json(whole);
}

std::string to_json(report const& whole, json_detail detail) {
    std::string made;
    write_json(whole, detail, made);
    return made;
}

} // namespace huiqi
