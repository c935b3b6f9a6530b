#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "loaded.hpp"

using namespace huiqi;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone after the test.
struct temporary_folder {
    fs::path path = fs::temp_directory_path() / ("huiqi_load_files_" + std::to_string(::getpid()));

    temporary_folder() { fs::create_directories(path); }
    temporary_folder(temporary_folder const&) = delete;
    temporary_folder& operator=(temporary_folder const&) = delete;
    ~temporary_folder() { fs::remove_all(path); }

    void write(std::string const& name, std::string const& text) const {
        fs::create_directories((path / name).parent_path());
        std::ofstream{path / name} << text;
    }
};

std::string const one_fact = "huiqi: vocabulary/1\nfacts:\n  甲: {type: boolean}\n";

} // namespace

TEST_CASE("every rule file below a folder is read in order of name, samples left out") {
    temporary_folder const folder;
    folder.write("b.yaml", one_fact);
    folder.write("a/c.yml", one_fact);
    folder.write("a/notes.txt", "not a rule");
    folder.write("samples/profile.yaml", "huiqi: profile/1\nfacts: {甲: true}\n");
    auto const all = load_documents(std::vector{folder.path, folder.path / "b.yaml"});
    CHECK(all.problems.empty());
    REQUIRE(all.documents.sources.size() == 2);
    CHECK(all.documents.sources[0]->name == (folder.path / "a/c.yml").string());
    CHECK(all.documents.sources[1]->name == (folder.path / "b.yaml").string());
}

TEST_CASE("a missing path and an empty folder are named, and the others are read") {
    temporary_folder const folder;
    folder.write("b.yaml", one_fact);
    fs::create_directories(folder.path / "empty");
    auto const all = load_documents(
        std::vector{folder.path / "nowhere", folder.path / "empty", folder.path / "b.yaml"});
    REQUIRE(all.problems.size() == 2);
    CHECK(all.problems[0].what->code == "HQ0002");
    CHECK(all.problems[1].what->code == "HQ0003");
    CHECK(all.documents.words.facts.size() == 1);
}

TEST_CASE("a file that is not UTF-8 is a mistake of that file alone") {
    temporary_folder const folder;
    folder.write("a.yaml", "huiqi: vocabulary/1\n\xff\xfe\n");
    folder.write("b.yaml", one_fact);
    auto const all = load_documents(std::vector{folder.path});
    CHECK(all.problems.size() == 1);
    CHECK(all.documents.words.facts.size() == 1);
}
