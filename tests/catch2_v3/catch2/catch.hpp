#pragma once

// Tests are written against the header of Catch2 2; this one stands in for it where Catch2 3 is installed.
#include <catch2/catch_all.hpp>
