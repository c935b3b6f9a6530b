#include <huiqi/report/explain.hpp>

#include "report/json_writer.hpp"
#include "report/source_maps.hpp"

/// Diagnostics for programs: an array, described by diagnostics.schema.json.
namespace huiqi {

namespace reporting {

namespace {

[[nodiscard]] std::string_view severity_name(severity which) {
    switch (which) {
    case severity::error: return "error";
    case severity::warning: return "warning";
    case severity::remark: return "remark";
    }
    return "";
}

class diagnostics_json {
public:
    explicit diagnostics_json(json_writer& json) : json_{json} {}

    void write(diagnostics const& all) {
        json_.array([&] {
            for (auto const& each : all) write(each);
        });
    }

private:
    void write(diagnostic const& which) {
        json_.object([&] {
            json_.member("code", which.what->code);
            json_.member("severity", severity_name(which.what->level));
            json_.both_languages("message", [&](language in) { return message_text(which, in); });
            json_.key("help");
            if (which.what->help_zh.empty())
                json_.null();
            else
                json_.object([&] {
                    json_.member("zh", help_text(which, language::zh));
                    json_.member("en", help_text(which, language::en));
                });
            place(which.source, which.range);
            json_.list("labels", which.labels, [&](diagnostic_label const& each) {
                json_.object([&] {
                    json_.both_languages("message", [&](language in) { return label_text(each, in); });
                    place(each.source, each.range);
                });
            });
            json_.list("mends", which.mends, [&](replacement const& each) {
                json_.object([&] {
                    place(which.source, each.range);
                    json_.member("text", each.text);
                });
            });
        });
    }

    void place(source_ptr const& where, source_range range) {
        json_.key("place");
        if (where == nullptr) {
            json_.null();
            return;
        }
        auto const& map = maps_.of(*where);
        auto const begin = map.locate(range.begin), end = map.locate(range.end);
        json_.object([&] {
            json_.member("file", where->name);
            json_.member("line", begin.line);
            json_.member("column", begin.column);
            json_.member("end_line", end.line);
            json_.member("end_column", end.column);
            json_.member("begin", range.begin);
            json_.member("end", range.end);
        });
    }

    json_writer& json_;
    source_maps maps_;
};

} // namespace

} // namespace reporting

std::string to_json(diagnostics const& problems) {
    reporting::json_writer json;
    reporting::diagnostics_json{json}.write(problems);
    return json.take();
}

} // namespace huiqi
