#pragma once

#include "check_tables.hpp"
#include "rule_checking.hpp"

namespace huiqi {

/// Checks definitions in an order in which they can be computed: one that uses another waits for it.
class definition_checking {
public:
    explicit definition_checking(rule_checking& all) : all_{all} {}

    void run();
    /// When every use has been seen: the bodies of functions get their types, what nobody calls is checked by itself.
    void functions();

private:
    struct frame {
        std::size_t work;
        struct wait {
            std::size_t work;
            source_range where; ///< the expression that uses it
        };
        std::vector<wait> waits;
        std::size_t next = 0;
    };

    void resolve(std::size_t first);
    void parse(std::size_t which);
    /// True if nothing had to wait.
    [[nodiscard]] bool check(frame& at);
    void check_expression(attempt& now, definition_work& work);
    void circle(std::vector<frame> const& stack, std::size_t from);
    void finish(definition_work& work, bool sound);

    rule_checking& all_;
};

} // namespace huiqi
