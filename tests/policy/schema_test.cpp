// The JSON Schemas under docs/schema know the keys that the loader knows, and no others.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <huiqi/policy/document.hpp>

#include "policy/keys.hpp"

using namespace huiqi;
using namespace huiqi::policy;

namespace {

constexpr std::pair<mapping, std::string_view> names[] = {
    {mapping::vocabulary_file, "vocabulary_file"},
    {mapping::programme_file, "programme_file"},
    {mapping::definitions_file, "definitions_file"},
    {mapping::case_file, "case_file"},
    {mapping::profile_file, "profile_file"},
    {mapping::title, "title"},
    {mapping::legal_source, "legal_source"},
    {mapping::fact, "fact"},
    {mapping::field, "field"},
    {mapping::parameter, "parameter"},
    {mapping::version, "version"},
    {mapping::definitions_version, "definitions_version"},
    {mapping::period, "period"},
    {mapping::definition, "definition"},
    {mapping::table, "table"},
    {mapping::clause, "clause"},
    {mapping::award, "award"},
    {mapping::tiers, "tiers"},
    {mapping::cap, "cap"},
    {mapping::total, "total"},
    {mapping::rounding, "rounding"},
    {mapping::instalment, "instalment"},
    {mapping::single_case, "single_case"},
    {mapping::expectation, "expectation"},
};

} // namespace

TEST_CASE("the JSON Schemas have every key of the rule format in both languages, and no others") {
    std::set<std::string> described;
    for (std::string const kind : {"vocabulary", "programme", "definitions", "cases", "profile"}) {
        std::ifstream in{"docs/schema/" + kind + ".schema.json"};
        REQUIRE(in.is_open());
        // JSON is YAML; a schema repeats keys nowhere.
        auto const schema = read_yaml(make_source(kind, {std::istreambuf_iterator<char>{in}, {}}));
        REQUIRE(schema);
        CHECK(schema->find("$schema")->text.text() == "http://json-schema.org/draft-07/schema#");
        for (auto const& each : schema->find("definitions")->entries) {
            auto const name = each.key.text.text();
            INFO(kind << ": " << name);
            mapping which = mapping::none;
            for (auto const& known : names)
                if (known.second == name) which = known.first;
            std::set<std::string> wanted, found;
            for (auto const& use : uses_of(which)) {
                wanted.emplace(use.key);
                wanted.emplace(chinese_key(use.key));
            }
            for (auto const& property : each.value.find("properties")->entries) found.insert(property.key.text.text());
            CHECK(found == wanted);
            described.insert(name);
        }
    }
    CHECK(described.size() == std::size(names));
}
