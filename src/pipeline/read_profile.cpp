#include <algorithm>

#include <huiqi/pipeline.hpp>
#include <huiqi/text/messages/profile.hpp>

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
    auto const* format = whole.find("huiqi");
    auto const* facts = whole.find("facts");
    bool const wrapped = format != nullptr ||
                         (facts != nullptr && facts->what == document_node::mapping && !rules.find_fact("facts"));
    if (!wrapped) return &whole;
    if (format != nullptr && format->text.text() != "profile/1")
        wrong.add(messages::profile_other_format, format->range, {shortened(format->text.text())});
    for (auto const& each : whole.entries)
        if (each.key.text.text() != "huiqi" && each.key.text.text() != "facts")
            wrong.add(messages::profile_unknown_key, each.key.range, {shortened(each.key.text.text())});
    return facts;
}

} // namespace

result<profile> read_profile(source_ptr const& file, rule_set const& rules) {
    auto read = is_yaml(file->name) ? read_yaml(file) : read_json(file);
    if (!read.value) return {std::move(read.diagnostics)};
    profile made{rules};
    auto problems = std::move(read.diagnostics);
    if (auto const* facts = facts_of(*read.value, file, problems, rules)) bind_facts(*facts, file, made, problems);
    return {std::move(made), std::move(problems)};
}

result<profile> parse_profile(std::string_view json, rule_set const& rules) {
    return read_profile(make_source("profile.json", std::string{json}), rules);
}

} // namespace huiqi
