#pragma once

#include <string>
#include <utility>
#include <vector>

#include <huiqi/text/diagnostic.hpp>

#include "keyboard.hpp"

/// The problems of one expression. Of its errors only the first is kept: what follows a mistake in the grammar is
/// guesswork.
namespace huiqi::feel {

class complaints {
public:
    explicit complaints(plain_text const& about) : text_{about} {}

    /// What stands at `place` of the plain text is wrong. Always false, so that a rule can fail with it.
    bool add(message const& what, source_range place, std::vector<std::string> arguments = {}) {
        if (what.level == severity::error && std::exchange(failed_, true)) {
            last_ = nullptr;
            return false;
        }
        found_.push_back({.what = &what,
                          .source = text_.source(),
                          .range = text_.in_file(place),
                          .arguments = std::move(arguments)});
        last_ = &found_.back();
        return false;
    }

    /// A mend for what was added last.
    complaints& mend(source_range place, std::string text) {
        if (last_ != nullptr) last_->mends.push_back({text_.in_file(place), std::move(text)});
        return *this;
    }

    /// A second place of what was added last.
    complaints& label(message const& what, source_range place) {
        if (last_ != nullptr)
            last_->labels.push_back({.source = text_.source(), .range = text_.in_file(place), .text = &what});
        return *this;
    }

    /// One remark on all characters that were read as others, with a mend for each.
    void remark_on_wide_characters();

    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] diagnostics take() { return std::move(found_); }

private:
    plain_text const& text_;
    diagnostics found_;
    diagnostic* last_ = nullptr; ///< valid until the next is added
    bool failed_ = false;
};

} // namespace huiqi::feel
