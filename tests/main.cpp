// Compiled once and linked into every room's tests; Catch2 3 brings its own main and does without this file.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
