#include "complaints.hpp"

#include <set>

#include <huiqi/text/messages/feel.hpp>

namespace huiqi::feel {

void complaints::remark_on_wide_characters() {
    auto const& changes = text_.changes();
    if (changes.empty()) return;
    diagnostic remark{.what = &messages::wide_characters, .source = text_.source(), .range = changes.front().written};
    std::set<std::string_view> shown;
    std::string list;
    for (auto const& each : changes) {
        remark.mends.push_back({each.written, std::string{each.plain}});
        if (each.typed != "\"" && shown.insert(each.typed).second)
            list += (list.empty() ? "" : " ") + std::string{each.typed};
    }
    remark.arguments.push_back(std::move(list));
    last_ = nullptr;
    found_.push_back(std::move(remark));
}

} // namespace huiqi::feel
