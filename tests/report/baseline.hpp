#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>

/// Texts kept in files, to be compared byte for byte. With HUIQI_REFRESH in the environment they are written anew.
namespace huiqi::baseline {

inline std::string path_of(std::string const& name) { return "tests/report/baselines/" + name; }

inline std::string read(std::string const& name) {
    std::ifstream in{path_of(name), std::ios::binary};
    INFO(name);
    REQUIRE(in.is_open());
    return {std::istreambuf_iterator<char>{in}, {}};
}

inline void check(std::string const& name, std::string const& text) {
    if (std::getenv("HUIQI_REFRESH") != nullptr) std::ofstream{path_of(name), std::ios::binary} << text;
    INFO(name);
    CHECK(text == read(name));
}

} // namespace huiqi::baseline
