// SPDX-License-Identifier: GPL-3.0-or-later
/// The simple types of schema/report.xsd, as functions.
#pragma once

#include <string_view>

namespace ocks {

[[nodiscard]] bool is_xml_text(std::string_view value);      ///< Text: not empty
[[nodiscard]] bool is_xml_name(std::string_view value);      ///< Name
[[nodiscard]] bool is_xml_word(std::string_view value);      ///< Word
[[nodiscard]] bool is_sha256(std::string_view value);        ///< Sha256
[[nodiscard]] bool is_xml_time(std::string_view value);      ///< Time
[[nodiscard]] bool is_xml_count(std::string_view value);     ///< Count
[[nodiscard]] bool is_xml_decimal(std::string_view value);   ///< xs:decimal as shortest() writes it
[[nodiscard]] bool is_xml_celsius(std::string_view value);   ///< Celsius
[[nodiscard]] bool is_xml_relation(std::string_view value);  ///< SubmitterRelation
[[nodiscard]] bool is_schema_version(std::string_view value);

}  // namespace ocks
