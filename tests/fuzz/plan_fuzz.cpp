#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <huiqi/evaluate/evaluate.hpp>

/// Opens hostile bytes as a plan, and runs whatever opens. The checksum is put right first, so that the verifying
/// behind it is reached.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::vector<std::byte> bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>(data[i]);
    if (size >= sizeof(huiqi::plan_header)) {
        huiqi::plan_header header;
        std::memcpy(&header, bytes.data(), sizeof header);
        header.size = size;
        header.checksum = huiqi::plan_checksum(std::span{bytes}.subspan(sizeof header));
        std::memcpy(bytes.data(), &header, sizeof header);
    }
    auto const rules = huiqi::open_plan(bytes);
    if (!rules) return 0;
    huiqi::profile const facts{*rules};
    auto const report = huiqi::evaluate(*rules, facts, {.as_of = huiqi::date{2025, 8, 13}});
    for (auto const& decision : report) {
        (void)decision.verdict();
        (void)decision.missing();
        (void)decision.award_range();
        (void)decision.problems();
        (void)decision.reason();
        for (auto const& clause : decision.remarks()) (void)clause.readings();
        if (auto const root = decision.root()) (void)root->comparisons();
    }
    return 0;
}
