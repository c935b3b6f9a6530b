#include "run_definition.hpp"

#include <huiqi/evaluate/trace.hpp>
#include <huiqi/feel/library.hpp>
#include <huiqi/plan/compile.hpp>

namespace huiqi::pipeline {

result<feel_result> run_last_definition(checked_rules const& rules, source_ptr const& file,
                                        std::span<value const> known, date as_of) {
    auto opened = open_plan(compile_plan(rules, {file}), feel::library_functions());
    if (!opened) return {std::move(opened.diagnostics)};
    auto const made = std::make_shared<detail::evaluation>();
    made->rules = *opened;
    made->as_of = as_of;
    made->asked = {true};
    made->facts = profile{*opened};
    for (std::size_t i = 0; i < known.size(); ++i)
        made->facts.put(static_cast<plan_record::index>(i), std::nullopt, known[i]);
    made->frame.prepare(*opened);
    detail::plan_runner{opened->plan(), made->facts, as_of, made->frame}.run(made->asked);
    made->end();

    auto const& tables = opened->tables();
    feel_result found;
    found.node = tables.definitions.back().node;
    found.what = made->frame.slots[found.node];
    auto const& type = tables.types[tables.nodes[found.node].type];
    found.kind = static_cast<feel::type_kind>(type.kind);
    for (std::size_t i = 0; i < found.in.powers.size(); ++i) found.in.powers[i] = type.powers[i];
    if (found.what.is_mistaken()) found.why = found.what.why();
    found.plan = *opened;
    found.trace = made;
    return {std::move(found)};
}

} // namespace huiqi::pipeline
