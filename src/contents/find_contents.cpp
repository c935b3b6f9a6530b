#include <algorithm>
#include <string_view>
#include <unordered_map>

#include <huiqi/contents/contents.hpp>

namespace huiqi {

namespace {

/// Either name of a certificate, and the one in the documents' words.
using name_map = std::unordered_map<std::string_view, std::string_view>;

[[nodiscard]] bool is_unknown(snippet const& text) { return text.text() == "unknown" || text.text() == "未知"; }

class finder {
public:
    finder(programme const& of, name_map const& certificates) : certificates_{certificates} { found_.of = &of; }

    [[nodiscard]] programme_contents find() {
        for (auto const& each : found_.of->parameters) {
            asks(each.value);
            if (each.unknown) add(unknown_kind::parameter, each.name, each.cite, each.why);
        }
        for (auto const& each : found_.of->versions) look_at(each);
        return std::move(found_);
    }

private:
    void add(unknown_kind kind, std::string name, citation cite, std::string why = {}) {
        found_.unknown.push_back({kind, std::move(name), std::move(why), std::move(cite)});
    }

    static void add_once(std::vector<std::string>& to, std::string_view what) {
        if (std::find(to.begin(), to.end(), what) == to.end()) to.push_back(std::string{what});
    }

    /// The certificates that an expression asks to be held: `holds(高新技术企业)`.
    void asks(snippet const& expression) {
        std::string_view const text = expression.text();
        for (std::string_view const call : {"holds(", "持有("})
            for (auto at = text.find(call); at != std::string_view::npos; at = text.find(call, at + 1)) {
                auto name = text.substr(at + call.size());
                name = name.substr(0, name.find_first_of(",)"));
                while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
                while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
                if (auto const known = certificates_.find(name); known != certificates_.end())
                    add_once(found_.held, known->second);
            }
    }

    void look_at(version const& of) {
        for (auto const& each : of.in_force) {
            asks(each.only_for);
            auto const partly = [](auto const& day) { return day && day->day == 0; };
            if (partly(each.from) || partly(each.to)) add(unknown_kind::date, of.name, each.cite);
        }
        for (auto const& each : of.definitions) {
            asks(each.is);
            if (is_unknown(each.is) || look_at(each.table)) add(unknown_kind::definition, each.name, each.cite);
        }
        if (of.eligible) look_at(*of.eligible);
        for (auto const& each : of.remarks) look_at(each);
        for (auto const& each : of.awards) look_at(each);
        caps(of.total_caps, of.name, {});
    }

    /// Whether a result of the table is unknown.
    [[nodiscard]] bool look_at(decision_table const& table) {
        for (auto const& each : table.given) asks(each);
        return std::any_of(table.rows.begin(), table.rows.end(), [](table_row const& row) {
            return std::any_of(row.results.begin(), row.results.end(), is_unknown);
        });
    }

    void look_at(clause const& of) {
        asks(of.condition);
        if (of.kind == clause_kind::condition && is_unknown(of.condition))
            add(unknown_kind::condition, of.id, of.cite, of.text.empty() ? of.note : of.text);
        if (of.kind == clause_kind::programme) add_once(found_.would_qualify, of.programme);
        for (auto const& each : of.children) look_at(each);
    }

    void look_at(award_part const& of) {
        asks(of.when);
        asks(of.amount);
        if (is_unknown(of.amount) || look_at(of.table)) add(unknown_kind::award, of.name, of.cite);
        if (is_unknown(of.when)) add(unknown_kind::condition, of.name, of.cite);
        caps(of.caps, of.name, of.cite);
        for (auto const& each : of.pay)
            if (is_unknown(each.share)) add(unknown_kind::share, of.name, of.cite);
    }

    void caps(std::vector<cap> const& all, std::string const& name, citation const& cite) {
        for (auto const& each : all)
            if (is_unknown(each.at)) add(unknown_kind::cap, name, cite);
    }

    name_map const& certificates_;
    programme_contents found_;
};

} // namespace

std::vector<programme_contents> contents_of(rule_documents const& documents) {
    name_map certificates;
    auto const note = [&](std::vector<fact_declaration> const& facts) {
        for (auto const& each : facts)
            if (each.certificate)
                for (auto const* spelling : {&each.name, &each.id}) certificates.emplace(*spelling, each.name);
    };
    note(documents.words.facts);
    for (auto const& each : documents.programmes) note(each.facts);
    std::vector<programme_contents> all;
    for (auto const& each : documents.programmes) all.push_back(finder{each, certificates}.find());
    return all;
}

} // namespace huiqi
