#include <array>

#include <huiqi/contents/contents.hpp>

#include "contents_words.hpp"
#include "report/json_writer.hpp"

namespace huiqi {

namespace {

using reporting::json_key;
using reporting::json_writer;

class contents_writer {
public:
    explicit contents_writer(json_writer& json) : json_{json} {}

    void programme(programme_contents const& contents) {
        auto const& of = *contents.of;
        json_.object([&] {
            json_.member("id", of.id);
            json_.key("title");
            json_.object([&] {
                json_.member("zh", of.title.zh);
                json_.member_or_null("en", of.title.en);
            });
            json_.member("kind", word_of(of.kind).key);
            json_.member_or_null("region", of.region);
            json_.member_or_null("authority", of.authority);
            json_.member_or_null("note", of.note);
            json_.member("file", of.source ? of.source->name : std::string{});
            json_.list("sources", of.sources, [&](legal_source const& each) { source(each); });
            json_.list("versions", of.versions, [&](version const& each) { one_version(each); });
            texts("would_qualify", contents.would_qualify);
            texts("held", contents.held);
            json_.list("unknown", contents.unknown, [&](unknown_item const& each) { unknown(each); });
        });
    }

private:
    void texts(json_key name, std::vector<std::string> const& all) {
        json_.list(name, all, [&](std::string const& each) { json_.text(each); });
    }

    void source(legal_source const& of) {
        json_.object([&] {
            json_.member("key", of.key);
            json_.member("title", of.title);
            json_.member_or_null("number", of.number);
            json_.member_or_null("issued", of.issued);
            json_.member_or_null("url", of.url);
            json_.member_or_null("retrieved", of.retrieved);
            json_.member_or_null("confidence", of.confidence);
            json_.member_or_null("note", of.note);
        });
    }

    void one_version(version const& of) {
        json_.object([&] {
            json_.member("name", of.name);
            json_.member("by_accounting_year", of.by_accounting_year);
            json_.list("in_force", of.in_force, [&](period const& each) {
                json_.object([&] {
                    json_.member_or_null("from", text_of(each.from));
                    json_.member_or_null("to", text_of(each.to));
                    json_.member_or_null("for", each.only_for.text());
                });
            });
            json_.list("awards", of.awards, [&](award_part const& each) { award(each); });
            caps("total_caps", of.total_caps);
        });
    }

    void award(award_part const& of) {
        json_.object([&] {
            json_.member("name", of.name);
            json_.key("cite");
            cite(of.cite);
            json_.member_or_null("matter", of.matter);
            json_.member("top_up", of.top_up);
            json_.member("up_to", of.up_to);
            caps("caps", of.caps);
            json_.list("pay", of.pay, [&](instalment const& each) {
                json_.object([&] {
                    json_.member("share", each.share.text());
                    json_.member_or_null("text", each.text);
                });
            });
        });
    }

    void caps(json_key name, std::vector<cap> const& all) {
        json_.list(name, all, [&](cap const& each) {
            json_.object([&] {
                json_.member("at", each.at.text());
                json_.member("per", word_of(each.per));
                texts("over", each.over);
                json_.member_or_null("text", each.text);
            });
        });
    }

    void unknown(unknown_item const& of) {
        json_.object([&] {
            json_.member("kind", word_of(of.kind).key);
            json_.member("name", of.name);
            json_.member_or_null("why", of.why);
            json_.key("cite");
            cite(of.cite);
        });
    }

    void cite(citation const& of) {
        if (of.source.empty()) return json_.null();
        json_.object([&] {
            json_.member("source", of.source);
            json_.member_or_null("place", of.place);
        });
    }

    json_writer& json_;
};

void write(json_writer& json, fact_declaration const& of) {
    json.object([&] {
        json.member("name", of.name);
        json.member_or_null("id", of.id);
        json.member_or_null("en", of.en);
        json.member("yearly", of.of.yearly);
        json.member("certificate", of.certificate);
        json.member("judged", of.judged);
        json.member_or_null("ask", of.ask);
        json.member_or_null("origin", of.origin);
        json.member_or_null("note", of.note);
    });
}

} // namespace

std::string contents_json(rule_documents const& documents) {
    json_writer json;
    json.object([&] {
        json.member("huiqi", "list/1");
        json.list("programmes", contents_of(documents),
                  [&](programme_contents const& each) { contents_writer{json}.programme(each); });
        json.list("facts", documents.words.facts, [&](fact_declaration const& each) { write(json, each); });
    });
    return json.take();
}

} // namespace huiqi
