#pragma once

#include <string>
#include <vector>

#include <huiqi/policy/checked.hpp>
#include <huiqi/text/render.hpp>

/// Rule files from text, loaded and checked, for tests of the checker.
namespace huiqi::checked {

inline std::string const vocabulary = R"(huiqi: vocabulary/1
facts:
  职工总数: {id: employees, type: number, unit: 人, range: "[0人..2000000人]"}
  收入: {id: revenue, type: money, per: accounting year, range: "[0元..10万亿元]"}
  占比: {id: share, type: number, range: "[0..1]"}
  得数: {id: points, type: number, unit: 分, range: "[0..100]"}
  居民企业: {id: resident, type: boolean}
  级别: {id: level, type: string, values: [国家级, 市级, 区级]}
  成立日期: {id: established_on, type: date}
  项目: {id: projects, type: list, fields: {资助: {type: money, range: "[0元..10亿元]"}, 级别: {type: string, values: [市级, 国家级]}}}
)";

inline diagnostics problems(std::vector<std::string> const& files) {
    std::vector<source_ptr> sources;
    for (auto const& each : files)
        sources.push_back(make_source("file" + std::to_string(sources.size()) + ".yaml", each));
    auto loaded = load_documents(sources);
    auto found = check_rules(loaded.documents).problems;
    found.insert(found.begin(), loaded.problems.begin(), loaded.problems.end());
    return found;
}

inline std::string underlined(source_ptr const& file, source_range where) {
    return file ? file->text.substr(where.begin, where.end - where.begin) : std::string{};
}

/// `code «underlined text»` of each error, with the vocabulary above beside the files.
inline std::vector<std::string> mistakes(std::vector<std::string> files) {
    files.insert(files.begin(), vocabulary);
    std::vector<std::string> all;
    for (auto const& each : problems(files))
        if (is_error(each))
            all.push_back(std::string{each.what->code} + " «" + underlined(each.source, each.range) + "»");
    return all;
}
inline std::vector<std::string> mistakes(std::string const& file) { return mistakes(std::vector<std::string>{file}); }

/// A programme of which `body` is the only version's, indented by four.
inline std::string programme_file(std::string const& body, std::string const& above = {},
                                  std::string const& id = "test.one") {
    return "huiqi: programme/1\nid: " + id +
           "\ntitle: {zh: 测试政策}\nkind: subsidy\nsources:\n  办法: {title: 测试办法}\n" + above +
           "versions:\n  - name: 一版\n    in_force: {from: 2020-01-01}\n" + body;
}

} // namespace huiqi::checked
