#include "screen/byte_window.hpp"

#include <span>

namespace huiqi::screening {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 20U;

} // namespace

bool byte_window::refill() {
    if (over_) return false;
    buffer_.erase(0, at_);
    at_ = 0;
    auto const kept = buffer_.size();
    buffer_.resize(kept + block_size);
    auto const count = from_(std::span{buffer_}.subspan(kept));
    buffer_.resize(kept + count);
    over_ = count == 0;
    return count != 0;
}

std::string_view byte_window::beginning() {
    while (buffer_.size() < block_size && refill()) {
    }
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (buffer_.starts_with(mark)) at_ = mark.size();
    auto const whole = std::string_view{buffer_}.substr(at_);
    auto const line = whole.rfind('\n');
    return over_ || line == std::string_view::npos ? whole : whole.substr(0, line);
}

} // namespace huiqi::screening
