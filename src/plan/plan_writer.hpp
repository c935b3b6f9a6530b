#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <huiqi/feel/type.hpp>
#include <huiqi/plan/image.hpp>
#include <huiqi/text/source.hpp>
#include <huiqi/text/source_map.hpp>

namespace huiqi {

/// Fills a plan's sections: equal texts, constants, types and places are written once, and an instruction whose
/// operands are the same as an earlier one's in the same step is that one.
class plan_writer {
public:
    using index = plan_record::index;
    static constexpr index none = plan_record::none;

    plan_writer();

    [[nodiscard]] plan_draft& draft() { return draft_; }
    [[nodiscard]] index text(std::string_view what);
    [[nodiscard]] index number(decimal const& what);
    [[nodiscard]] index constant(plan_record::constant const& what);
    /// `percent`: documents write it as a percentage.
    [[nodiscard]] index type(feel::type const& what, bool percent = false);
    [[nodiscard]] index place(source_ptr const& file, source_range range);
    /// A run of indices for records that point into `lists`.
    [[nodiscard]] index list(std::vector<index> const& members);

    struct meaning {
        index type = 0;
        index label = 0;
        index place = none;
    };
    /// Appends an instruction, or finds the same one already visible.
    index emit(operation op, std::vector<index> const& operands, index aux, std::uint16_t flags, meaning const& about);
    index emit_fact(index fact, std::int32_t year, meaning const& about);

    /// A loop's instruction comes before its body: it is opened with its element and closed over the last instruction.
    struct open_loop {
        index at, element;
    };
    [[nodiscard]] open_loop begin_loop(operation op, std::vector<index> const& operands, meaning const& about,
                                       meaning const& element);
    /// Another element of the loop just opened.
    [[nodiscard]] index add_element(meaning const& about, std::uint16_t flags) {
        return append({operation::element, flags, 0, 0, 0}, about);
    }
    [[nodiscard]] index add_partial(meaning const& about, index outer) {
        return append({operation::element, partial_results, 0, 0, outer}, about);
    }
    /// A parameter of the function just opened.
    index add_parameter(std::string_view name, std::string_view type, meaning const& about);
    /// `result` must be the value of the body; it becomes the body's last instruction.
    index end_loop(open_loop const& loop, index result);
    /// The same of a function, which keeps what its body reads of the bodies around it.
    index end_function(open_loop const& function, index result);
    /// The type of what the function just opened gives, as it would be written.
    void say_result(index element, std::string_view type) { draft_.instructions[element].first = text(type); }
    void set_flags(index node, std::uint16_t flags) { draft_.instructions[node].flags = flags; }

    /// Instructions of one step are not found again in another, which may not have run.
    void begin_step();
    void end_step(index guard, index programme);

    [[nodiscard]] bool has_percent(index node) const;
    [[nodiscard]] index node_type(index node) const { return draft_.nodes[node].type; }
    void set_label(index node, index label);
    void set_type(index node, index type) { draft_.nodes[node].type = type; }
    [[nodiscard]] index next() const { return static_cast<index>(draft_.instructions.size()); }

private:
    index append(plan_record::instruction const& what, meaning const& about);
    [[nodiscard]] index new_type(feel::type const& what, bool percent);
    [[nodiscard]] std::optional<index> seen(std::string const& key) const;
    /// The nodes that an instruction reads.
    [[nodiscard]] std::vector<index> reads(plan_record::instruction const& of) const;

    plan_draft draft_;
    std::unordered_map<std::string, index> texts_, constants_, types_, places_;
    /// Types with parts, which must live as long as their addresses are looked up.
    std::unordered_map<std::string, std::pair<feel::type, index>> written_types_;
    std::vector<std::unordered_map<std::string, index>> visible_; ///< by loop depth, the step outermost
    std::map<source const*, source_map> maps_;
    index step_begin_ = 0;
    std::vector<index> open_; ///< instructions whose bodies are being written, the outermost first
};

} // namespace huiqi
