#include <array>

#include <huiqi/report/explain.hpp>
#include <huiqi/text/messages/null.hpp>

#include "report/compare_words.hpp"
#include "report/describe_value.hpp"
#include "report/json_value.hpp"
#include "report/wording.hpp"

namespace huiqi {

namespace reporting {

namespace {

constexpr std::array<std::string_view, 8> programme_kinds{"recognition", "loan",      "subsidy", "reward",
                                                          "tax",         "insurance", "service", "definitions"};
constexpr std::array<std::string_view, 6> clause_kinds{"condition", "all", "any", "none", "at_least", "programme"};
constexpr std::array<std::string_view, 3> cap_spans{"award", "year", "ever"};
constexpr std::array<std::string_view, 7> rounding_modes{"half_even", "half_up", "half_down", "up",
                                                         "down",      "ceiling", "floor"};

[[nodiscard]] std::string_view symbol_of(operation op) {
    switch (op) {
    case operation::equal: return "=";
    case operation::not_equal: return "!=";
    case operation::less: return "<";
    case operation::less_or_equal: return "<=";
    case operation::greater: return ">";
    case operation::greater_or_equal: return ">=";
    case operation::contained: return "in";
    default: return "";
    }
}

[[nodiscard]] std::string_view name_of(truth of) {
    if (of.is(truth::yes)) return "holds";
    if (of.is(truth::no)) return "fails";
    if (of.is(truth::absent)) return "absent";
    return of.is(truth::mistaken) ? "not-computable" : "unknown";
}

class report_json {
public:
    explicit report_json(json_writer& json) : json_{json} {}

    void write(report const& whole) {
        json_.object([&] {
            json_.member("huiqi", "report/1");
            json_.member("as_of", to_string(whole.as_of()));
            write(make_receipt(whole));
            json_.list("decisions", whole, [&](decision const& each) { write(each); });
        });
    }

    void write(decision const& which) {
        json_.object([&] {
            json_.member("id", which.id());
            json_.both_languages("title", [&](language in) { return which.title(in); });
            json_.member("kind", programme_kinds[static_cast<std::size_t>(which.kind())]);
            json_.member("verdict", to_string(which.verdict()));
            json_.list("versions", which.versions(), [&](std::string_view each) { json_.text(each); });
            amounts(which);
            json_.member_or_null("reason", which.reason());
            json_.list("missing", which.missing(), [&](missing_item const& each) { write(each); });
            json_.list("unpublished", which.unpublished(), [&](missing_item const& each) { write(each); });
            json_.list("problems", which.problems(), [&](problem const& each) { write(each); });
            json_.key("clauses");
            if (auto const root = which.root())
                write(*root, false);
            else
                json_.null();
            json_.list("remarks", which.remarks(), [&](clause_view const& each) { write(each, false); });
            json_.list("definitions", which.definitions(), [&](definition_view const& each) { write(each); });
            json_.list("awards", which.awards(), [&](award_view const& each) { write(each, which.verdict()); });
            json_.list("total_ceilings", which.total_ceilings(), [&](award_view::ceiling const& each) { write(each); });
            json_.list("facts", which.facts_read(), [&](reading const& each) { write(each); });
        });
    }

private:
    void write(receipt const& of) {
        json_.key("receipt");
        json_.object([&] {
            json_.member("rules", of.rules);
            json_.member("facts", of.facts);
            json_.member("engine", of.engine);
            json_.member("as_of", to_string(of.as_of));
        });
    }

    void amounts(decision const& which) {
        auto const amount = which.award();
        json_.member_or_null("award", amount ? to_string(*amount) : "");
        json_.key("award_range");
        if (auto const range = which.award_range()) {
            json_.array([&] {
                json_.text(to_string(range->first));
                if (range->second < greatest_number())
                    json_.text(to_string(range->second));
                else
                    json_.null();
            });
        } else {
            json_.null();
        }
        json_.member("award_is_ceiling", which.award_is_ceiling());
    }

    void write(missing_item const& which) {
        constexpr std::array<std::string_view, 3> kinds{"ask", "judgement", "not-published"};
        json_.object([&] {
            json_.member("kind", kinds[static_cast<std::size_t>(which.what)]);
            json_.member("name", which.name);
            json_.member_or_null("id", which.id);
            year(which.year);
            json_.member_or_null("question", which.question);
            json_.member_or_null("origin", which.origin);
            json_.member_or_null("why", which.why);
        });
    }

    void write(problem const& which) {
        json_.object([&] {
            json_.member("mistake", mistake_name(which.why));
            json_.member("code", messages::null_reason(static_cast<std::size_t>(which.why)).code);
            json_.both_languages("words", [&](language in) { return mistake_words(which.why, in); });
            json_.member("expression", which.expression);
            place(which.place);
            json_.member_or_null("clause", which.clause);
            json_.member("certain", which.is_certain);
            json_.list("spread", which.spread, [&](spread_step const& each) {
                json_.object([&] {
                    json_.member("expression", each.expression);
                    place(each.place);
                });
            });
        });
    }

    /// `negated`: it stands under an odd number of `none`, where what holds counts against the firm.
    void write(clause_view const& which, bool negated) {
        bool const blamed = which.result() == (negated ? outcome::holds : outcome::fails);
        bool const turned = negated != (which.kind() == clause_kind::none);
        json_.object([&] {
            json_.member("id", which.id());
            json_.member("kind", clause_kinds[static_cast<std::size_t>(which.kind())]);
            if (which.kind() == clause_kind::at_least) json_.member("at_least", which.at_least());
            json_.member_or_null("name", which.name());
            json_.member_or_null("text", which.text());
            json_.member_or_null("note", which.note());
            cite(which.cite());
            place(which.place());
            json_.member("result", to_string(which.result()));
            if (which.kind() == clause_kind::programme) {
                json_.member("programme", which.programme());
                json_.member("programme_not_in_force", which.programme_not_in_force());
            }
            json_.member_or_null("expression", which.expression());
            auto const readings = which.readings();
            json_.list("readings", readings, [&](reading const& each) { write(each); });
            json_.list("comparisons", which.comparisons(),
                       [&](comparison const& each) { write(each, readings, blamed); });
            json_.list("problems", which.problems(), [&](problem const& each) { write(each); });
            json_.list("children", which.children(), [&](clause_view const& each) { write(each, turned); });
        });
    }

    void write(reading const& which) {
        json_.object([&] {
            json_.member("name", which.name);
            json_.member_or_null("id", which.id);
            year(which.year);
            json_.member("kind", !which.published ? "parameter" : which.is_fact ? "fact" : "name");
            json_.member("supplied", which.supplied && which.published);
            json_.member("judged", which.judged);
            json_.member_or_null("origin", which.origin);
            value("value", which.what);
        });
    }

    void write(comparison const& which, std::vector<reading> const& readings, bool blamed) {
        json_.object([&] {
            json_.member("operator", symbol_of(which.op));
            json_.member("left_text", which.left_text);
            json_.member("right_text", which.right_text);
            value("left", which.left);
            value("right", which.right);
            json_.member("result", name_of(which.result));
            json_.key("distance");
            optional(which.distance);
            json_.key("shortfall");
            optional(which.shortfall);
            json_.member_or_null("shortfall_of", which.shortfall ? which.shortfall_of : std::string_view{});
            json_.both_languages("words", [&](language in) { return comparison_words(which, in, blamed, readings); });
        });
    }

    void write(definition_view const& which) {
        json_.object([&] {
            json_.member("name", which.name());
            json_.member_or_null("text", which.text());
            cite(which.cite());
            place(which.place());
            value("value", which.what());
            json_.member("judged", which.judged());
            json_.list("readings", which.readings(), [&](reading const& each) { write(each); });
            json_.key("table");
            if (!which.is_table()) {
                json_.null();
                return;
            }
            json_.object([&] {
                json_.member("rows", which.row_count());
                json_.list("hit", which.rows_hit(), [&](std::uint32_t each) {
                    json_.object([&] {
                        json_.member("row", each + 1);
                        json_.member_or_null("text", which.row_text(each));
                    });
                });
            });
        });
    }

    void write(award_view const& which, verdict of) {
        json_.object([&] {
            json_.member_or_null("name", which.name());
            json_.member_or_null("text", which.text());
            json_.member_or_null("note", which.note());
            json_.member_or_null("matter", which.matter());
            cite(which.cite());
            json_.member("reached", of != verdict::ineligible && of != verdict::not_in_force);
            json_.member("is_ceiling", which.is_ceiling());
            auto const condition = which.condition();
            json_.member_or_null("condition", condition ? to_string(*condition) : std::string_view{});
            json_.member_or_null("expression", which.expression());
            value("before_caps", which.before_caps());
            value("amount", which.amount());
            json_.list("readings", which.readings(), [&](reading const& each) { write(each); });
            json_.list("ceilings", which.ceilings(), [&](award_view::ceiling const& each) { write(each); });
            json_.key("rounding");
            write(which.rounded_to());
        });
    }

    void write(award_view::ceiling const& which) {
        json_.object([&] {
            json_.member_or_null("text", which.text);
            json_.member("per", cap_spans[static_cast<std::size_t>(which.per)]);
            value("at", which.at);
        });
    }

    void write(award_view::rounding_step const& which) {
        json_.object([&] {
            json_.member("to", to_string(which.to));
            json_.member("mode", rounding_modes[static_cast<std::size_t>(which.mode)]);
            json_.member("stated", which.stated);
        });
    }

    void cite(citation_view const& which) {
        json_.key("cite");
        if (!which.given()) {
            json_.null();
            return;
        }
        json_.object([&] {
            json_.member_or_null("key", which.key);
            json_.member_or_null("place", which.place);
            json_.member_or_null("title", which.title);
            json_.member_or_null("number", which.number);
            json_.member_or_null("issued", which.issued);
            json_.member_or_null("url", which.url);
            json_.member_or_null("confidence", which.confidence);
        });
    }

    void place(place_view const& which) {
        json_.key("place");
        if (which.source.empty()) {
            json_.null();
            return;
        }
        json_.object([&] {
            json_.member("file", which.source);
            json_.member("line", which.line);
            json_.member("column", which.column);
        });
    }

    void year(std::optional<std::int32_t> which) {
        json_.key("year");
        if (which)
            json_.number(*which);
        else
            json_.null();
    }

    void value(json_key name, typed_value const& of) {
        json_.key(name);
        write_value(json_, of);
    }

    void optional(std::optional<typed_value> const& of) {
        if (of)
            write_value(json_, *of);
        else
            json_.null();
    }

    json_writer& json_;
};

} // namespace

} // namespace reporting

std::string to_json(report const& whole) {
    constexpr std::size_t usual_decision = 12'000;
    reporting::json_writer json;
    json.expect(whole.size() * usual_decision);
    reporting::report_json{json}.write(whole);
    return json.take();
}

std::string to_json(decision const& which) {
    reporting::json_writer json;
    reporting::report_json{json}.write(which);
    return json.take();
}

} // namespace huiqi
