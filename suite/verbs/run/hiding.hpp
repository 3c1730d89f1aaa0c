// SPDX-License-Identifier: GPL-3.0-or-later
/// What is taken out of a run of this machine before it leaves: what a report's redaction takes, and what no
/// property of an inventory holds.
#pragma once

#include "core/result.hpp"
#include "reports/redaction/redaction.hpp"

#include <string>

namespace ocks::verbs {

/// Empty if the kernel does not tell. A log may hold it: stress-ng writes it into its metrics.
[[nodiscard]] std::string name_of_host();

/// `host` is the name of the machine that the findings are of; empty if that is not this one.
[[nodiscard]] Result<Redacted> hidden(Findings findings, const RedactionKey& key, const std::string& host);

/// A rack names one place in the world, as a serial number one thing.
[[nodiscard]] Environment hidden(Environment environment, const RedactionKey& key, Redaction& redaction);

}  // namespace ocks::verbs
