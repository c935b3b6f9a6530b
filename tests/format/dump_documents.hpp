#pragma once

#include <sstream>
#include <string>

#include <huiqi/policy/load.hpp>
#include <huiqi/text/render.hpp>

/// Everything that was loaded from a file as text, places left out, so that two files can be compared.
namespace huiqi::test {

class document_dump {
public:
    /// With `expressions` false, FEEL is left out: what remains does not depend on the language of keywords.
    explicit document_dump(bool expressions) : expressions_{expressions} {}

    std::string operator()(loaded_documents const& of) {
        for (auto const& each : of.documents.words.facts) fact(each);
        for (auto const& each : of.documents.programmes) one(each);
        for (auto const& each : of.documents.cases) one(each);
        for (auto const& each : of.problems) out_ << each.what->code << '\n';
        return out_.str();
    }

private:
    void feel(snippet const& text) {
        if (expressions_)
            out_ << " «" << text.text() << "»";
        else
            out_ << (text.empty() ? " -" : " +");
    }

    void type(feel::type const& of) {
        out_ << " type " << static_cast<int>(of.kind) << to_string(of.in) << of.yearly << of.may_be_absent;
        if (of.within.low) out_ << (of.within.low_closed ? "[" : "(") << to_string(*of.within.low);
        if (of.within.high) out_ << ".." << to_string(*of.within.high) << (of.within.high_closed ? "]" : ")");
        if (of.values)
            for (auto const& each : *of.values) out_ << '/' << each;
        if (of.element) type(*of.element);
        if (of.fields)
            for (auto const& each : *of.fields) {
                out_ << " ." << each.name << ',' << each.id;
                type(each.of);
            }
    }

    void fact(fact_declaration const& of) {
        out_ << "fact " << of.name << ' ' << of.id << of.certificate << of.judged << of.ask << of.origin << of.note
             << of.en << of.scheme << of.programme << (of.valid ? of.valid->months : 0);
        type(of.of);
        out_ << '\n';
    }

    void cite(citation const& of) { out_ << " cite " << of.source << '|' << of.place; }

    void one(clause const& of) {
        out_ << "clause " << of.id << of.id_given << static_cast<int>(of.kind) << of.name << of.text << of.note
             << of.at_least << of.programme;
        cite(of.cite);
        feel(of.condition);
        out_ << '\n';
        for (auto const& each : of.children) one(each);
    }

    void one(decision_table const& of) {
        out_ << " table " << static_cast<int>(of.hit) << static_cast<int>(of.overlap) << of.rows_of;
        for (auto const& each : of.given) feel(each);
        for (auto const& each : of.outputs) out_ << ',' << each;
        for (auto const& each : of.defaults) feel(each);
        for (auto const& each : of.rows) {
            out_ << "\n  row " << each.otherwise;
            for (auto const& cell : each.tests) feel(cell);
            for (auto const& cell : each.results) feel(cell);
        }
    }

    void one(cap const& of) {
        out_ << "\n  cap " << static_cast<int>(of.per) << of.text;
        feel(of.at);
        for (auto const& each : of.over) out_ << ',' << each;
    }

    void day(std::optional<partial_date> const& of) {
        if (of) out_ << ' ' << of->year << '-' << int{of->month} << '-' << int{of->day};
    }

    void one(version const& of) {
        out_ << "version " << of.name << of.note << of.by_accounting_year;
        for (auto const& each : of.in_force) {
            day(each.from);
            out_ << " to";
            day(each.to);
            feel(each.only_for);
            cite(each.cite);
        }
        out_ << '\n';
        for (auto const& each : of.definitions) {
            out_ << "define " << each.name << each.id << each.text << each.note << each.judged
                 << static_cast<int>(each.kind);
            cite(each.cite);
            feel(each.is);
            one(each.table);
            for (auto const& code : each.codes) out_ << ',' << code.text();
            out_ << '\n';
        }
        if (of.eligible) one(*of.eligible);
        for (auto const& each : of.remarks) one(each);
        for (auto const& each : of.awards) {
            out_ << "award " << each.name << each.text << each.note << each.matter << each.each << each.up_to
                 << static_cast<int>(each.kind) << each.top_up << to_string(each.round.to)
                 << static_cast<int>(each.round.mode) << each.round.stated;
            cite(each.cite);
            feel(each.when);
            feel(each.each_in);
            feel(each.amount);
            one(each.table);
            for (auto const& one_cap : each.caps) one(one_cap);
            for (auto const& part : each.pay) {
                out_ << " pay " << part.text;
                feel(part.share);
            }
            out_ << '\n';
        }
        for (auto const& each : of.total_caps) one(each);
        out_ << '\n';
    }

    void one(programme const& of) {
        out_ << "programme " << of.id << of.title.zh << of.title.en << static_cast<int>(of.kind) << of.note << of.region
             << of.authority << '\n';
        for (auto const& each : of.sources)
            out_ << "source " << each.key << each.title << each.number << each.issued << each.url << each.note << '\n';
        for (auto const& each : of.facts) fact(each);
        for (auto const& each : of.parameters) {
            out_ << "parameter " << each.name << each.id << each.text << each.note << each.why << each.unknown
                 << each.unit.text() << each.range.text();
            cite(each.cite);
            feel(each.value);
            out_ << '\n';
        }
        for (auto const& each : of.versions) one(each);
    }

    void node(document_node const& of) {
        if (of.what == document_node::scalar) out_ << '\'' << of.text.text() << '\'';
        for (auto const& each : of.items) node(each);
        for (auto const& each : of.entries) {
            node(each.key);
            node(each.value);
        }
    }

    void one(case_file const& of) {
        out_ << "cases " << of.programme;
        if (of.as_of) out_ << to_string(*of.as_of);
        if (of.facts) node(*of.facts);
        for (auto const& each : of.cases) {
            out_ << "\ncase " << each.name;
            if (each.facts) node(*each.facts);
            if (each.expect.verdict) out_ << " verdict " << each.expect.verdict->text();
            if (each.expect.award) out_ << " award " << each.expect.award->text();
            for (auto const* list : {&each.expect.because, &each.expect.missing, &each.expect.unpublished})
                if (*list)
                    for (auto const& item : **list) out_ << ", " << item.text();
            for (auto const& named : each.expect.definitions) out_ << named.name << '=' << named.value.text();
        }
        out_ << '\n';
    }

    bool expressions_;
    std::ostringstream out_;
};

inline std::string dump(std::string const& file, bool expressions = true) {
    return document_dump{expressions}(load_documents(std::vector{make_source("file.yaml", file)}));
}

/// The same without expressions.
inline std::string dump_form(std::string const& file) { return dump(file, false); }

} // namespace huiqi::test
