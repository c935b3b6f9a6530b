#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <huiqi/text/message.hpp>
#include <huiqi/text/source.hpp>

/// A mistake found in rules, facts or arguments: which message, where, about what. Stages collect diagnostics and go
/// on; nothing is thrown or printed. `render.hpp` turns one into the block of text people read.
///
///     found.push_back({.what = &messages::unknown_key, .source = file, .range = {12, 18}, .arguments = {"条见"}});
namespace huiqi {

/// A further place that belongs to a mistake ("first defined here"), or words to stand beside the place itself: a label
/// with the range of its diagnostic is written after that underline.
struct diagnostic_label {
    source_ptr source = nullptr;
    source_range range = {};
    message const* text = nullptr; ///< an entry of a catalogue; null marks the place without words
    std::vector<std::string> arguments = {};
};

/// A mend that a tool may apply to the source of its diagnostic: the bytes in `range` become `text`.
struct replacement {
    source_range range = {};
    std::string text = {};
};

struct diagnostic {
    message const* what = nullptr; ///< an entry of a catalogue, which lives as long as the program; never null
    source_ptr source = nullptr;   ///< null where a mistake has no place
    source_range range = {};       ///< in `source`
    std::vector<std::string> arguments = {};
    std::vector<diagnostic_label> labels = {};
    std::vector<replacement> mends = {}; ///< to be applied together; they do not overlap
};

/// In the order in which they were found.
using diagnostics = std::vector<diagnostic>;

[[nodiscard]] inline bool is_error(diagnostic const& found) { return found.what->level == severity::error; }

/// Whether anything stands in the way of using what was read; warnings and remarks do not.
[[nodiscard]] inline bool has_errors(diagnostics const& found) {
    return std::any_of(found.begin(), found.end(), is_error);
}

/// What is wrong, in one line.
[[nodiscard]] inline std::string message_text(diagnostic const& found, language in) {
    return fill_in(found.what->text(in), found.arguments);
}

/// How to mend it; empty if nothing can be said, or if the help needs an argument that is empty (no name is near).
[[nodiscard]] inline std::string help_text(diagnostic const& found, language in) {
    auto const pattern = found.what->help(in);
    for (std::size_t i = 0; i < found.arguments.size() && i < 10; ++i)
        if (found.arguments[i].empty() && pattern.find("{" + std::to_string(i) + "}") != std::string_view::npos)
            return {};
    return fill_in(pattern, found.arguments);
}

/// The words of a label; empty for a label that only marks its place.
[[nodiscard]] inline std::string label_text(diagnostic_label const& label, language in) {
    return label.text == nullptr ? std::string{} : fill_in(label.text->text(in), label.arguments);
}

} // namespace huiqi
