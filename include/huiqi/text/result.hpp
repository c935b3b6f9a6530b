#pragma once

#include <cassert>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include <huiqi/text/diagnostic.hpp>
#include <huiqi/text/render.hpp>

/// What a stage made, and every mistake it found on the way. Only or_throw(), at the edge of the library, throws.
///
///     auto rules = load_rules("rules");
///     if (!rules) for (auto const& each : rules.diagnostics) std::cerr << render(each, language::zh);
///     auto sure = load_rules("rules").or_throw();
namespace huiqi {

/// Thrown by result::or_throw(). what() is the rendered text of the first mistakes.
class error : public std::runtime_error {
public:
    explicit error(huiqi::diagnostics found, language shown = language::zh)
        : std::runtime_error{summary(found, shown)}, diagnostics_{std::make_shared<huiqi::diagnostics const>(
                                                         std::move(found))} {}

    [[nodiscard]] huiqi::diagnostics const& diagnostics() const noexcept { return *diagnostics_; }

private:
    static std::string summary(huiqi::diagnostics const& found, language shown) {
        constexpr int most_shown = 20;
        std::string text;
        int shown_count = 0;
        for (auto const& each : found)
            if (is_error(each) && shown_count++ < most_shown) text += render(each, shown);
        return text;
    }

    std::shared_ptr<huiqi::diagnostics const> diagnostics_; ///< shared, as copying an exception must not throw
};

/// A value, the diagnostics found while making it, or both. With errors there may still be a value (what could be
/// made), but the result counts as failed.
template <class T>
class [[nodiscard]] result {
    static_assert(!std::is_same_v<std::remove_cv_t<T>, huiqi::diagnostics> && !std::is_reference_v<T>);

public:
    std::optional<T> value;
    huiqi::diagnostics diagnostics;

    result(T made, huiqi::diagnostics found = {}) : value{std::move(made)}, diagnostics{std::move(found)} {}
    result(huiqi::diagnostics found) : diagnostics{std::move(found)} {}
    result(diagnostic found) { diagnostics.push_back(std::move(found)); }

    /// Whether there is a value and no error; warnings do not count.
    [[nodiscard]] explicit operator bool() const { return value.has_value() && !has_errors(diagnostics); }

    // The value must be there: look first.
    [[nodiscard]] T& operator*() & { return assert(value), *value; }
    [[nodiscard]] T const& operator*() const& { return assert(value), *value; }
    [[nodiscard]] T&& operator*() && { return assert(value), std::move(*value); }
    [[nodiscard]] T* operator->() { return assert(value), &*value; }
    [[nodiscard]] T const* operator->() const { return assert(value), &*value; }

    /// The value, or an exception of type huiqi::error whose text is in the given language.
    [[nodiscard]] T or_throw(language shown = language::zh) && {
        if (!*this) throw error{std::move(diagnostics), shown};
        return std::move(*value);
    }
};

} // namespace huiqi
