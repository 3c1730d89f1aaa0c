// SPDX-License-Identifier: GPL-3.0-or-later
/// How busy a device is now, by the kernel's own counters: something to look at while a test runs, and never evidence.
#pragma once

#include "core/inventory.hpp"
#include "core/measurement.hpp"
#include "core/sysroot.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ocks {

class Gauge {
public:
    using Time = std::chrono::steady_clock::time_point;

    Gauge(const Sysroot& root, const Inventory& inventory, const Device& device);

    /// Since this was last called; nothing the first time, and nothing of a device that the kernel does not count.
    /// Disks and ports: "read", "written", "received", "sent" in By/s. Processors and memory: "busy" and "in use" in %.
    [[nodiscard]] std::vector<Measurement> since_last(Time now);

private:
    using Counters = std::map<std::string, std::uint64_t, std::less<>>;

    [[nodiscard]] Counters counters() const;

    const Sysroot& m_root;
    std::string m_kind;
    std::vector<std::string> m_disks;
    std::string m_port;
    Counters m_last;
    Time m_at;
};

}  // namespace ocks
