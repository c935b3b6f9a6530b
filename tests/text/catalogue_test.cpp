// The rules of wording, checked for every message of every stage.
#include <huiqi/text/message.hpp>
#include <huiqi/text/messages/cases.hpp>
#include <huiqi/text/messages/check.hpp>
#include <huiqi/text/messages/feel.hpp>
#include <huiqi/text/messages/format.hpp>
#include <huiqi/text/messages/json.hpp>
#include <huiqi/text/messages/null.hpp>
#include <huiqi/text/messages/plan.hpp>
#include <huiqi/text/messages/policy.hpp>
#include <huiqi/text/messages/profile.hpp>
#include <huiqi/text/messages/screen.hpp>
#include <huiqi/text/messages/source.hpp>
#include <huiqi/text/messages/table.hpp>
#include <huiqi/text/messages/yaml.hpp>

#include "cli/usage_messages.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace huiqi;

namespace {

struct catalogue {
    std::string_view range; ///< what its codes begin with
    std::span<message const* const> messages;
};

std::vector<catalogue> catalogues() {
    return {
        {"HQ00", messages::source_messages}, {"HQ01", messages::yaml_messages},    {"HQ02", messages::json_messages},
        {"HQ10", messages::format_messages}, {"HQ20", messages::feel_messages},    {"HQ21", messages::null_messages},
        {"HQ30", messages::check_messages},  {"HQ31", messages::table_messages},   {"HQ32", messages::policy_messages},
        {"HQ40", messages::plan_messages},   {"HQ50", messages::profile_messages}, {"HQ60", messages::case_messages},
        {"HQ70", messages::usage_messages},  {"HQ80", messages::screen_messages}};
}

std::set<std::string> placeholders(std::string_view text) {
    std::set<std::string> found;
    for (std::size_t at = 0; at + 2 < text.size(); ++at)
        if (text[at] == '{' && text[at + 2] == '}') found.insert(std::string{text.substr(at, 3)});
    return found;
}

/// A language may leave out what it has no use for (the other language's keyword), but fills in nothing of its own.
bool fit_together(std::string_view chinese, std::string_view english) {
    auto const zh = placeholders(chinese), en = placeholders(english);
    return std::includes(zh.begin(), zh.end(), en.begin(), en.end()) ||
           std::includes(en.begin(), en.end(), zh.begin(), zh.end());
}

bool ends_with_stop(std::string_view text) { return text.ends_with('.') || text.ends_with("。"); }

} // namespace

TEST_CASE("every code is used once and lies in its stage's range") {
    std::set<std::string_view> seen;
    for (auto const& each : catalogues()) {
        for (auto const* entry : each.messages) {
            INFO(entry->code);
            CHECK(entry->code.size() == 6);
            CHECK(entry->code.starts_with(each.range));
            CHECK(seen.insert(entry->code).second);
        }
    }
}

TEST_CASE("every message says the same in both languages") {
    for (auto const& each : catalogues()) {
        for (auto const* entry : each.messages) {
            INFO(entry->code);
            CHECK_FALSE(entry->zh.empty());
            CHECK_FALSE(entry->en.empty());
            CHECK(fit_together(entry->zh, entry->en));
            CHECK(entry->help_zh.empty() == entry->help_en.empty());
            CHECK(fit_together(entry->help_zh, entry->help_en));
        }
    }
}

TEST_CASE("messages are lower-case, without a full stop and on one line") {
    for (auto const& each : catalogues()) {
        for (auto const* entry : each.messages) {
            INFO(entry->code);
            bool const acronym = entry->en.size() > 1 && entry->en[1] >= 'A' && entry->en[1] <= 'Z';
            CHECK((acronym || entry->en[0] < 'A' || entry->en[0] > 'Z'));
            for (auto const text : {entry->zh, entry->en, entry->help_zh, entry->help_en}) {
                CHECK_FALSE(ends_with_stop(text));
                CHECK(text.find('\n') == std::string_view::npos);
            }
        }
    }
}
