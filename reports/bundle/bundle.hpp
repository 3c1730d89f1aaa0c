// SPDX-License-Identifier: GPL-3.0-or-later
/// A report and its logs as one signed file, NAME.ocks: a tar of manifest.note, report.xml, logs/*.zst and, if an
/// HCL gave one, ticket.note, in which every byte counts. What can be read from it can be packed to the same bytes
/// again, or it is refused.
#pragma once

#include "core/result.hpp"
#include "reports/bundle/manifest.hpp"
#include "reports/report.hpp"
#include "reports/signature/key.hpp"
#include "reports/signature/note.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace ocks {

inline constexpr std::size_t largest_bundle = 64U << 20U;
inline constexpr std::size_t largest_log = 64U << 20U;         ///< one, uncompressed
inline constexpr std::size_t largest_log_total = 256U << 20U;  ///< all of a bundle, uncompressed
inline constexpr std::size_t most_logs = 2000;
inline constexpr std::size_t largest_ticket = 64U << 10U;

/// By path as the report names it ("logs/nvme.io-nvme0.txt"), as plain text.
using Logs = std::map<std::string, std::string, std::less<>>;

/// A bundle whose files are those of its manifest, and not yet one to believe: see verify.hpp.
struct Bundle {
    SignedNote note;
    Manifest manifest;
    std::string report_xml;
    std::string ticket;  ///< the note of the HCL that asked for it; empty if nobody did
    Logs logs;
};

/// The logs must be those that the report lists, with the sizes and hashes it gives. `ticket` is the note that the
/// HCL gave for this run, if it gave one.
[[nodiscard]] Result<std::string> pack(const Report& report,
                                       const Logs& logs,
                                       const SigningKey& key,
                                       std::string_view origin,
                                       std::string_view ticket = {});

/// Strict about form, sizes, hashes and compression; says nothing about signatures or what the report says.
[[nodiscard]] Result<Bundle> unpack(std::string_view bytes);

}  // namespace ocks
