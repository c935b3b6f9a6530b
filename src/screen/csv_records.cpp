#include "screen/csv_records.hpp"

#include <algorithm>
#include <cstring>

namespace huiqi::screening {

void csv_records::end_cell(csv_record& into) {
    into.ends.push_back(into.characters.size());
    state_ = state::cell_begin;
}

bool csv_records::at_line_end(csv_record& into) {
    auto const begin = into.ends.empty() ? 0 : into.ends.back();
    if (into.characters.size() > begin && into.characters.back() == '\r') into.characters.pop_back();
    if (into.ends.empty() && into.characters.empty()) { // an empty line
        state_ = state::cell_begin;
        return false;
    }
    end_cell(into);
    return true;
}

bool csv_records::take_plain(csv_record& into) {
    auto end = at_;
    while (end < buffer_.size() && buffer_[end] != ',' && buffer_[end] != '\n' && buffer_[end] != '"') ++end;
    into.characters.append(buffer_, at_, end - at_);
    at_ = end;
    if (at_ == buffer_.size()) return false;
    if (buffer_[at_] == '"') {
        state_ = state::broken;
        return false;
    }
    if (buffer_[at_++] == '\n') return at_line_end(into);
    end_cell(into);
    return false;
}

void csv_records::take_quoted(csv_record& into) {
    auto const* const from = buffer_.data() + at_;
    auto const* const quote = static_cast<char const*>(std::memchr(from, '"', buffer_.size() - at_));
    auto const count = quote == nullptr ? buffer_.size() - at_ : static_cast<std::size_t>(quote - from);
    into.characters.append(from, count);
    at_ += count;
    if (quote == nullptr) return;
    state_ = state::quote_in_quoted;
    ++at_;
}

/// The quote before may have closed the cell or be one half of a quote in it.
bool csv_records::take_after_quote(csv_record& into) {
    char const here = buffer_[at_];
    bool const line_end = here == '\r' && at_ + 1 < buffer_.size() && buffer_[at_ + 1] == '\n';
    if (here == '"') {
        into.characters += '"';
        state_ = state::quoted;
    } else if (here == ',') {
        end_cell(into);
    } else if (here == '\n') {
        end_cell(into);
        ++at_;
        return true;
    } else if (!line_end && !(here == '\r' && over_ && at_ + 1 == buffer_.size())) {
        state_ = state::broken;
        return false;
    }
    ++at_;
    return false;
}

bool csv_records::take_broken(csv_record& into) {
    into.wrong = csv_record::misquoted;
    auto const end = std::min(buffer_.find('\n', at_), buffer_.size());
    into.characters.append(buffer_, at_, end - at_);
    at_ = end;
    if (at_ == buffer_.size()) return false;
    ++at_;
    end_cell(into);
    return true;
}

bool csv_records::take(csv_record& into) {
    while (at_ < buffer_.size() && into.characters.size() <= longest_record) {
        switch (state_) {
        case state::cell_begin:
            state_ = buffer_[at_] == '"' ? state::quoted : state::plain;
            if (state_ == state::quoted) ++at_;
            break;
        case state::plain:
            if (take_plain(into)) return true;
            break;
        case state::quoted: take_quoted(into); break;
        case state::quote_in_quoted:
            // What follows a carriage return must be seen.
            if (buffer_[at_] == '\r' && at_ + 1 == buffer_.size() && !over_) return false;
            if (take_after_quote(into)) return true;
            break;
        case state::broken:
            if (take_broken(into)) return true;
            break;
        }
    }
    return into.characters.size() > longest_record;
}

csv_records::outcome csv_records::next(csv_record& into) {
    into.clear();
    state_ = state::cell_begin;
    for (;;) {
        if (take(into)) return into.characters.size() > longest_record ? outcome::too_long : outcome::record;
        if (refill()) continue;
        if (at_ < buffer_.size()) continue; // a carriage return at the very end
        bool const plain = state_ == state::plain || state_ == state::cell_begin;
        if (plain) return at_line_end(into) ? outcome::record : outcome::end;
        if (state_ == state::quoted) into.wrong = csv_record::unfinished;
        end_cell(into);
        return outcome::record;
    }
}

} // namespace huiqi::screening
