#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include <huiqi/pipeline.hpp>
#include <huiqi/text/messages/profile.hpp>

#include "fact_reader.hpp"

namespace huiqi {

namespace {

[[nodiscard]] std::optional<int> year_of(std::string_view text) {
    bool const four = text.size() == 4 && text.front() != '0' &&
                      std::all_of(text.begin(), text.end(), [](char each) { return each >= '0' && each <= '9'; });
    if (!four) return std::nullopt;
    return std::atoi(std::string{text}.c_str());
}

class fact_binder {
public:
    fact_binder(profile& into, profile_complaints& wrong)
        : into_{into}, plan_{into.rules().plan()}, wrong_{wrong}, reader_{plan_, wrong} {}

    void bind(document_node const& facts) {
        std::vector<document_node const*> given(plan_.tables.facts.size(), nullptr); // by fact, its key
        for (auto const& each : facts.entries) {
            auto const& key = each.key.text.text();
            auto const found = plan_.facts_by_name.find(key);
            if (found == plan_.facts_by_name.end()) {
                if (names_.empty()) names_ = into_.rules().fact_names();
                wrong_.add_misspelt(messages::profile_unknown_fact, each.key, {cut_for_message(each.key.text.text())},
                                    names_);
                continue;
            }
            auto& before = given[found->second];
            if (before != nullptr) {
                wrong_.add_twice(each.key, *before, std::string{plan_.text(plan_.tables.facts[found->second].name)});
                continue;
            }
            before = &each.key;
            fact(found->second, each.value);
        }
    }

private:
    void fact(plan_record::index at, document_node const& node) {
        auto const& record = plan_.tables.facts[at];
        auto const& type = plan_.tables.types[record.type];
        auto const name = plan_.text(record.name);
        if (fact_reader::is_unknown(node)) {
            into_.forget(at, std::nullopt);
        } else if ((type.flags & plan_record::type::yearly) != 0) {
            years(at, node, name);
        } else if (is_by_year(node) && static_cast<feel::type_kind>(type.kind) != feel::type_kind::context) {
            wrong_.add(messages::profile_no_years, node.range, {std::string{name}});
        } else if (auto known = value_of(record, node, name)) {
            into_.put(at, std::nullopt, std::move(*known));
        }
    }

    void years(plan_record::index at, document_node const& node, std::string_view name) {
        auto const& record = plan_.tables.facts[at];
        if (node.what != document_node::mapping) {
            wrong_.add(messages::profile_needs_years, node.range, {std::string{name}, shown_in_message(node)});
            return;
        }
        std::unordered_map<int, document_node const*> given;
        for (auto const& each : node.entries) {
            auto const year = year_of(each.key.text.text());
            if (!year) {
                bad_year(each.key);
                continue;
            }
            auto const path = std::string{name} + "[" + std::to_string(*year) + "]";
            auto const [first, fresh] = given.emplace(*year, &each.key);
            if (!fresh) {
                wrong_.add_twice(each.key, *first->second, path);
            } else if (fact_reader::is_unknown(each.value)) {
                into_.forget(at, *year);
            } else if (auto known = value_of(record, each.value, path)) {
                into_.put(at, *year, std::move(*known));
            }
        }
    }

    /// `2024年` is a year with a word too many.
    void bad_year(document_node const& key) {
        auto const plain = plain_spelling(key.text.text());
        std::string_view digits{plain};
        for (std::string_view const word : {"年度", "年"})
            if (digits.ends_with(word)) digits.remove_suffix(word.size());
        auto const mend = year_of(digits) ? std::string{digits} : std::string{};
        wrong_.add(messages::profile_bad_year, key, {cut_for_message(key.text.text())}, mend);
    }

    [[nodiscard]] std::optional<value> value_of(plan_record::fact const& record, document_node const& node,
                                                std::string_view name) const {
        bool const certificate = (record.flags & plan_record::fact::certificate) != 0;
        return certificate ? reader_.read_certificate(record, node, name) : reader_.read(record.type, node, name);
    }

    [[nodiscard]] static bool is_by_year(document_node const& node) {
        return node.what == document_node::mapping && !node.entries.empty() &&
               std::all_of(node.entries.begin(), node.entries.end(),
                           [](document_entry const& each) { return year_of(each.key.text.text()).has_value(); });
    }

    profile& into_;
    detail::opened_plan const& plan_;
    profile_complaints& wrong_;
    fact_reader reader_;
    std::vector<std::string> names_;
};

} // namespace

void bind_facts(document_node const& facts, source_ptr const& file, profile& into, diagnostics& problems) {
    profile_complaints wrong{file, problems};
    if (facts.what != document_node::mapping) {
        wrong.add(messages::profile_bad_shape, facts.range, {});
        return;
    }
    fact_binder{into, wrong}.bind(facts);
}

} // namespace huiqi
