#include <algorithm>
#include <array>
#include <mutex>
#include <stdexcept>
#include <vector>

#include <huiqi/report/explain.hpp>
#include <huiqi/version.hpp>

#include <openssl/evp.h>

#include "report/json_writer.hpp"
#include "report/sha256.hpp"

namespace huiqi {

namespace reporting {

std::string sha256(std::span<std::byte const> bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    // Looked up once: finding it costs more than using it. It stays until the process ends.
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    if (algorithm == nullptr || EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm, nullptr) != 1)
        throw std::runtime_error{"SHA-256 is not available"};
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
        text += hexadecimal[digest[i] >> 4U];
        text += hexadecimal[digest[i] & 15U];
    }
    return text;
}

namespace {

/// Facts as a profile writes them; a value that is not known is left out by whoever asks.
void write_fact(json_writer& json, value const& of) {
    switch (of.what()) {
    case value::shape::function:
    case value::shape::nothing:
    case value::shape::anything: json.null(); break;
    case value::shape::boolean: json.boolean(of.as_truth().can_be(truth::yes)); break;
    case value::shape::number: json.digits(to_string(of.low())); break;
    case value::shape::day:
        if (auto const day = from_days(of.low_integer()))
            json.text(to_string(*day));
        else
            json.null();
        break;
    case value::shape::months: json.text(to_string(months_duration{of.low_integer()})); break;
    case value::shape::seconds: json.text(to_string(of.low_seconds())); break;
    case value::shape::choice:
    case value::shape::text: json.text(of.is_text() ? of.text() : std::string_view{}); break;
    case value::shape::time_of_day: json.text(to_string(of.time_of_day())); break;
    case value::shape::date_and_time: json.text(to_string(of.moment())); break;
    case value::shape::list:
        json.array([&] {
            for (auto const& each : of.items()) write_fact(json, each);
        });
        break;
    case value::shape::context:
        json.object([&] {
            for (auto const& [key, entry] : of.entries()) {
                // A field left out of an element is unknown; one supplied is known.
                if (!entry.is_point() && entry.what() != value::shape::list && entry.what() != value::shape::context)
                    continue;
                json.named_key(key);
                write_fact(json, entry);
            }
        });
        break;
    case value::shape::range:
        json.array([&] {
            write_fact(json, of.range_low());
            write_fact(json, of.range_high());
        });
        break;
    }
}

struct named_fact {
    std::string_view name;
    plan_record::index at;
};

[[nodiscard]] std::vector<named_fact> supplied_facts(profile const& facts) {
    auto const& rules = facts.rules();
    std::vector<named_fact> all;
    for (plan_record::index i = 0; i < rules.tables().facts.size(); ++i)
        if (facts.has(i) || !facts.years(i).empty()) all.push_back({rules.text(rules.tables().facts[i].name), i});
    std::stable_sort(all.begin(), all.end(),
                     [](named_fact const& left, named_fact const& right) { return left.name < right.name; });
    return all;
}

[[nodiscard]] receipt receipt_of(rule_set const& rules, profile const& facts, date as_of) {
    auto const& plan = rules.plan();
    std::call_once(plan.digest_once, [&] { plan.digest = sha256(rules.bytes()); });
    return {plan.digest, sha256(to_json(facts)), std::string{library_version}, as_of};
}

} // namespace

} // namespace reporting

std::string to_json(profile const& facts) {
    reporting::json_writer json;
    json.object([&] {
        json.member("huiqi", "profile/1");
        json.key("facts");
        json.object([&] {
            if (!facts.rules()) return;
            for (auto const& each : reporting::supplied_facts(facts)) {
                json.named_key(each.name);
                if (auto const known = facts.known(each.at)) {
                    reporting::write_fact(json, *known);
                    continue;
                }
                json.object([&] {
                    for (auto const& [year, known] : facts.years(each.at)) {
                        json.named_key(std::to_string(year));
                        reporting::write_fact(json, known);
                    }
                });
            }
        });
    });
    return json.take();
}

receipt make_receipt(report const& whole) { return reporting::receipt_of(whole.rules(), whole.facts(), whole.as_of()); }

receipt make_receipt(decision const& which) {
    return reporting::receipt_of(which.trace().rules, which.trace().facts, which.as_of());
}

} // namespace huiqi
