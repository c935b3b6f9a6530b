#pragma once

#include "rule_checking.hpp"

namespace huiqi {

/// Says what every name of the rule files stands for, and that no name stands for two things.
class name_declaring {
public:
    explicit name_declaring(rule_checking& all) : all_{all} {}

    void run();
    /// Facts for the figures of judged definitions, once their types are known.
    void judged_figures();

private:
    void programmes();
    void vocabulary();
    void shared_names();
    void own_names(std::uint32_t programme);
    void own_fact(std::uint32_t programme, fact_declaration const& said);
    void definitions(std::uint32_t programme, std::uint32_t version);

    /// Adds the spellings of a symbol to a scope, unless something visible has them already.
    bool declare(feel::scope& into, std::shared_ptr<feel::symbol const> const& symbol, std::string const& name,
                 std::string const& id, message const& twice);
    [[nodiscard]] bool is_free(feel::scope const& visible, feel::symbol const& symbol, std::string const& spelling,
                               message const& twice);

    rule_checking& all_;
    std::map<std::string, std::uint32_t, std::less<>> own_facts_; ///< of all programmes, by name and id
};

} // namespace huiqi
