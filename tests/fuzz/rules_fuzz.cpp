// Any text as a rule file beside a sound vocabulary: loading, checking and compiling end with rules or with errors.
#include <huiqi/evaluate/evaluate.hpp>

#include "fixture.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    std::vector<huiqi::source_ptr> const files{
        huiqi::make_source("vocabulary.yaml", std::string{huiqi::fuzz::vocabulary_text}),
        huiqi::make_source("fuzz.yaml", std::string{reinterpret_cast<char const*>(data), size})};
    auto const loaded = huiqi::load_rules(files);
    huiqi::fuzz::require(loaded.value.has_value() || huiqi::has_errors(loaded.diagnostics));
    (void)huiqi::render(loaded.diagnostics, huiqi::language::zh);
    if (loaded) (void)huiqi::evaluate(*loaded, huiqi::profile{*loaded}, {.as_of = huiqi::date{2025, 8, 13}});
    return 0;
}
