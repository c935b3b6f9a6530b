#include <algorithm>
#include <array>
#include <map>

#include <huiqi/report/explain.hpp>
#include <huiqi/version.hpp>

#include "report/json_writer.hpp"
#include "report/sha256.hpp"
#include "report/source_maps.hpp"

/// Diagnostics as SARIF 2.1.0, for tools of code review.
namespace huiqi {

namespace reporting {

namespace {

/// A path as a URI: relative as it is written, or of the scheme `file` where it begins at the root.
[[nodiscard]] std::string uri_of(std::string_view path) {
    constexpr std::string_view hexadecimal = "0123456789ABCDEF";
    constexpr std::string_view kept = "-._~/";
    while (path.starts_with("./")) path.remove_prefix(2);
    std::string uri{path.starts_with('/') ? "file://" : ""};
    for (char const each : path) {
        auto const byte = static_cast<unsigned char>(each);
        bool const plain = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9');
        if (plain || kept.find(each) != std::string_view::npos) {
            uri += each;
        } else if (each == '\\') {
            uri += '/';
        } else {
            uri += '%';
            uri += hexadecimal[byte >> 4U];
            uri += hexadecimal[byte & 15U];
        }
    }
    return uri;
}

class sarif {
public:
    sarif(json_writer& json, language in) : json_{json}, in_{in} {}

    void write(diagnostics const& all) {
        gather(all);
        json_.object([&] {
            json_.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json_.member("version", "2.1.0");
            json_.key("runs");
            json_.array([&] { run(all); });
        });
    }

private:
    void gather(diagnostics const& all) {
        for (auto const& each : all) rules_.push_back(each.what);
        std::sort(rules_.begin(), rules_.end(),
                  [](message const* left, message const* right) { return left->code < right->code; });
        rules_.erase(std::unique(rules_.begin(), rules_.end(),
                                 [](auto const* left, auto const* right) { return left->code == right->code; }),
                     rules_.end());
    }

    [[nodiscard]] static std::string_view level_of(severity which) {
        return which == severity::error ? "error" : which == severity::warning ? "warning" : "note";
    }

    void run(diagnostics const& all) {
        json_.object([&] {
            json_.key("tool");
            json_.object([&] {
                json_.key("driver");
                json_.object([&] {
                    json_.member("name", "huiqi");
                    json_.member("version", library_version);
                    json_.list("rules", rules_, [&](message const* each) { rule(*each); });
                });
            });
            json_.member("columnKind", "unicodeCodePoints");
            json_.member("language", in_ == language::zh ? "zh-CN" : "en-US");
            json_.list("results", all, [&](diagnostic const& each) { result(each); });
        });
    }

    void text(json_key name, std::string_view of) {
        json_.key(name);
        json_.object([&] { json_.member("text", of); });
    }

    /// What a message says whatever it is about.
    [[nodiscard]] static std::string without_arguments(std::string_view pattern) {
        static std::array<std::string, 10> const left_out{"…", "…", "…", "…", "…", "…", "…", "…", "…", "…"};
        return fill_in(pattern, left_out);
    }

    void rule(message const& which) {
        json_.object([&] {
            json_.member("id", which.code);
            text("shortDescription", without_arguments(which.text(in_)));
            if (!which.help(in_).empty()) text("help", without_arguments(which.help(in_)));
            json_.key("defaultConfiguration");
            json_.object([&] { json_.member("level", level_of(which.level)); });
        });
    }

    void result(diagnostic const& which) {
        auto const place = std::lower_bound(
            rules_.begin(), rules_.end(), which.what->code,
            [](message const* each, std::string_view code) { return each->code < code; });
        json_.object([&] {
            json_.member("ruleId", which.what->code);
            json_.member("ruleIndex", place - rules_.begin());
            json_.member("level", level_of(which.what->level));
            auto const help = help_text(which, in_);
            text("message", help.empty() ? message_text(which, in_) : message_text(which, in_) + "\n" + help);
            if (which.source == nullptr) return;
            json_.key("locations");
            json_.array([&] { location(*which.source, which.range, {}); });
            labels(which);
            fingerprint(which);
            fixes(which);
        });
    }

    void region(source const& where, source_range range) {
        auto const& map = maps_.of(where);
        auto const begin = map.locate(range.begin), end = map.locate(range.end);
        json_.object([&] {
            json_.member("startLine", begin.line);
            json_.member("startColumn", begin.column);
            json_.member("endLine", end.line);
            json_.member("endColumn", end.column);
        });
    }

    void artifact(source const& where) {
        json_.key("artifactLocation");
        json_.object([&] { json_.member("uri", uri_of(where.name)); });
    }

    void location(source const& where, source_range range, std::string_view words) {
        json_.object([&] {
            json_.key("physicalLocation");
            json_.object([&] {
                artifact(where);
                json_.key("region");
                region(where, range);
            });
            if (!words.empty()) text("message", words);
        });
    }

    void labels(diagnostic const& which) {
        bool const any = std::any_of(which.labels.begin(), which.labels.end(),
                                     [](auto const& each) { return each.source != nullptr; });
        if (!any) return;
        json_.key("relatedLocations");
        json_.array([&] {
            for (auto const& each : which.labels)
                if (each.source != nullptr) location(*each.source, each.range, label_text(each, in_));
        });
    }

    /// The same mistake on the same words keeps its fingerprint when lines move.
    void fingerprint(diagnostic const& which) {
        auto const& map = maps_.of(*which.source);
        auto line = map.line_text(map.line_of(which.range.begin));
        auto const first = line.find_first_not_of(" \t");
        line = first == std::string_view::npos ? std::string_view{} : line.substr(first);
        auto const hash =
            sha256(std::string{which.what->code} + "\n" + which.source->name + "\n" + std::string{line}).substr(0, 32);
        auto const count = ++seen_[hash];
        json_.key("partialFingerprints");
        json_.object([&] { json_.member("primaryLocationLineHash", hash + ":" + std::to_string(count)); });
    }

    void fixes(diagnostic const& which) {
        if (which.mends.empty()) return;
        json_.key("fixes");
        json_.array([&] {
            json_.object([&] {
                json_.key("artifactChanges");
                json_.array([&] {
                    json_.object([&] {
                        artifact(*which.source);
                        json_.list("replacements", which.mends, [&](replacement const& each) {
                            json_.object([&] {
                                json_.key("deletedRegion");
                                region(*which.source, each.range);
                                text("insertedContent", each.text);
                            });
                        });
                    });
                });
            });
        });
    }

    json_writer& json_;
    language in_;
    source_maps maps_;
    std::vector<message const*> rules_;
    std::map<std::string, int> seen_;
};

} // namespace

} // namespace reporting

std::string to_sarif(diagnostics const& problems, language in) {
    reporting::json_writer json;
    reporting::sarif{json, in}.write(problems);
    return json.take();
}

} // namespace huiqi
