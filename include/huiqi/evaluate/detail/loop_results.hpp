#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include <huiqi/evaluate/operations/sets.hpp>
#include <huiqi/plan/operation.hpp>

/// What the rounds of a loop give together: a list of items or results, or whether some or every condition holds.
namespace huiqi::detail {

class loop_results {
public:
    /// `flags`: those of the instruction.
    loop_results(operation op, std::uint16_t flags)
        : op_{op}, splices_{flags != 0 && op != operation::filter}, drops_{flags != 0 && op == operation::filter},
          folded_{op == operation::every} {}

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
            if (members.can_be(truth::mistaken) && !drops_) cause_ = value::mistaken(body.why(), body.node());
            bool const sure = !maybe_item && !body.may_be_null();
            wrong_ = wrong_ || (sure && body.what() != shape::boolean && body.what() != shape::anything);
            if (!members.can_be(truth::yes)) return;
            maybe_item = maybe_item || !members.is(truth::yes);
        }
        if (splices_) return splice(body, maybe_item);
        kept_.push_back(op_ == operation::filter ? item : body);
        weight_ += kept_.back().weight();
        maybe_.push_back(maybe_item);
        uncertain_ = uncertain_ || maybe_item;
    }

    /// A condition of a filter that is neither a boolean nor null makes the whole a mistake.
    [[nodiscard]] bool wrong() const { return wrong_; }
    /// Of all that is kept so far.
    [[nodiscard]] std::uint64_t weight() const { return weight_; }
    [[nodiscard]] value so_far() const { return value::list(kept_, uncertain_ ? maybe_ : std::vector<bool>{}); }

    [[nodiscard]] value finish(value const& source) && {
        if (spoilt_.is_null() ? spoilt_.is_mistaken() : true) return spoilt_.or_null_of(source);
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

    /// A round that gives no list spoils them all: it is not known how many there are.
    void splice(value const& body, bool maybe_item) {
        if (body.what() != value::shape::list) {
            if (!spoilt_.is_mistaken())
                spoilt_ = body.is_null() ? value::mistaken(body.why(), body.node()) : value::anything();
            return;
        }
        for (std::size_t i = 0; i < body.items().size(); ++i) {
            kept_.push_back(body.items()[i]);
            weight_ += kept_.back().weight();
            maybe_.push_back(maybe_item || body.is_maybe(i));
            uncertain_ = uncertain_ || maybe_.back();
        }
        if (body.may_be_null()) cause_ = value::mistaken(body.why(), body.node());
    }

    operation op_;
    bool splices_; ///< a round's list is not an item, its items are
    bool drops_;   ///< a mistake in a filter's condition is null like any other
    truth folded_;
    std::vector<value> kept_;
    std::vector<bool> maybe_;
    value cause_, spoilt_;
    bool uncertain_ = false, wrong_ = false;
    std::uint64_t weight_ = 0;
};

/// One list behind the other.
[[nodiscard]] inline value joined_lists(value const& first, value const& second) {
    if (first.what() != value::shape::list || first.items().empty()) return second;
    if (second.what() != value::shape::list) return second;
    std::vector<value> items{first.items().begin(), first.items().end()};
    items.insert(items.end(), second.items().begin(), second.items().end());
    std::vector<bool> maybe;
    if (first.has_maybes() || second.has_maybes()) {
        for (std::size_t i = 0; i < first.items().size(); ++i) maybe.push_back(first.is_maybe(i));
        for (std::size_t i = 0; i < second.items().size(); ++i) maybe.push_back(second.is_maybe(i));
    }
    return value::list(std::move(items), std::move(maybe));
}

} // namespace huiqi::detail
