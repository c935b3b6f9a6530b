#pragma once

#include <string>
#include <vector>

#include <huiqi/policy/load.hpp>
#include <huiqi/text/render.hpp>

/// Rule files from text, for tests of the loader.
namespace huiqi::loaded {

inline loaded_documents from(std::vector<std::string> const& files) {
    std::vector<source_ptr> sources;
    for (auto const& each : files)
        sources.push_back(make_source("file" + std::to_string(sources.size()) + ".yaml", each));
    return load_documents(sources);
}

/// `code «underlined text» message in English` of each mistake.
inline std::vector<std::string> mistakes(loaded_documents const& of) {
    std::vector<std::string> all;
    for (auto const& each : of.problems) {
        auto const place = each.source == nullptr
                               ? std::string{}
                               : each.source->text.substr(each.range.begin, each.range.end - each.range.begin);
        all.push_back(std::string{each.what->code} + " «" + place + "» " + message_text(each, language::en));
    }
    return all;
}

inline std::vector<std::string> mistakes(std::string const& file) { return mistakes(from({file})); }

/// A programme of which `body` is the only version's, indented by four.
inline std::string one_programme(std::string const& body, std::string const& above = {}) {
    return "huiqi: programme/1\nid: test.one\ntitle: {zh: 测试政策}\nkind: subsidy\nsources:\n  办法: {title: "
           "测试办法}\n" +
           above + "versions:\n  - name: 一版\n    in_force: {from: 2020-01-01}\n" + body;
}

inline std::string const eligible = "    eligible:\n      all:\n        - when: true\n";

} // namespace huiqi::loaded
