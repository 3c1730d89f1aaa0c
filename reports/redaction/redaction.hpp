// SPDX-License-Identifier: GPL-3.0-or-later
/// Takes the names of single things and people out of what leaves the vendor: serial numbers, UUIDs, the
/// lower half of MAC addresses, asset tags, worldwide names, host names.
///
/// Rules go by property, not by what looks like a secret: the inventory says which values are names, and those
/// very values are then searched for in everything else, in the forms in which tools print them.
#pragma once

#include "core/inventory.hpp"
#include "core/record.hpp"
#include "core/result.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/redaction/redaction_key.hpp"
#include "reports/report.hpp"

#include <span>
#include <string>
#include <vector>

namespace ocks {

/// A run before it becomes a report.
struct Findings {
    Inventory inventory;
    std::vector<Record> records;
    Logs logs;

    friend bool operator==(const Findings&, const Findings&) = default;
};

struct Redacted {
    Findings findings;
    Redaction redaction;
};

/// `also` are secrets that no property holds: the host's name. Values shorter than six characters or without a
/// digit are replaced where they stand and not searched for elsewhere: they would be found in every word.
/// malformed if one survives; then nothing of the run may be published.
[[nodiscard]] Result<Redacted>
redacted(Findings findings, const RedactionKey& key, std::span<const std::string> also = {});

/// The entries of a report's list of logs.
[[nodiscard]] std::vector<Log> listed(const Logs& logs);

}  // namespace ocks
