// Uses what needs nothing but the standard library.
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/render.hpp>
#include <huiqi/version.hpp>

#include "../no_leaks.hpp"

#include <iostream>

int main() {
    huiqi::diagnostic const found{.what = &huiqi::messages::path_missing, .arguments = {"rules"}};
    std::cout << huiqi::version << "\n" << huiqi::render(found, huiqi::language::zh);
}
