// SPDX-License-Identifier: GPL-3.0-or-later
/// A snapshot that may leave the house: pseudonyms stand where serial numbers, MACs, UUIDs, worldwide names, the
/// host's name and addresses stood, the same for the same value, in texts and in bytes.
#pragma once

#include "core/inventory.hpp"
#include "core/snapshot/snapshot.hpp"
#include "reports/redaction/redaction_key.hpp"

#include <string>
#include <vector>

namespace ocks::verbs {

struct Scrubbed {
    Snapshot snapshot;
    std::vector<std::string> withheld = {};  ///< files in bytes whose form nobody here knows: left out
    std::size_t replaced = 0;                ///< answers in which something was replaced
};

/// `inventory` is what the probes made of the snapshot: it says which values are names. malformed if one of them
/// survives, or anything that looks like one; then the snapshot must not be written.
[[nodiscard]] Result<Scrubbed>
scrubbed(const Snapshot& snapshot, const Inventory& inventory, const RedactionKey& key, const std::string& host);

}  // namespace ocks::verbs
