#include <algorithm>
#include <iterator>

#include <huiqi/pipeline.hpp>
#include <huiqi/policy/read_source.hpp>
#include <huiqi/text/messages/profile.hpp>

#include "plain_profile.hpp"
#include "profile_complaints.hpp"

namespace huiqi {

namespace {

[[nodiscard]] bool is_yaml(std::string_view name) {
    auto const ends_with = [&](std::string_view ending) {
        return name.size() >= ending.size() &&
               std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                          [](char wanted, char written) {
                              return wanted == (written >= 'A' && written <= 'Z' ? written - 'A' + 'a' : written);
                          });
    };
    return ends_with(".yaml") || ends_with(".yml");
}

/// The mapping of facts inside a profile: the whole of it, or what stands under `facts` beside `huiqi: profile/1`.
[[nodiscard]] document_node const* facts_of(document_node const& whole, source_ptr const& file, diagnostics& problems,
                                            rule_set const& rules) {
    profile_complaints wrong{file, problems};
    if (whole.what != document_node::mapping) {
        wrong.add(messages::profile_bad_shape, whole.range, {});
        return nullptr;
    }
    auto const find = [&](std::string_view key, std::string_view chinese) {
        auto const* found = whole.find(key);
        return found != nullptr ? found : whole.find(chinese);
    };
    auto const* format = find("huiqi", "惠企");
    auto const* facts = find("facts", "事实");
    bool const facts_alone = facts != nullptr && facts->what == document_node::mapping && !rules.find_fact("facts") &&
                             !rules.find_fact("事实");
    if (format == nullptr && !facts_alone) return &whole;
    if (format != nullptr && format->text.text() != "profile/1" && format->text.text() != "企业档案/1")
        wrong.add(messages::profile_other_format, format->range, {cut_for_message(format->text.text())});
    static constexpr std::string_view keys[] = {"huiqi", "惠企", "facts", "事实", "note", "备注"};
    for (auto const& each : whole.entries)
        if (std::find(std::begin(keys), std::end(keys), each.key.text.text()) == std::end(keys))
            wrong.add(messages::profile_unknown_key, each.key.range, {cut_for_message(each.key.text.text())});
    if (facts == nullptr) wrong.add(messages::profile_bad_shape, whole.range, {});
    return facts;
}

} // namespace

result<profile> read_profile(document_node const& whole, source_ptr const& file, rule_set const& rules) {
    profile made{rules};
    diagnostics problems;
    if (auto const* facts = facts_of(whole, file, problems, rules)) bind_facts(*facts, file, made, problems);
    return {std::move(made), std::move(problems)};
}

result<profile> read_profile(source_ptr const& file, rule_set const& rules) {
    auto read = is_yaml(file->name) ? read_yaml(file) : read_json(file);
    if (!read.value) return {std::move(read.diagnostics)};
    auto made = read_profile(*read.value, file, rules);
    made.diagnostics.insert(made.diagnostics.begin(), std::make_move_iterator(read.diagnostics.begin()),
                            std::make_move_iterator(read.diagnostics.end()));
    return made;
}

result<profile> parse_profile(std::string_view json, rule_set const& rules) {
    if (profile made{rules}; read_plain_profile(json, made)) return {std::move(made)};
    auto file = source_from_bytes("profile.json", std::string{json});
    if (!file) return {std::move(file.diagnostics)};
    return read_profile(*file, rules);
}

} // namespace huiqi
