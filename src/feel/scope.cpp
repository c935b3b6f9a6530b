#include <huiqi/feel/scope.hpp>

#include <algorithm>
#include <set>
#include <utility>

#include "words.hpp"

namespace huiqi::feel {
namespace {

// A longer name cannot be matched. It bounds the work that a text repeating the beginning of a long name can cause.
constexpr std::size_t most_pieces = 32;

/// Names are looked up by their first word, or by their first character where no word begins there.
std::string_view first_word(std::string_view text) {
    if (auto const word = word_length(text)) return text.substr(0, word);
    return text.substr(0, text.empty() ? 0 : decode_utf8(text, 0).length);
}

/// Reads a text as names are spelled: words and characters between them, blanks freely many.
class pieces {
public:
    explicit pieces(std::string_view text) : text_{text} {}

    /// Goes one word, or one character outside words, further. False where nothing is left that a name could hold.
    bool advance() {
        auto const blanks = read_ == 0 ? 0 : blank_length(text_, read_);
        auto const at = read_ + blanks;
        if (at >= text_.size()) return false;
        auto const word = word_parts(text_, at);
        auto const length = word != 0 ? word : decode_utf8(text_, at).length;
        if (blanks != 0) spelled_ += ' ';
        spelled_ += text_.substr(at, length);
        read_ = at + length;
        return true;
    }

    [[nodiscard]] std::string const& spelled() const { return spelled_; }
    [[nodiscard]] std::size_t read() const { return read_; }

private:
    std::string_view text_;
    std::string spelled_;
    std::size_t read_ = 0;
};

} // namespace

bool scope::add(std::string spelling, std::shared_ptr<symbol const> meaning) {
    spelling = single_blanks(spelling);
    if (spelling.empty()) return false;
    auto const first = first_word(spelling);
    if (first.size() < spelling.size()) {
        auto& longest = first_words_[std::string{first}];
        longest = std::max(longest, spelling.size());
    }
    return names_.emplace(std::move(spelling), std::move(meaning)).second;
}

symbol const* scope::find(std::string_view spelling) const {
    for (auto const* each = this; each != nullptr; each = each->outer_)
        if (auto const found = each->names_.find(spelling); found != each->names_.end()) return found->second.get();
    return nullptr;
}

bool scope::is_uncertain(std::string_view spelling) const {
    for (auto const* each = this; each != nullptr && each->names_.find(spelling) == each->names_.end();
         each = each->outer_)
        if (each->more_) return true;
    return false;
}

std::size_t scope::longest_match(std::string_view text) const {
    auto const first = first_word(text);
    if (first.empty()) return 0;
    std::size_t longest = 0;
    for (auto const* each = this; each != nullptr; each = each->outer_) {
        if (longest < first.size() && each->names_.contains(first)) longest = first.size();
        auto const more = each->first_words_.find(first);
        if (more == each->first_words_.end()) continue;
        pieces spelled{text};
        for (std::size_t count = 0;
             count < most_pieces && spelled.advance() && spelled.spelled().size() <= more->second; ++count) {
            auto const next = each->names_.lower_bound(spelled.spelled());
            if (next == each->names_.end() || !next->first.starts_with(spelled.spelled())) break;
            if (next->first == spelled.spelled()) longest = std::max(longest, spelled.read());
        }
    }
    return longest;
}

std::vector<std::string> scope::spellings() const {
    std::set<std::string_view> visible;
    for (auto const* each = this; each != nullptr; each = each->outer_)
        for (auto const& [spelling, meaning] : each->names_) visible.insert(spelling);
    return {visible.begin(), visible.end()};
}

} // namespace huiqi::feel
