// SPDX-License-Identifier: GPL-3.0-or-later
/// The parts of a listing's page, each a function of the listing and its evidence.
#pragma once

#include "hcl-db/evidence.hpp"
#include "hcl-db/http/message.hpp"
#include "hcl-db/index/index.hpp"
#include "hcl-db/site/frame/words.hpp"
#include "reports/html/writer.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::site {

/// The verdict, why, what was decided on it, and until when it holds.
[[nodiscard]] html::Html verdict_part(const Listing& listing, const Words& words);
[[nodiscard]] html::Html machine_part(const Listing& listing, const Evidence& evidence, const Words& words);
[[nodiscard]] html::Html run_part(const Listing& listing, const Evidence& evidence, const Words& words);
/// The machine drawn, as on the page of its report.
[[nodiscard]] html::Html picture_part(const Evidence& evidence, const Words& words);
[[nodiscard]] html::Html tests_part(const Listing& listing, const Evidence& evidence, const Words& words);
[[nodiscard]] html::Html coverage_part(const Evidence& evidence, const Words& words);
/// Cards that are the same, serve and did the same are one line.
[[nodiscard]] html::Html devices_part(std::span<const Component> components, const Words& words);
[[nodiscard]] html::Html history_part(const Listing& listing, const Words& words);
/// What later builds and derived releases make of it.
[[nodiscard]] html::Html lineage_part(const Listing& listing, const Words& words);
/// Other runs of the same model, with links that compare.
[[nodiscard]] html::Html runs_part(const Index& index, const Listing& listing, const http::Request& request);
/// What to download, and how to check it without us.
[[nodiscard]] html::Html evidence_part(const Listing& listing, const http::Request& request);

/// A component and how often a machine has it.
struct Same {
    Component component;  ///< the first of them
    std::size_t count = 1;
};
[[nodiscard]] std::vector<Same> grouped(std::span<const Component> components);

/// "e1000e", "none bound", "vfio-pci expected e1000e".
[[nodiscard]] html::Html driver_cell(const Component& part, const Words& words);

}  // namespace ocks::site
