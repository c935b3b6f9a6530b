#include "small_rules.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <string>

namespace {

using namespace huiqi;
namespace fs = std::filesystem;

/// A folder that is gone again when the test is over.
class folder {
public:
    explicit folder(std::string const& name) : path_{fs::temp_directory_path() / ("huiqi_load_rules_" + name)} {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~folder() { fs::remove_all(path_); }
    folder(folder const&) = delete;
    folder& operator=(folder const&) = delete;

    void write(std::string const& name, std::string const& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream{path_ / name, std::ios::binary} << text;
    }
    [[nodiscard]] fs::path const& path() const { return path_; }

private:
    fs::path path_;
};

void fill(folder const& with) {
    with.write("vocabulary/facts.yaml", small::facts);
    with.write("national/one.yaml", small::only("职工总数 <= 500人"));
    with.write("national/one.cases.yaml",
               "huiqi: cases/1\nprogramme: test.one\nas_of: 2025-07-01\ncases:\n"
               "  - name: 八十人\n    facts: {职工总数: 80}\n    expect: {verdict: eligible}\n");
}

std::uint64_t checksum_of(fs::path const& path) { return load_rules(path).or_throw().checksum(); }

} // namespace

TEST_CASE("where a folder of rules lies changes nothing in the plan, and so nothing in a receipt") {
    folder const here{"here"}, there{"there/deeper"};
    fill(here);
    fill(there);
    CHECK(checksum_of(here.path()) == checksum_of(there.path()));
    CHECK(checksum_of(here.path()) == checksum_of(fs::relative(there.path())));
}

TEST_CASE("a case written beside the rules changes no plan, a clause does") {
    folder const one{"one"}, two{"two"};
    fill(one);
    fill(two);
    two.write("national/one.cases.yaml",
              "huiqi: cases/1\nprogramme: test.one\nas_of: 2025-07-01\ncases:\n"
              "  - name: 六百人\n    facts: {职工总数: 600}\n    expect: {verdict: ineligible}\n");
    CHECK(checksum_of(one.path()) == checksum_of(two.path()));
    two.write("national/one.yaml", small::only("职工总数 <= 600人"));
    CHECK(checksum_of(one.path()) != checksum_of(two.path()));
}

TEST_CASE("a plan is saved, opened again, and what is no plan is a diagnostic") {
    folder const with{"saved"};
    fill(with);
    auto const rules = load_rules(with.path()).or_throw();
    auto const bytes = rules.bytes();
    with.write("rules.plan", std::string{reinterpret_cast<char const*>(bytes.data()), bytes.size()});
    auto const opened = load_plan(with.path() / "rules.plan");
    REQUIRE(opened);
    CHECK(opened->checksum() == rules.checksum());
    auto const missing = load_plan(with.path() / "none.plan");
    REQUIRE(missing.diagnostics.size() == 1);
    CHECK(missing.diagnostics[0].what->code == "HQ0001");
    auto const wrong = load_plan(with.path() / "national/one.yaml");
    REQUIRE(wrong.diagnostics.size() == 1);
    CHECK(wrong.diagnostics[0].what->code == "HQ4001");
}
