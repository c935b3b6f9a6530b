#pragma once

#include <algorithm>

#include <huiqi/feel/kinds.hpp>
#include <huiqi/plan/detail/lane_forms.hpp>
#include <huiqi/plan/detail/make_table_index.hpp>
#include <huiqi/plan/detail/verify_plan.hpp>
#include <huiqi/plan/rule_set.hpp>
#include <huiqi/text/messages/plan.hpp>
#include <huiqi/text/messages/profile.hpp>
#include <huiqi/text/nearest.hpp>

namespace huiqi {

namespace detail {

[[nodiscard]] inline std::optional<value> constant_value(opened_plan const& plan, plan_record::constant const& from) {
    using tag = plan_record::constant;
    auto const integer = static_cast<std::int64_t>(from.low);
    switch (from.what) {
    case tag::null: return value::absent();
    case tag::boolean: return value{from.low != 0};
    case tag::number: {
        bool const negative = (from.high >> 63U) != 0;
        __extension__ using wide = unsigned __int128;
        auto const coefficient = (static_cast<wide>(from.high & 0x7FFF'FFFF'FFFF'FFFFU) << 64U) | from.low;
        auto const number = decimal::from_parts(negative, coefficient, from.exponent);
        if (!number) return std::nullopt;
        return value{*number};
    }
    case tag::text: return value{plan.text(static_cast<plan_record::index>(from.low))};
    case tag::day: return value::days_between(integer, integer);
    case tag::months: return value{months_duration{integer}};
    case tag::seconds: return value{time_duration{integer, from.exponent}};
    case tag::time_of_day:
        if (auto const clock = parse_time(plan.text(static_cast<plan_record::index>(from.low)), plan.library.zones))
            return value{*clock};
        return std::nullopt;
    case tag::date_and_time:
        if (auto const moment = parse_date_time(plan.text(static_cast<plan_record::index>(from.low)),
                                                plan.library.zones))
            return value{*moment};
        return std::nullopt;
    default: return std::nullopt;
    }
}

/// Everything a value of the type can be.
[[nodiscard]] inline value unknown_of(opened_plan const& plan, plan_record::index at) {
    auto const& type = plan.tables.types[at];
    using flag = plan_record::type;
    auto const has = [&](std::uint32_t which) { return (type.flags & which) != 0; };
    auto const bound = [&](std::uint32_t which, plan_record::index constant) -> decimal const* {
        if (!has(which) || plan.constants[constant].what() != value::shape::number) return nullptr;
        return &plan.constants[constant].low();
    };
    auto const *low = bound(flag::has_low, type.low), *high = bound(flag::has_high, type.high);
    constexpr std::int64_t years_of_feel = 999'999'999;
    constexpr std::int64_t days_of_feel = years_of_feel * 366;
    auto const whole = [](decimal const* end, std::int64_t otherwise) {
        return end == nullptr ? otherwise : floor(*end).value_or(decimal{}).to_int64().value_or(otherwise);
    };
    value result = value::anything();
    switch (static_cast<feel::type_kind>(type.kind)) {
    case feel::type_kind::boolean: result = value{truth::open()}; break;
    case feel::type_kind::number:
        result = value::between(low != nullptr ? *low : -greatest_number(), high != nullptr ? *high : greatest_number())
                     .with_open_ends(has(flag::low_open), has(flag::high_open));
        break;
    case feel::type_kind::date: result = value::days_between(-days_of_feel, days_of_feel); break;
    case feel::type_kind::months_duration:
        result = value::months_between_ends(whole(low, -years_of_feel * 12), whole(high, years_of_feel * 12));
        break;
    case feel::type_kind::time_duration:
        result = value::seconds_between(time_duration{whole(low, -days_of_feel * 86400), 0},
                                        time_duration{whole(high, days_of_feel * 86400), 0});
        break;
    case feel::type_kind::string:
        if (auto const& declared = plan.declared[at]; !declared.empty() && declared.size() <= value::most_choices) {
            std::array<std::uint64_t, 2> bits{};
            for (std::size_t i = 0; i < declared.size(); ++i) bits[i / 64] |= std::uint64_t{1} << (i % 64);
            result = value::any_of(declared, bits);
        }
        break;
    case feel::type_kind::context: {
        std::vector<std::pair<std::string, value>> entries;
        for (std::uint32_t i = 0; i < type.field_count; ++i) {
            auto const& field = plan.tables.fields[type.first_field + i];
            entries.push_back({std::string{plan.text(field.name)}, plan.unknown[field.type]});
        }
        if (!entries.empty()) result = value::context(std::move(entries));
        break;
    }
    default: break;
    }
    return has(flag::may_be_absent) ? result.or_null(truth::absent) : result;
}

/// Points the tables at the sections of the bytes; what is wrong, or "".
[[nodiscard]] inline std::string lay_out(opened_plan& plan, plan_header const& header) {
    auto const* base = reinterpret_cast<char const*>(plan.storage.data());
    std::uint64_t offset = sizeof(plan_header);
    std::size_t at = 0;
    bool fits = true;
    plan_tables::each(plan.tables, [&](auto& section) {
        using record = typename std::remove_reference_t<decltype(section)>::value_type;
        auto const count = header.counts[at++];
        if (!fits || count > (header.size - offset) / sizeof(record)) {
            fits = false;
            return;
        }
        section = {reinterpret_cast<record const*>(base + offset), static_cast<std::size_t>(count)};
        offset += padded(static_cast<std::size_t>(count) * sizeof(record));
        fits = offset <= header.size;
    });
    return fits && offset == header.size ? "" : "section sizes";
}

/// The functions and zones that the plan needs and nobody here has, as the author wrote them; "" if there are none.
[[nodiscard]] inline std::string missing_functions(opened_plan const& plan) {
    std::vector<std::string> missing;
    auto const add = [&](std::string_view name) {
        if (std::find(missing.begin(), missing.end(), name) == missing.end()) missing.emplace_back(name);
    };
    for (auto const& each : plan.tables.instructions) {
        if (each.op != operation::call && each.op != operation::language_function) continue;
        auto const which = static_cast<built_in>(each.aux);
        if (needs_library(which) && plan.library.find(which) == nullptr) add(find_built_in(which)->english);
    }
    for (auto const& each : plan.tables.constants) {
        if (each.what != plan_record::constant::time_of_day && each.what != plan_record::constant::date_and_time)
            continue;
        auto const written = plan.text(static_cast<plan_record::index>(each.low));
        auto const sign = written.find('@');
        if (sign == std::string_view::npos) continue;
        auto const zone = written.substr(sign + 1);
        if (plan.library.zones == nullptr || plan.library.zones(zone) == nullptr) add(zone);
    }
    std::string names;
    for (auto const& each : missing) names += (names.empty() ? "" : ", ") + each;
    return names;
}

inline void lay_fact_lanes(opened_plan& plan); // of lane_forms.hpp, which may be reading this file just now

/// What can only be done once the plan is known to be sound: constants, unknown values, names.
[[nodiscard]] inline std::string make_ready(opened_plan& plan) {
    for (auto const& each : plan.tables.constants) {
        auto made = constant_value(plan, each);
        if (!made) return "constant";
        plan.constants.push_back(std::move(*made));
    }
    for (auto const& each : plan.tables.types) {
        declared_values values;
        for (std::uint32_t i = 0; i < each.value_count; ++i)
            values.push_back(std::string{plan.text(plan.tables.lists[each.first_value + i])});
        plan.declared.push_back(std::move(values));
    }
    // `declared` is complete before any value points into it.
    for (plan_record::index i = 0; i < plan.tables.types.size(); ++i) plan.unknown.push_back(unknown_of(plan, i));
    for (auto const& each : plan.tables.tables) plan.indexes.push_back(index_of(plan, each));
    lay_fact_lanes(plan);
    for (plan_record::index i = 0; i < plan.tables.facts.size(); ++i) {
        auto const& fact = plan.tables.facts[i];
        plan.facts_by_name.emplace(plan.text(fact.name), i);
        if (!plan.text(fact.id).empty()) plan.facts_by_name.emplace(plan.text(fact.id), i);
    }
    return "";
}

} // namespace detail

inline result<rule_set> open_plan(std::span<std::byte const> bytes, function_table const& library) {
    auto const refuse = [](message const& what, std::vector<std::string> arguments = {}) {
        return result<rule_set>{diagnostics{diagnostic{&what, nullptr, {}, std::move(arguments), {}, {}}}};
    };
    plan_header header{};
    if (bytes.size() < sizeof header) return refuse(messages::plan_not_a_plan);
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != plan_magic) return refuse(messages::plan_not_a_plan);
    if (header.format != plan_format || header.sections != plan_section_count)
        return refuse(messages::plan_other_format, {std::to_string(header.format), std::to_string(plan_format)});
    if (header.size != bytes.size() || header.size % 8 != 0) return refuse(messages::plan_damaged, {"size"});
    if (header.checksum != plan_checksum(bytes.subspan(sizeof header)))
        return refuse(messages::plan_damaged, {"checksum"});

    auto plan = std::make_shared<detail::opened_plan>();
    plan->storage.resize(bytes.size() / 8);
    std::memcpy(plan->storage.data(), bytes.data(), bytes.size());
    plan->checksum = header.checksum;
    if (auto const wrong = detail::lay_out(*plan, header); !wrong.empty())
        return refuse(messages::plan_damaged, {wrong});
    if (auto const wrong = detail::plan_verifier{plan->tables}.run(); !wrong.empty())
        return refuse(messages::plan_damaged, {wrong});
    plan->library = library;
    if (auto names = detail::missing_functions(*plan); !names.empty())
        return refuse(messages::plan_missing_functions, {std::move(names)});
    if (auto const wrong = detail::make_ready(*plan); !wrong.empty()) return refuse(messages::plan_damaged, {wrong});
    return result<rule_set>{rule_set{std::move(plan)}};
}

inline fact_handle rule_set::fact(std::string_view name) const {
    if (auto const found = find_fact(name)) return *found;
    throw error{diagnostics{diagnostic{
        &messages::profile_unknown_fact, nullptr, {}, {std::string{name}, nearest(name, fact_names())}, {}, {}}}};
}

} // namespace huiqi
