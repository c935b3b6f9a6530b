#include "translate.hpp"

#include <algorithm>
#include <utility>

#include "policy/each_binding.hpp"
#include "policy/row_cells.hpp"
#include "rule_walk.hpp"

namespace huiqi::format {
namespace {

using policy::content;

class translation {
public:
    translation(std::string const& file, language into) : file_{file}, into_{into} {}

    void key(document_node const& node, std::string_view english) {
        replace(node.text, into_ == language::zh ? policy::chinese_key(english) : english);
    }

    void scalar(document_node const& node, policy::key_use const& use, content holds) {
        switch (holds) {
        case content::word:
            if (auto const* word = policy::find_word(use.words, node.text.text())) replace(node.text, spelling(*word));
            break;
        case content::file_kind: file_kind(node.text); break;
        case content::expression: expression(node.text, false); break;
        case content::tests: cell(node.text); break;
        case content::rows:
            for (auto const& line : policy::lines_of(node.text))
                for (auto const& each : policy::cells_of(line)) cell(each.text);
            break;
        case content::binding:
            if (auto const parts = policy::read_binding(node.text)) {
                replace(parts->keyword, into_ == language::zh ? "属于" : "in");
                expression(parts->list, false);
            }
            break;
        case content::text:
        case content::nothing: break;
        }
    }

    [[nodiscard]] std::string finished() {
        std::string text;
        std::size_t done = 0;
        for (auto const& each : edits_) {
            if (each.range.begin < done) continue;
            text.append(file_, done, each.range.begin - done).append(each.text);
            done = each.range.end;
        }
        return text.append(file_, done, std::string::npos);
    }

private:
    [[nodiscard]] std::string_view spelling(policy::word_spelling const& of) const {
        return into_ == language::zh ? of.chinese : of.english;
    }

    void replace(snippet const& what, std::string_view with) {
        auto const place = what.range();
        // What is escaped in the file stays.
        bool const as_written = file_.compare(place.begin, place.end - place.begin, what.text()) == 0;
        if (as_written && what.text() != with) edits_.push_back({place, std::string{with}});
    }

    void file_kind(snippet const& text) {
        auto const stroke = std::min(text.text().find('/'), text.text().size());
        auto const name = text.part(0, static_cast<std::uint32_t>(stroke));
        if (auto const* word = policy::find_word(policy::word_list::file_kind, name.text()))
            replace(name, spelling(*word));
    }

    void expression(snippet const& text, bool tests) {
        for (auto& each : translated_keywords(text, tests, into_)) edits_.push_back(std::move(each));
    }

    void cell(snippet const& text) {
        if (policy::is_otherwise_word(text.text()))
            replace(text, into_ == language::zh ? "其余" : "otherwise");
        else
            expression(text, true);
    }

    std::string const& file_;
    language into_;
    std::vector<replacement> edits_; ///< in the order of the file
};

} // namespace

std::string translated(source_ptr const& file, document_node const& root, language into) {
    translation made{file->text, into};
    walk_rules(root, {[&](document_node const& key, std::string_view english) { made.key(key, english); },
                      [&](document_node const& scalar, policy::key_use const& use, content holds) {
                          made.scalar(scalar, use, holds);
                      }});
    return made.finished();
}

} // namespace huiqi::format
