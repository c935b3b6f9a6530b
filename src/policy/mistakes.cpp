#include "mistakes.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include <huiqi/text/messages/check.hpp>

namespace huiqi {

diagnostic& mistakes::add(message const& what, source_ptr file, source_range where,
                          std::vector<std::string> arguments) {
    found_.push_back({.what = &what, .source = std::move(file), .range = where, .arguments = std::move(arguments)});
    return found_.back();
}

void mistakes::add_second(message const& what, source_ptr file, source_range where, std::string name,
                          source_ptr first_file, source_range first) {
    auto& found = add(what, std::move(file), where, {std::move(name)});
    if (first_file) found.labels.push_back({std::move(first_file), first, &messages::first_here});
}

void mistakes::take(diagnostics&& found) {
    found_.insert(found_.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

diagnostics mistakes::finish() {
    std::map<source const*, std::size_t> place_of;
    for (auto const& each : files_) place_of.emplace(each.get(), place_of.size());
    auto const key = [&](diagnostic const& each) {
        auto const file = place_of.find(each.source.get());
        auto const at = file != place_of.end() ? file->second : files_.size();
        return std::tuple{at, each.range.begin, each.range.end, each.what->code};
    };
    std::stable_sort(found_.begin(), found_.end(),
                     [&](diagnostic const& a, diagnostic const& b) { return key(a) < key(b); });
    auto const same = [](diagnostic const& a, diagnostic const& b) {
        return a.what == b.what && a.source == b.source && a.range == b.range && a.arguments == b.arguments;
    };
    found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
    return std::move(found_);
}

} // namespace huiqi
