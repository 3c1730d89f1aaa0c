// SPDX-License-Identifier: GPL-3.0-or-later
/// Drivers that did not come up, as the kernel log and debugfs tell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct ProbeFailures {
    std::vector<std::string> probes;    ///< "0000:00:08.0: ahci, error -22", each once
    std::vector<std::string> firmware;  ///< "bnx2/bnx2-mips-09-6.2.1b.fw", each once

    friend bool operator==(const ProbeFailures&, const ProbeFailures&) = default;
};

/// Lines may begin with "<4>[    1.234567] ", as syslog(2) gives them.
[[nodiscard]] ProbeFailures find_probe_failures(std::string_view log);

/// The lines of devices_deferred, with a blank for their tabs.
[[nodiscard]] std::vector<std::string> parse_deferred(std::string_view text);

}  // namespace ocks
