// SPDX-License-Identifier: GPL-3.0-or-later
/// Records as JSON, for the journal and for what a child process hands back.
#pragma once

#include "core/record.hpp"
#include "core/result.hpp"

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// An object, of bounded depth; `where` names the document in errors.
[[nodiscard]] Result<nlohmann::json> parse_json(std::string_view text, const std::string& where);

[[nodiscard]] Result<std::string> text_member(const nlohmann::json& object, const char* name);
[[nodiscard]] Result<std::uint64_t> count_member(const nlohmann::json& object, const char* name);

/// A number that is not finite becomes null, and comes back as not-a-number.
[[nodiscard]] nlohmann::json json_of(std::span<const Measurement> measured);
[[nodiscard]] Result<std::vector<Measurement>> parse_measurements(const nlohmann::json& list);

[[nodiscard]] nlohmann::json json_of(const Record& record);
[[nodiscard]] Result<Record> parse_record(const nlohmann::json& object);

}  // namespace ocks
