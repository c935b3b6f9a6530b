#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/feel/type.hpp>
#include <huiqi/text/source.hpp>

namespace huiqi::feel {

enum class symbol_kind : std::uint8_t {
    fact,       ///< declared in a vocabulary or in a programme's `facts:`
    definition, ///< `define:` of the version the expression stands in
    shared,     ///< a name of a `definitions/1` file: the definition of the version in force
    parameter,  ///< `parameters:` of the programme
    local,      ///< bound by for, some, every, a filter, a function or `each`
    as_of,      ///< the date asked about
    built_in,   ///< a function or constant of the language
};

struct callable;

/// What a name stands for. `index` counts within the kind's own table (facts of the rule set, definitions of the rule
/// set ...).
struct symbol {
    std::string name;
    symbol_kind kind;
    std::uint32_t index = 0;
    type of{};
    source_ptr declared_in{};
    source_range declared_at{};
    std::shared_ptr<callable> calls{}; ///< of a definition that is a function: what a call of it computes
};

/// The names visible where an expression stands: the inner scope first, then the ones around it. FEEL needs them while
/// it parses, because a name may hold spaces (`last years`); the checker needs them to say what each name means. A
/// scope must outlive its inner scopes and the trees checked against it.
class scope {
public:
    explicit scope(scope const* outer = nullptr) : outer_{outer} {}

    /// Adds a name (or one more spelling of a symbol: a fact is known by its Chinese name and by its id).
    /// The first meaning of a spelling in one scope stays; false if the spelling was taken.
    bool add(std::string spelling, std::shared_ptr<symbol const> meaning);

    /// Null if nothing of that name is visible.
    [[nodiscard]] symbol const* find(std::string_view spelling) const;

    /// Names that cannot be listed here may stand for something too: the fields of items of which nothing is known.
    void may_have_more() { more_ = true; }

    /// Whether the spelling may stand for something that no scope could list, rather than for what `find` gives.
    [[nodiscard]] bool is_uncertain(std::string_view spelling) const;

    /// How many bytes at the start of `text` spell a visible name, the longest one, blanks inside a name counted
    /// freely; 0 if none does. A match never ends inside a word.
    [[nodiscard]] std::size_t longest_match(std::string_view text) const;

    /// Every visible spelling, for "did you mean".
    [[nodiscard]] std::vector<std::string> spellings() const;

private:
    scope const* outer_;
    std::map<std::string, std::shared_ptr<symbol const>, std::less<>> names_;
    std::map<std::string, std::size_t, std::less<>>
        first_words_; ///< first word of a name with blanks, to the longest name's length
    bool more_ = false;
};

} // namespace huiqi::feel
