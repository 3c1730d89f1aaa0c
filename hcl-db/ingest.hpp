// SPDX-License-Identifier: GPL-3.0-or-later
/// From the bytes that somebody sent to a listing, or to the reason why not. Nothing is believed but a
/// signature of a known key, and nothing is stored before every check has passed.
#pragma once

#include "hcl-db/policies.hpp"
#include "hcl-db/problem.hpp"
#include "hcl-db/schema_gate.hpp"
#include "hcl-db/store/store.hpp"
#include "reports/signature/key.hpp"

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ocks {

/// What a submission is held against.
struct Gate {
    std::vector<VerifierKey> trusted;
    Policies policies;
    SchemaGate schema;
    std::vector<VerifierKey> ticket_keys = {};  ///< of this HCL; apart from the vendors', or they could ask themselves
    std::string origin = {};                    ///< the HCL that a bundle must be meant for; empty if any will do
};

struct Accepted {
    Receipt receipt;
    bool again = false;  ///< these very bytes were admitted before; this is the receipt of then
};

using Ingested = std::variant<Accepted, Problem>;

/// Bounded: sizes first, then the signature, then the schema, and only then what the report says.
[[nodiscard]] Ingested
ingest(std::string_view bytes, const Gate& gate, Store& store, std::chrono::system_clock::time_point now);

/// All checks of ingest() but those that need a store.
[[nodiscard]] std::variant<Submission, Problem>
examine(std::string_view bytes, const Gate& gate, std::chrono::system_clock::time_point now);

}  // namespace ocks
