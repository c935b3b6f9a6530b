#include "screen/line_source.hpp"

namespace huiqi::screening {

line_source::outcome line_source::next(std::string_view& line) {
    for (;;) {
        auto const end = buffer_.find('\n', at_ + seen_);
        bool const last = end == std::string::npos;
        if (last) {
            seen_ = buffer_.size() - at_;
            if (seen_ > longest_line) return outcome::too_long;
            if (refill()) continue;
        }
        auto const whole = std::string_view{buffer_}.substr(at_, last ? std::string::npos : end - at_);
        if (whole.size() > longest_line) return outcome::too_long;
        at_ = last ? buffer_.size() : end + 1;
        seen_ = 0;
        bool const blank = whole.find_first_not_of(" \t\r") == std::string_view::npos;
        if (blank && last) return outcome::end;
        if (blank) continue;
        line = whole;
        return outcome::line;
    }
}

} // namespace huiqi::screening
