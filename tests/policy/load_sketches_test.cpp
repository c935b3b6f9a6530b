// The hard programmes on paper load. They are not part of the project; where they are absent the test says so.
#include <catch2/catch.hpp>

#include <filesystem>

#include "loaded.hpp"

using namespace huiqi;

TEST_CASE("the sketches of rule files load once every number states its range") {
    std::filesystem::path const folder{"../shared/rule-sketches"};
    if (!std::filesystem::exists(folder)) {
        WARN("skipped: there is no " << folder);
        return;
    }
    auto const all = load_documents(std::vector{folder});
    for (auto const& each : all.problems) {
        INFO(render(each, language::en));
        CHECK(each.what->code == "HQ1062"); // the range of a number is missing
    }
    CHECK(all.documents.programmes.size() == 12);
    CHECK(all.documents.cases.size() == 1);
    CHECK(all.documents.words.facts.size() == 19);
}
