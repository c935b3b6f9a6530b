// Any bytes as a source, any places in it: rendering reads nothing outside, and what it writes is bounded valid UTF-8.
#include <huiqi/text/nearest.hpp>
#include <huiqi/text/render.hpp>

#include <cstdlib>

namespace {

constexpr huiqi::message wrong{"HQ9001",         huiqi::severity::error, "「{0}」有误",
                               "`{0}` is wrong", "改正「{0}」",          "mend `{0}`"};

void require(bool holds) {
    if (!holds) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    if (size < 3) return 0;
    std::string text{reinterpret_cast<char const*>(data) + 3, size - 3};
    auto const valid = !huiqi::validate_utf8(text);
    auto const file = huiqi::make_source(text.substr(0, 20), text);
    std::uint32_t const begin = data[0], middle = data[1], end = data[2];
    huiqi::diagnostic found{.what = &wrong, .source = file, .range = {begin, end}, .arguments = {text}};
    found.labels.push_back({file, {middle, end * 37U}, &wrong, {text}});
    found.labels.push_back({file, {begin * 11U, middle * 13U}, nullptr, {}});
    found.mends.push_back({{begin, middle}, text.substr(text.size() / 2)});

    auto const shown = huiqi::render(found, begin % 2 == 0 ? huiqi::language::zh : huiqi::language::en);
    require(!huiqi::validate_utf8(shown));
    require(shown.size() < 16'384);
    for (char32_t const each : huiqi::code_points{shown}) require(each == U'\n' || !huiqi::is_control(each));

    huiqi::source_map const map{*file};
    auto const place = map.locate(middle);
    auto const line = map.line_range(place.line);
    require(line.begin <= line.end && line.end <= text.size());
    if (valid) require(place.column <= huiqi::character_count(map.line_text(place.line)) + 2);

    std::vector<std::string> const names{"员工数", "employees", text};
    require(huiqi::nearest(text, names).size() <= text.size() + names[1].size() + names[0].size());
    return 0;
}
