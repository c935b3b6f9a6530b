#include "screen/line_source.hpp"

#include <algorithm>

namespace huiqi::screening {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 20U;

} // namespace

bool line_source::refill() {
    if (over_) return false;
    buffer_.erase(0, at_);
    seen_ -= at_;
    at_ = 0;
    auto const kept = buffer_.size();
    buffer_.resize(kept + block_size);
    auto const count = from_(std::span{buffer_}.subspan(kept));
    buffer_.resize(kept + count);
    over_ = count == 0;
    return count != 0;
}

std::string_view line_source::beginning() {
    while (buffer_.size() < block_size && refill()) {
    }
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (buffer_.starts_with(mark)) at_ = seen_ = mark.size();
    auto const whole = std::string_view{buffer_}.substr(at_);
    auto const line = whole.rfind('\n');
    return over_ || line == std::string_view::npos ? whole : whole.substr(0, line);
}

line_source::outcome line_source::next(std::string_view& line) {
    for (;;) {
        auto const end = buffer_.find('\n', seen_);
        bool const last = end == std::string::npos;
        if (last) {
            seen_ = buffer_.size();
            if (seen_ - at_ > longest_line) return outcome::too_long;
            if (refill()) continue;
        }
        auto const whole = std::string_view{buffer_}.substr(at_, last ? std::string::npos : end - at_);
        if (whole.size() > longest_line) return outcome::too_long;
        at_ = seen_ = last ? buffer_.size() : end + 1;
        bool const blank = whole.find_first_not_of(" \t\r") == std::string_view::npos;
        if (blank && last) return outcome::end;
        if (blank) continue;
        line = whole;
        return outcome::line;
    }
}

} // namespace huiqi::screening
