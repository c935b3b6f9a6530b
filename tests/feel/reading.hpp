#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <huiqi/feel/parse.hpp>
#include <huiqi/text/diagnostic.hpp>
#include <huiqi/text/snippet.hpp>

#include "tree_text.hpp"

/// What the tests of this room share: a text, parsed, as one line to compare.
namespace huiqi::feel {

/// Names without types, all of them visible.
inline scope names_in_scope(std::vector<std::string> const& spellings) {
    scope visible;
    for (auto const& each : spellings)
        visible.add(each, std::make_shared<symbol const>(symbol{.name = each, .kind = symbol_kind::local}));
    return visible;
}

inline snippet written(std::string const& text) { return {make_source("expression", text), text, 0}; }

/// `HQ2005 ( HQ2048 ，`: the code of each mistake and the characters it underlines.
inline std::string found_in(diagnostics const& problems) {
    std::string all;
    for (auto const& each : problems) {
        auto const& [begin, end] = each.range;
        all += (all.empty() ? "" : " | ") + std::string{each.what->code} + " " +
               each.source->text.substr(begin, end - begin);
    }
    return all;
}

/// The text after applying every mend.
inline std::string mended(std::string text, diagnostics const& problems) {
    std::vector<replacement> mends;
    for (auto const& each : problems) mends.insert(mends.end(), each.mends.begin(), each.mends.end());
    std::sort(mends.begin(), mends.end(),
              [](replacement const& a, replacement const& b) { return a.range.begin > b.range.begin; });
    for (auto const& each : mends) text.replace(each.range.begin, each.range.end - each.range.begin, each.text);
    return text;
}

/// The tree, or the mistakes where there is none.
inline std::string read_as(parsed const& read) {
    return read.tree ? tree_text::of(*read.tree) : found_in(read.problems);
}

} // namespace huiqi::feel
