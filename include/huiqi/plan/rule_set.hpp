#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <huiqi/plan/detail/table_index.hpp>
#include <huiqi/plan/image.hpp>
#include <huiqi/text/diagnostic.hpp>
#include <huiqi/text/result.hpp>
#include <huiqi/value/function_table.hpp>
#include <huiqi/value/lane.hpp>
#include <huiqi/value/unit.hpp>
#include <huiqi/value/value.hpp>

namespace huiqi {

/// A fact of one rule set, found once by name and used many times.
class fact_handle {
public:
    fact_handle(plan_record::index at, std::uint64_t plan) : at_{at}, plan_{plan} {}
    [[nodiscard]] plan_record::index index() const { return at_; }
    [[nodiscard]] std::uint64_t plan() const { return plan_; } ///< checksum of the rules it belongs to

private:
    plan_record::index at_;
    std::uint64_t plan_;
};

namespace detail {

struct lane_program;
struct record_layout;

/// An opened plan: the bytes, spans on them, and what evaluating wants ready made.
struct opened_plan {
    std::vector<std::uint64_t> storage; ///< 64-bit words, so that every section is aligned
    plan_tables tables;
    std::uint64_t checksum = 0;
    function_table library; ///< what it was opened with
    std::vector<value> constants;
    std::vector<declared_values> declared; ///< by type; empty where a type has none
    std::vector<value> unknown;            ///< by type: everything a value of it can be
    std::vector<table_index> indexes;      ///< by table; empty for small ones
    std::vector<lane_form> fact_forms;     ///< by fact: how a profile holds its value
    std::vector<lane> unknown_facts;       ///< by fact: what it may be while it is not supplied
    mutable std::once_flag lanes_once;
    mutable std::shared_ptr<lane_program const> lanes; ///< made by whoever evaluates first
    mutable std::once_flag digest_once;
    mutable std::string digest; ///< the SHA-256 of the bytes, made by whoever writes the first receipt
    mutable std::once_flag records_once;
    mutable std::shared_ptr<record_layout const> records; ///< made by whoever writes the first report as records
    std::unordered_map<std::string_view, plan_record::index> facts_by_name; ///< names and ids; facts of programmes too

    [[nodiscard]] std::string_view text(plan_record::index at) const {
        auto const& found = tables.texts[at];
        return {tables.characters.data() + found.begin, found.size};
    }
    [[nodiscard]] std::span<std::byte const> bytes(std::size_t size) const {
        return std::as_bytes(std::span{storage}).first(size);
    }
};

} // namespace detail

/// Compiled rules: immutable, shared by threads, replaced by assigning another one. Copies are cheap and share the
/// plan.
class rule_set {
public:
    rule_set() = default; ///< no rules; only to be assigned to
    explicit rule_set(std::shared_ptr<detail::opened_plan const> plan) : plan_{std::move(plan)} {}

    [[nodiscard]] detail::opened_plan const& plan() const { return *plan_; }
    [[nodiscard]] plan_tables const& tables() const { return plan_->tables; }
    [[nodiscard]] std::string_view text(plan_record::index at) const { return plan_->text(at); }
    [[nodiscard]] std::uint64_t checksum() const { return plan_ ? plan_->checksum : 0; }
    [[nodiscard]] explicit operator bool() const { return plan_ != nullptr; }

    /// The plan's bytes, to save or send; open_plan() of them gives an equal rule set.
    [[nodiscard]] std::span<std::byte const> bytes() const {
        plan_header header;
        std::memcpy(&header, plan_->storage.data(), sizeof header);
        return plan_->bytes(static_cast<std::size_t>(header.size));
    }

    /// Null if no vocabulary declares the name or id.
    [[nodiscard]] std::optional<fact_handle> find_fact(std::string_view name) const {
        auto const found = plan_->facts_by_name.find(name);
        if (found == plan_->facts_by_name.end()) return std::nullopt;
        return fact_handle{found->second, plan_->checksum};
    }
    /// Throws huiqi::error, with the nearest name, if no vocabulary declares it.
    [[nodiscard]] fact_handle fact(std::string_view name) const;

    /// Every name and id of a fact, in the order of the vocabulary.
    [[nodiscard]] std::vector<std::string> fact_names() const {
        std::vector<std::string> names;
        for (auto const& each : tables().facts)
            for (auto const spelling : {text(each.name), text(each.id)})
                if (!spelling.empty()) names.push_back(std::string{spelling});
        return names;
    }

    [[nodiscard]] std::optional<plan_record::index> find_programme(std::string_view id) const {
        for (plan_record::index i = 0; i < tables().programmes.size(); ++i)
            if (text(tables().programmes[i].id) == id) return i;
        return std::nullopt;
    }

private:
    std::shared_ptr<detail::opened_plan const> plan_;
};

/// Opens a saved plan. The bytes are copied and verified: every index, range and order is looked at, so that hostile
/// bytes are a diagnostic and never a crash. A plan that calls functions or names zones that `library` does not have is
/// a diagnostic too; the entries of `library` must outlive the rules.
[[nodiscard]] result<rule_set> open_plan(std::span<std::byte const> bytes, function_table const& library = {});

} // namespace huiqi

#include <huiqi/plan/detail/open_plan.hpp>
