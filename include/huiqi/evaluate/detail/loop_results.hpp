#pragma once

#include <utility>
#include <vector>

#include <huiqi/evaluate/operations/sets.hpp>
#include <huiqi/plan/operation.hpp>

/// What the rounds of a loop give together: a list of items or results, or whether some or every condition holds.
namespace huiqi::detail {

class loop_results {
public:
    explicit loop_results(operation op) : op_{op}, folded_{op == operation::every} {}

    /// One round: the item, what the body made of it, and whether the item may be missing.
    void add(value const& item, value const& body, bool maybe_item) {
        auto const members = body.as_truth();
        if (folds()) {
            auto const one = maybe_item ? members.or_else(truth{op_ == operation::every}) : members;
            folded_ = op_ == operation::every ? folded_ & one : folded_ | one;
            if (members.can_be(truth::mistaken)) cause_ = body;
            return;
        }
        if (op_ == operation::filter) {
            if (members.can_be(truth::mistaken)) cause_ = value::mistaken(body.why(), body.node());
            bool const sure = !maybe_item && !body.may_be_null();
            wrong_ = wrong_ || (sure && body.what() != shape::boolean && body.what() != shape::anything);
            if (!members.can_be(truth::yes)) return;
            maybe_item = maybe_item || !members.is(truth::yes);
        }
        kept_.push_back(op_ == operation::filter ? item : body);
        maybe_.push_back(maybe_item);
        uncertain_ = uncertain_ || maybe_item;
    }

    /// A condition of a filter that is neither a boolean nor null makes the whole a mistake.
    [[nodiscard]] bool wrong() const { return wrong_; }
    [[nodiscard]] std::size_t size() const { return kept_.size(); }
    [[nodiscard]] value so_far() const { return value::list(kept_, uncertain_ ? maybe_ : std::vector<bool>{}); }

    [[nodiscard]] value finish(value const& source) && {
        if (folds()) {
            value const result = value{folded_}.or_null(source.nulls(), source.why(), source.node());
            return folded_.can_be(truth::mistaken) ? result.or_null(truth::mistaken, cause_.why(), cause_.node())
                                                   : result;
        }
        if (!uncertain_) maybe_.clear();
        auto const list = value::list(std::move(kept_), std::move(maybe_)).or_null_of(source);
        return cause_.is_mistaken() ? list.or_null_of(cause_) : list;
    }

private:
    [[nodiscard]] bool folds() const { return op_ == operation::some || op_ == operation::every; }

    operation op_;
    truth folded_;
    std::vector<value> kept_;
    std::vector<bool> maybe_;
    value cause_;
    bool uncertain_ = false, wrong_ = false;
};

} // namespace huiqi::detail
