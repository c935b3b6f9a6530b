#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <huiqi/feel/type.hpp>
#include <huiqi/plan/rule_set.hpp>
#include <huiqi/value/value.hpp>

#include "profile_complaints.hpp"
#include "scalar_reader.hpp"

namespace huiqi {

/// Reads the value of one fact from a document, by its declared type. Every mistake in it is reported at its own
/// place; a value with mistakes is nothing.
class fact_reader {
public:
    fact_reader(detail::opened_plan const& plan, profile_complaints& wrong) : plan_{plan}, wrong_{wrong} {}

    /// `name`: what messages call it, `违法违规记录[2].程度`.
    [[nodiscard]] std::optional<value> read(plan_record::index type, document_node const& node,
                                            std::string_view name) const;
    /// A certificate: its periods get the ends that they leave out.
    [[nodiscard]] std::optional<value> read_certificate(plan_record::fact const& fact, document_node const& node,
                                                        std::string_view name) const;

    /// A plain `unknown` or 未知.
    [[nodiscard]] static bool is_unknown(document_node const& node);

private:
    using record = plan_record::type;

    [[nodiscard]] std::optional<value> boolean(document_node const& node, std::string_view name) const;
    [[nodiscard]] std::optional<value> number(plan_record::index type, document_node const& node,
                                              std::string_view name) const;
    [[nodiscard]] std::optional<value> day(plan_record::index type, document_node const& node,
                                           std::string_view name) const;
    [[nodiscard]] std::optional<value> duration(plan_record::index type, document_node const& node,
                                                std::string_view name, bool months) const;
    [[nodiscard]] std::optional<value> text(plan_record::index type, document_node const& node,
                                            std::string_view name) const;
    [[nodiscard]] std::optional<value> list(record const& type, document_node const& node, std::string_view name) const;
    [[nodiscard]] std::optional<value> fields(record const& type, document_node const& node,
                                              std::string_view name) const;

    [[nodiscard]] bool has_unit(quantity const& known, record const& type, document_node const& node,
                                std::string_view name) const;
    [[nodiscard]] std::optional<value> inside(plan_record::index type, value known, document_node const& node,
                                              std::string_view name, bool percent = false) const;
    [[nodiscard]] feel::bounds bounds_of(record const& type) const;
    /// The declared range in words; `percent`: as the figure was written.
    [[nodiscard]] std::string range_text(record const& type, bool percent) const;
    void needs(message const& what, document_node const& node, std::string_view name) const;

    detail::opened_plan const& plan_;
    profile_complaints& wrong_;
};

} // namespace huiqi
