// A sound plan with any bytes of it changed and its checksum put right again: opening finds what is wrong, and what it
// lets pass is evaluated without harm. Input: changes of six bytes each, four of offset, one of width, one of value.
#include <huiqi/evaluate/evaluate.hpp>

#include <algorithm>
#include <cstring>

#include "fixture.hpp"

namespace {

void put_checksum_right(std::vector<std::byte>& bytes) {
    if (bytes.size() < sizeof(huiqi::plan_header)) return;
    auto const checksum = huiqi::plan_checksum(std::span{bytes}.subspan(sizeof(huiqi::plan_header)));
    std::memcpy(bytes.data() + offsetof(huiqi::plan_header, checksum), &checksum, sizeof checksum);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size) {
    auto const sound = huiqi::fuzz::rules().bytes();
    std::vector<std::byte> bytes{sound.begin(), sound.end()};
    for (std::size_t at = 0; at + 6 <= size; at += 6) {
        std::uint32_t offset = 0;
        std::memcpy(&offset, data + at, sizeof offset);
        std::size_t const begin = offset % bytes.size();
        std::size_t const width = std::min<std::size_t>(1 + data[at + 4] % 8, bytes.size() - begin);
        if (data[at + 4] == 0xFF) {
            bytes.resize(begin + 1);
            continue;
        }
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(begin), width, std::byte{data[at + 5]});
    }
    put_checksum_right(bytes);
    auto const opened = huiqi::open_plan(bytes);
    huiqi::fuzz::require(opened.value.has_value() || huiqi::has_errors(opened.diagnostics));
    if (opened) (void)huiqi::evaluate(*opened, huiqi::profile{*opened}, {.as_of = huiqi::date{2025, 8, 13}});
    return 0;
}
