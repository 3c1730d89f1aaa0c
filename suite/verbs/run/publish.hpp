// SPDX-License-Identifier: GPL-3.0-or-later
/// From records to files: what is private is taken out, and what is left is written and signed.
#pragma once

#include "core/record.hpp"
#include "core/result.hpp"
#include "reports/redaction/redaction.hpp"
#include "reports/report.hpp"
#include "reports/signature/key_file.hpp"
#include "suite/verbs/preparation.hpp"
#include "suite/verbs/ticket.hpp"
#include "suite/verbs/verbs.hpp"

#include <vector>

namespace ocks::verbs {

struct Signer {
    SigningKey key;
    RedactionKey redaction;
    CarriedTicket ticket;
};

[[nodiscard]] Result<Signer> load_signer(const RunOptions& options);

/// Writes report.xml and report.html, and bundle.ocks if it is to be sealed.
[[nodiscard]] Result<Report> publish(const Preparation& prepared,
                                     std::vector<Record> records,
                                     const Signer& signer,
                                     const RunOptions& options,
                                     bool sealed);

}  // namespace ocks::verbs
