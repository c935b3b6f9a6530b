// Uses the compiled library.
#include <huiqi/version.hpp>

#include "no_leaks.hpp"

#include <iostream>

int main() { std::cout << huiqi::version << "\n"; }
