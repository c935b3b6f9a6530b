#include "screen/near_misses.hpp"

#include <algorithm>

namespace huiqi::screening {

namespace {

/// The leaf that alone keeps `clause` from `wanted`; `best` says whether it has a distance.
struct culprit {
    clause_view leaf;
    std::optional<comparison> apart;
};

/// The one comparison of a condition that stands in the way.
[[nodiscard]] std::optional<comparison> standing_in_the_way(clause_view const& leaf, bool should_hold) {
    std::optional<comparison> found;
    for (auto& each : leaf.comparisons()) {
        if (!each.result.is(should_hold ? truth::no : truth::yes)) continue;
        if (found) return std::nullopt; // two of them: no single distance
        found = std::move(each);
    }
    if (found && !found->distance) found.reset();
    return found;
}

[[nodiscard]] std::optional<culprit> single_culprit(clause_view const& clause, bool should_hold);

/// All children but one are as they should be, and that one can be put right.
[[nodiscard]] std::optional<culprit> only_one(std::vector<clause_view> const& children, bool should_hold) {
    auto const wanted = should_hold ? outcome::holds : outcome::fails;
    auto const wrong = should_hold ? outcome::fails : outcome::holds;
    clause_view const* odd = nullptr;
    for (auto const& each : children) {
        if (each.result() == wanted) continue;
        if (odd != nullptr || each.result() != wrong) return std::nullopt;
        odd = &each;
    }
    return odd == nullptr ? std::nullopt : single_culprit(*odd, should_hold);
}

/// Putting any one of them right is enough.
[[nodiscard]] std::optional<culprit> any_one(std::vector<clause_view> const& children, bool should_hold) {
    auto const wrong = should_hold ? outcome::fails : outcome::holds;
    std::optional<culprit> first;
    for (auto const& each : children) {
        if (each.result() != wrong) continue;
        auto one = single_culprit(each, should_hold);
        if (one && one->apart) return one;
        if (!first) first = std::move(one);
    }
    return first;
}

std::optional<culprit> single_culprit(clause_view const& clause, bool should_hold) {
    auto const children = clause.children();
    switch (clause.kind()) {
    case clause_kind::all: return should_hold ? only_one(children, true) : any_one(children, false);
    case clause_kind::any: return should_hold ? any_one(children, true) : only_one(children, false);
    case clause_kind::none: return should_hold ? only_one(children, false) : any_one(children, true);
    case clause_kind::at_least: {
        auto const holding = std::count_if(children.begin(), children.end(),
                                           [](clause_view const& each) { return each.result() == outcome::holds; });
        auto const needed = static_cast<std::ptrdiff_t>(clause.at_least());
        if (holding != (should_hold ? needed - 1 : needed)) return std::nullopt;
        return any_one(children, should_hold);
    }
    case clause_kind::condition:
    case clause_kind::programme: break;
    }
    return culprit{clause, standing_in_the_way(clause, should_hold)};
}

[[nodiscard]] bool nearer(near_miss const& left, near_miss const& right) {
    auto const order = [](near_miss const& each) {
        using shape = value::shape;
        if (!each.distance) return greatest_number();
        auto const& apart = each.distance->what;
        if (apart.what() == shape::number) return apart.low();
        if (apart.what() == shape::months) return decimal::from_integer(apart.low_integer());
        return apart.what() == shape::seconds ? decimal::from_integer(apart.low_seconds().seconds) : greatest_number();
    };
    auto const a = order(left), b = order(right);
    return a != b ? a < b : left.row < right.row;
}

} // namespace

std::optional<near_miss> near_miss_of(decision const& refused) {
    auto const root = refused.root();
    // Of several versions that may be in force the clauses of one do not tell what would be enough.
    if (!root || refused.versions().size() != 1 || root->result() != outcome::fails) return std::nullopt;
    auto const found = single_culprit(*root, true);
    if (!found) return std::nullopt;
    near_miss made;
    made.clause = found->leaf.index();
    if (!found->apart) return made;
    made.what = std::string{found->apart->left_text};
    made.read = found->apart->left;
    made.threshold = found->apart->right;
    made.distance = found->apart->distance;
    made.shortfall = found->apart->shortfall;
    made.shortfall_of = std::string{found->apart->shortfall_of};
    return made;
}

void keep_nearest(screen_findings::of_programme& into, near_miss one, std::size_t most) {
    auto& kept = into.near_misses[one.clause];
    if (kept.size() >= most && (most == 0 || !nearer(one, kept.back()))) return;
    kept.insert(std::upper_bound(kept.begin(), kept.end(), one, nearer), std::move(one));
    if (kept.size() > most) kept.pop_back();
}

} // namespace huiqi::screening
