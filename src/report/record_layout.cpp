#include "report/record_layout.hpp"

#include <algorithm>
#include <utility>

#include <huiqi/feel/kinds.hpp>
#include <huiqi/policy/kinds.hpp>

#include "report/json_bytes.hpp"
#include "report/json_writer.hpp"

namespace huiqi::detail {

namespace {

[[nodiscard]] std::string quoted(std::string_view text) {
    reporting::json_writer json;
    json.text(text);
    return json.take();
}

class layout_maker {
public:
    explicit layout_maker(opened_plan const& plan) : plan_{plan}, tables_{plan.tables} {}

    [[nodiscard]] record_layout make() {
        for (auto const& each : tables_.programmes)
            made_.programmes.push_back(add("{\"id\":" + quoted(plan_.text(each.id)) + ",\"verdict\":\""));
        for (auto const& each : tables_.versions) {
            made_.values.push_back(values(each));
            made_.conditions.push_back(conditions(each));
        }
        for (auto const& declared : plan_.declared) {
            auto& spans = made_.choices.emplace_back();
            for (auto const& each : declared) spans.push_back(add(quoted(each)));
        }
        made_.text.append(reporting::json_bytes::padding, ' ');
        return std::move(made_);
    }

private:
    using piece = record_layout::piece;

    [[nodiscard]] record_layout::span add(std::string_view text) {
        record_layout::span const at{static_cast<std::uint32_t>(made_.text.size()),
                                     static_cast<std::uint32_t>(text.size())};
        made_.text += text;
        return at;
    }

    /// What has been gathered goes before the result.
    void add_piece(piece::kind what, plan_record::index node, std::int32_t year_offset = 0) {
        made_.pieces.push_back({add(std::exchange(before_, {})), what, node, year_offset});
    }

    template <class Write>
    [[nodiscard]] record_layout::run run(Write&& write) {
        record_layout::run made{static_cast<std::uint32_t>(made_.pieces.size()), 0};
        write();
        if (!before_.empty()) add_piece(piece::nothing, plan_record::none);
        made.count = static_cast<std::uint32_t>(made_.pieces.size()) - made.first;
        return made;
    }

    [[nodiscard]] record_layout::run values(plan_record::version const& of) {
        return run([&] {
            for (auto at = of.first_definition; at < of.first_definition + of.definition_count; ++at) {
                auto const& each = tables_.definitions[at];
                auto const kind = static_cast<feel::type_kind>(tables_.types[tables_.nodes[each.node].type].kind);
                if (kind == feel::type_kind::function || kind == feel::type_kind::code_list) continue;
                before_ += "{\"programme\":" + quoted(plan_.text(tables_.programmes[of.programme].id)) +
                           ",\"name\":" + quoted(plan_.text(each.name)) + ",\"value\":";
                add_piece(piece::value, each.node);
                before_ = "},";
            }
        });
    }

    [[nodiscard]] record_layout::run conditions(plan_record::version const& of) {
        return run([&] {
            std::vector<plan_record::index> pending;
            if (of.root != plan_record::none) pending.push_back(of.root);
            while (!pending.empty()) {
                auto const at = pending.back();
                pending.pop_back();
                auto const& clause = tables_.clauses[at];
                for (auto child = clause.child_count; child-- > 0;) pending.push_back(clause.first_child + child);
                if (clause.child_count == 0) condition(clause);
            }
        });
    }

    void condition(plan_record::clause const& of) {
        before_ += "{\"id\":" + quoted(plan_.text(of.id)) + ",\"label\":" + quoted(label_of(of)) + ",\"result\":\"";
        add_piece(piece::outcome, of.node);
        before_ = "\",\"read\":{";
        names_.clear();
        seen_.assign(tables_.instructions.size(), false);
        if (of.condition != plan_record::none) read(of.condition);
        before_ += "}},";
    }

    /// What people would call the condition.
    [[nodiscard]] std::string_view label_of(plan_record::clause const& of) const {
        for (auto const each : {of.name, of.text, of.expression})
            if (auto const text = plan_.text(each); !text.empty()) return text;
        return of.programme == plan_record::none ? plan_.text(of.id)
                                                 : plan_.text(tables_.programmes[of.programme].title_zh);
    }

    /// The names that a condition reads, in the order in which they are written, down to the first on each branch; of
    /// loops the facts alone, as everything else in them differs from round to round.
    void read(plan_record::index top) {
        std::vector<std::pair<plan_record::index, bool>> pending{{top, false}}, next;
        while (!pending.empty()) {
            auto const [at, in_loop] = pending.back();
            pending.pop_back();
            if (seen_[at]) continue;
            seen_[at] = true;
            auto const& of = tables_.instructions[at];
            bool const is_table = of.op == operation::table || of.op == operation::tier;
            if (of.op == operation::fact) {
                fact(at, of, in_loop);
                continue;
            }
            if (tables_.nodes[at].label != 0 && (at != top || (of.count == 0 && !is_table))) {
                if (!in_loop && is_new(tables_.nodes[at].label, no_year)) add_piece(piece::value, at);
                continue;
            }
            next.clear();
            if (is_table) {
                auto const& table = tables_.tables[of.aux];
                for (std::uint32_t i = 0; i < table.input_count; ++i)
                    next.emplace_back(tables_.lists[table.first_input + i], in_loop);
            }
            for (std::uint32_t i = 0; i < of.count; ++i) next.emplace_back(tables_.operands[of.first + i], in_loop);
            if (is_loop(of.op)) next.emplace_back(at + of.aux, true);
            pending.insert(pending.end(), next.rbegin(), next.rend());
        }
    }

    void fact(plan_record::index at, plan_record::instruction const& of, bool in_loop) {
        auto const offset = static_cast<std::int32_t>(of.first);
        if (!is_new(tables_.facts[of.aux].name, offset)) return;
        if (in_loop)
            add_piece(piece::fact, of.aux, offset);
        else
            add_piece(piece::value, at);
    }

    /// Whether the name has not been read yet; then it stands before what is next: `"研发费用.2024":`.
    [[nodiscard]] bool is_new(plan_record::index name, std::int32_t year_offset) {
        std::pair const key{name, year_offset};
        if (std::find(names_.begin(), names_.end(), key) != names_.end()) return false;
        if (!names_.empty()) before_ += ',';
        names_.push_back(key);
        before_ += quoted(plan_.text(name));
        if (year_offset != no_year) {
            before_.back() = '.';
            add_piece(piece::year, plan_record::none, year_offset);
            before_ += '"';
        }
        before_ += ':';
        return true;
    }

    opened_plan const& plan_;
    plan_tables const& tables_;
    record_layout made_;
    std::string before_; ///< bytes for the next piece
    std::vector<std::pair<plan_record::index, std::int32_t>>
        names_; ///< that the condition has read so far, and the year
    std::vector<bool> seen_;
};

} // namespace

record_layout const& records_of(opened_plan const& plan) {
    std::call_once(plan.records_once,
                   [&] { plan.records = std::make_shared<record_layout const>(layout_maker{plan}.make()); });
    return *plan.records;
}

} // namespace huiqi::detail
