#include "xpath_pattern.hpp"

namespace huiqi::feel {
namespace {

constexpr std::size_t longest_pattern = 10'000;
constexpr unsigned deepest_class = 20;

bool is_blank(char each) { return each == ' ' || each == '\t' || each == '\n' || each == '\r'; }
bool is_digit(char each) { return each >= '0' && each <= '9'; }

/// Flag x: blanks do not count, except in classes.
std::string without_blanks(std::string_view pattern) {
    std::string kept;
    unsigned depth = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        char const each = pattern[i];
        if (depth == 0 && is_blank(each)) continue;
        if (each == '\\') {
            kept += each;
            // The blanks between a backslash and what it is for are no characters either.
            while (depth == 0 && i + 1 < pattern.size() && is_blank(pattern[i + 1])) ++i;
            if (i + 1 < pattern.size()) kept += pattern[++i];
            continue;
        }
        if (each == '[') ++depth;
        if (each == ']' && depth > 0) --depth;
        kept += each;
    }
    return kept;
}

class translator {
public:
    translator(std::string_view pattern, icu_pattern const& flags) : rest_{pattern}, flags_{flags} {}

    std::optional<std::string> run() {
        while (!rest_.empty())
            if (!piece()) return std::nullopt;
        return std::move(made_);
    }

private:
    char take() {
        char const first = rest_.front();
        rest_.remove_prefix(1);
        return first;
    }

    bool piece() {
        char const each = take();
        switch (each) {
        case '?':
        case '*':
        case '+':
        case '{': return quantifier(each);
        case '|':
        case '(': before_ = nothing; break;
        default: before_ = atom; break;
        }
        switch (each) {
        case '\\': return escape(false);
        case '[': return character_class(0);
        case '.': made_ += flags_.dot_takes_all ? "." : "[^\\n\\r]"; return true;
        case '$': made_ += flags_.lines ? "$" : "\\z"; return true;
        case '#': made_ += "\\#"; return true;
        case '(':
            made_ += each;
            // Of what ICU opens with a question mark XPath knows groups that are not counted alone.
            if (!rest_.starts_with('?')) return true;
            made_ += take();
            if (!rest_.starts_with(':')) return false;
            made_ += take();
            return true;
        case ']':
        case '}': return false;
        default: made_ += each; return true;
        }
    }

    /// Something is repeated once; a question mark may follow, which ICU knows, but no plus, which ICU knows too.
    bool quantifier(char sign) {
        bool const fits = before_ == atom || (before_ == repeated && sign == '?');
        if (!fits) return false;
        before_ = before_ == atom ? repeated : nothing;
        if (sign == '{') return repetition();
        made_ += sign;
        return true;
    }

    /// `{2}`, `{2,}`, `{2,5}`.
    bool repetition() {
        made_ += '{';
        std::size_t digits = 0;
        while (!rest_.empty() && is_digit(rest_.front())) made_ += take(), ++digits;
        if (digits == 0) return false;
        if (rest_.starts_with(',')) made_ += take();
        while (!rest_.empty() && is_digit(rest_.front())) made_ += take();
        if (!rest_.starts_with('}')) return false;
        made_ += take();
        return true;
    }

    /// What a backslash begins.
    bool escape(bool in_class) {
        if (rest_.empty()) return false;
        char const each = take();
        switch (each) {
        case 's': made_ += "[ \\t\\n\\r]"; return true;
        case 'S': made_ += "[^ \\t\\n\\r]"; return true;
        case 'w': made_ += "[^\\p{P}\\p{Z}\\p{C}]"; return true;
        case 'W': made_ += "[\\p{P}\\p{Z}\\p{C}]"; return true;
        case 'i': made_ += "[_:\\p{L}]"; return true;
        case 'I': made_ += "[^_:\\p{L}]"; return true;
        case 'c': made_ += "[\\-._:\\p{L}\\p{M}\\p{N}]"; return true;
        case 'C': made_ += "[^\\-._:\\p{L}\\p{M}\\p{N}]"; return true;
        case 'p':
        case 'P': {
            // Flag i is for characters alone; a category stays what it is.
            bool const alone = flags_.any_case && !in_class;
            if (alone) made_ += "(?-i:";
            bool const known = property(each);
            if (alone) made_ += ')';
            return known;
        }
        default: break;
        }
        bool const known = std::string_view{"nrtdD\\|.?*+(){}-[]^$"}.find(each) != std::string_view::npos;
        bool const group = !in_class && is_digit(each) && each != '0';
        made_ += '\\';
        made_ += each;
        return known || group;
    }

    /// `\p{L}`, `\p{IsGreek}`: a block.
    bool property(char sign) {
        auto const close = rest_.find('}');
        if (!rest_.starts_with('{') || close == std::string_view::npos) return false;
        std::string name;
        for (char const each : rest_.substr(1, close - 1))
            if (!is_blank(each)) name += each;
        rest_.remove_prefix(close + 1);
        bool const block = name.starts_with("Is");
        for (char const each : name)
            if (!is_digit(each) && each != '-' && each != '_' && (each < 'A' || each > 'z')) return false;
        made_ += '\\';
        made_ += sign;
        made_ += block ? "{Block=" + name.substr(2) + "}" : "{" + name + "}";
        return block || name.size() <= 2;
    }

    bool character_class(unsigned depth) {
        if (depth > deepest_class) return false;
        made_ += '[';
        if (rest_.starts_with('^')) made_ += take();
        bool empty = true;
        while (!rest_.empty()) {
            char const each = take();
            if (each == ']') {
                made_ += ']';
                return !empty;
            }
            if (each == '-' && rest_.starts_with('[')) {
                take();
                made_ += "--";
                if (empty || !character_class(depth + 1) || !rest_.starts_with(']')) return false;
                continue;
            }
            if (each == '[') return false;
            if (each == '\\') {
                if (!escape(true)) return false;
            } else if (each == '-') {
                // At an end of the class it stands for itself.
                bool const itself = empty || rest_.starts_with(']');
                made_ += itself ? "\\-" : "-";
            } else {
                if (std::string_view{"&{}$#"}.find(each) != std::string_view::npos) made_ += '\\';
                made_ += each;
            }
            empty = false;
        }
        return false;
    }

    std::string_view rest_;
    icu_pattern const& flags_;
    std::string made_;
    enum : std::uint8_t { nothing, atom, repeated } before_ = nothing; ///< what a sign of repetition would be for
};

} // namespace

std::optional<icu_pattern> translate_pattern(std::string_view pattern, std::string_view flags) {
    if (pattern.size() > longest_pattern) return std::nullopt;
    icu_pattern made{};
    bool blanks = false;
    for (char const each : flags) {
        if (std::string_view{"smix"}.find(each) == std::string_view::npos) return std::nullopt;
        made.dot_takes_all = made.dot_takes_all || each == 's';
        made.lines = made.lines || each == 'm';
        made.any_case = made.any_case || each == 'i';
        blanks = blanks || each == 'x';
    }
    std::string const kept = blanks ? without_blanks(pattern) : std::string{pattern};
    auto translated = translator{kept, made}.run();
    if (!translated) return std::nullopt;
    made.pattern = std::move(*translated);
    return made;
}

} // namespace huiqi::feel
