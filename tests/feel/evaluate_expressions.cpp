#include <iostream>
#include <string>

#include <huiqi/evaluate/operations/functions.hpp>
#include <huiqi/pipeline.hpp>

#include "report/json_writer.hpp"

/// Evaluates FEEL expressions for conformance_test.py. Expressions come from standard input, each ended by the
/// character 0x1E; for each a line of JSON says what it is: {"type": "number", "value": "1"}, {"error": "HQ3002"}. The
/// character 0x1D begins a decision table, as JSON. With `--warned` a line has the code of the first warning that an
/// expression can only be null, or nothing.
namespace {

using namespace huiqi;
using reporting::json_writer;
using shape = value::shape;

void write(json_writer& to, value const& of);

void tagged(json_writer& to, char const* type, std::string const& text) {
    to.object([&] {
        to.member("type", type);
        to.member("value", text);
    });
}

void write_list(json_writer& to, value const& of) {
    to.object([&] {
        to.member("type", "list");
        to.list("value", of.items(), [&](value const& each) { write(to, each); });
    });
}

void write_context(json_writer& to, value const& of) {
    to.object([&] {
        to.member("type", "context");
        to.key("value");
        to.object([&] {
            for (auto const& [key, entry] : of.entries()) {
                to.named_key(key);
                write(to, entry);
            }
        });
    });
}

void write(json_writer& to, value const& of) {
    switch (of.is_null() || of.without_null().is_point() ? of.what() : shape::anything) {
    case shape::nothing: to.object([&] { to.member("type", "null"); }); break;
    case shape::boolean:
        to.object([&] {
            to.member("type", "boolean");
            to.member("value", of.as_truth().can_be(truth::yes));
        });
        break;
    case shape::number: tagged(to, "number", to_string(of.low())); break;
    case shape::day: tagged(to, "date", to_string(detail::day_of(of.low_integer()))); break;
    case shape::months: tagged(to, "duration", to_string(months_duration{of.low_integer()})); break;
    case shape::seconds: tagged(to, "duration", to_string(of.low_seconds())); break;
    case shape::time_of_day: tagged(to, "time", to_string(of.time_of_day())); break;
    case shape::date_and_time: tagged(to, "dateTime", to_string(of.moment())); break;
    case shape::text:
    case shape::choice: tagged(to, "string", std::string{of.text()}); break;
    case shape::list: write_list(to, of); break;
    case shape::context: write_context(to, of); break;
    default: to.object([&] { to.member("type", "other"); });
    }
}

std::vector<std::string> texts(document_node const& of) {
    std::vector<std::string> all;
    for (auto const& each : of.items) all.push_back(each.text.text());
    return all;
}

/// Named expressions and the table that sees them.
std::vector<feel_step> steps_of(document_node const& said) {
    std::vector<feel_step> steps;
    for (auto const& each : said.find("steps")->items) {
        auto const both = texts(each);
        steps.push_back({both[0], both[1]});
    }
    feel_table table;
    table.hit = static_cast<hit_policy>(std::stoi(said.find("hit")->text.text()));
    table.inputs = texts(*said.find("inputs"));
    auto const& values = said.find("values")->items;
    for (auto const& each : said.find("outputs")->items) {
        auto const both = texts(each);
        table.outputs.push_back({both[0], texts(values[table.outputs.size()]), both[1]});
    }
    for (auto const& each : said.find("rows")->items)
        table.rows.push_back({texts(each.items[0]), texts(each.items[1])});
    steps.push_back({"the result", std::move(table)});
    return steps;
}

result<feel_result> evaluated(std::string const& expression) {
    date const as_of{2025, 8, 13};
    if (!expression.starts_with('\x1D')) return evaluate_expression(expression, nullptr, nullptr, as_of);
    auto const said = read_json(make_source("table", expression.substr(1))).or_throw();
    return evaluate_steps(steps_of(said), {}, as_of);
}

std::string answer(std::string const& expression) {
    auto const found = evaluated(expression);
    json_writer to;
    if (found) {
        write(to, found->what);
        return to.take();
    }
    to.object([&] {
        for (auto const& each : found.diagnostics)
            if (is_error(each)) return to.member("error", each.what->code);
    });
    return to.take();
}

std::string warning(std::string const& expression) {
    auto const found = evaluated(expression);
    for (auto const& each : found.diagnostics)
        if (each.what->level == severity::warning && each.what->code.starts_with("HQ30"))
            return std::string{each.what->code};
    return {};
}

} // namespace

int main(int count, char**) {
    std::string expression;
    while (std::getline(std::cin, expression, '\x1E'))
        std::cout << (count > 1 ? warning(expression) : answer(expression)) << std::endl;
}
