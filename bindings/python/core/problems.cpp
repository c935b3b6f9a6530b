#include "problems.hpp"

#include <huiqi/report/explain.hpp>
#include <huiqi/text/render.hpp>

namespace huiqi::python {

namespace {

[[nodiscard]] bool is_of(diagnostic const& found, profile_tree const* tree) {
    return tree != nullptr && found.source == tree->file;
}

[[nodiscard]] std::string rendered(diagnostics const& found, profile_tree const* tree, language in) {
    constexpr std::size_t most_shown = 20;
    renderer block{in};
    std::string out;
    for (std::size_t i = 0; i < found.size() && i < most_shown; ++i) {
        if (!out.empty()) out += '\n';
        if (!is_of(found[i], tree)) {
            out += block(found[i]);
            continue;
        }
        auto placed = found[i];
        placed.source = nullptr;
        placed.labels.clear();
        placed.mends.clear();
        auto text = block(placed);
        text.insert(text.find('\n') + 1, "  ┌─ " + tree->file->name + tree->path(found[i].range) + '\n');
        out += text;
    }
    return out;
}

} // namespace

void refuse(nb::object const& error_type, diagnostics const& found, profile_tree const* tree) {
    nb::list paths;
    for (auto const& each : found)
        paths.append(is_of(each, tree) ? nb::object{text(tree->file->name + tree->path(each.range))} : nb::none());
    nb::object const made = names().refuse(error_type, problems_json(found), paths,
                                           text(rendered(found, tree, language::zh)),
                                           text(rendered(found, tree, language::en)));
    PyErr_SetObject(error_type.ptr(), made.ptr());
    nb::raise_python_error();
}

nb::str problems_json(diagnostics const& found) { return text(to_json(found)); }

} // namespace huiqi::python
