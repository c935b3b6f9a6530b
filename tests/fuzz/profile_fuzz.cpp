// Any text as a profile, JSON and YAML: it is read or refused with diagnostics, and what is read can be evaluated.
#include <huiqi/evaluate/evaluate.hpp>

#include "fixture.hpp"

namespace {

void read(std::string name, std::string text) {
    auto const& rules = huiqi::fuzz::rules();
    auto const read = huiqi::read_profile(huiqi::make_source(std::move(name), std::move(text)), rules);
    huiqi::fuzz::require(read.value.has_value() || huiqi::has_errors(read.diagnostics));
    (void)huiqi::render(read.diagnostics, huiqi::language::en);
    if (read) (void)huiqi::evaluate(rules, *read, {.as_of = huiqi::date{2025, 8, 13}});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    std::string const text{reinterpret_cast<char const*>(data), size};
    read("profile.json", text);
    read("profile.yaml", text);
    return 0;
}
