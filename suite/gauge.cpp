// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/gauge.hpp"

#include "core/text.hpp"
#include "suite/cpu_time.hpp"
#include "suite/network/port.hpp"
#include "suite/storage/storage_io.hpp"
#include "suite/subject.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ocks {
namespace {

using Counters = std::map<std::string, std::uint64_t, std::less<>>;

void add_disk(const DiskCounters& disk, Counters& counters)
{
    counters["read"] += disk.read_bytes;
    counters["written"] += disk.written_bytes;
}

void add_processors(const std::map<std::string, CpuTime>& times, Counters& counters)
{
    for (const auto& [name, time] : times) {
        counters["all"] += time.total;
        counters["worked"] += time.busy;
    }
}

void add_memory(std::string_view meminfo, Counters& counters)
{
    for (const std::string_view line : lines(meminfo)) {
        const std::string_view name = line.substr(0, line.find(':'));
        if ((name != "MemTotal" && name != "MemAvailable") || !line.ends_with(" kB"))
            continue;
        const std::string_view value = line.substr(name.size() + 1);
        if (const auto number = parse_unsigned(trimmed(value.substr(0, value.size() - 3))))
            counters.emplace(name, *number);
    }
}

double percent(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 0 : std::round(100 * static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace

Gauge::Gauge(const Sysroot& root, const Inventory& inventory, const Device& device) : m_root(root), m_kind(device.kind)
{
    if (device.kind == "block" || device.kind == "nvme") {
        for (const Device& disk : disks_of(device, inventory))
            m_disks.push_back(disk.name);
    } else if (device.kind == "nic") {
        m_port = device.name;
    }
}

Gauge::Counters Gauge::counters() const
{
    Counters found;
    for (const std::string& disk : m_disks) {
        if (const auto stat = m_root.read("/sys/block/" + disk + "/stat").and_then(parse_disk_stat))
            add_disk(*stat, found);
    }
    if (!m_port.empty()) {
        // A port that a test has moved into a namespace of its own is not seen from here.
        if (const auto text = m_root.read("/proc/net/dev")) {
            if (const auto bytes = parse_net_dev(*text, m_port)) {
                found["received"] = bytes->received;
                found["sent"] = bytes->sent;
            }
        }
    }
    if (m_kind == "topology") {
        if (const auto stat = m_root.read("/proc/stat").and_then(parse_proc_stat))
            add_processors(*stat, found);
    } else if (m_kind == "memory") {
        if (const auto meminfo = m_root.read("/proc/meminfo"))
            add_memory(*meminfo, found);
    }
    return found;
}

std::vector<Measurement> Gauge::since_last(Time now)
{
    const Counters found = counters();
    const Counters last = std::exchange(m_last, found);
    const double seconds = std::chrono::duration<double>(now - std::exchange(m_at, now)).count();
    const auto growth = [&](const std::string& name) -> std::uint64_t {
        const auto before = last.find(name);
        const auto after = found.find(name);
        return before == last.end() || after == found.end() || after->second < before->second
                   ? 0
                   : after->second - before->second;
    };
    std::vector<Measurement> seen;
    if (found.contains("MemTotal") && found.contains("MemAvailable")) {
        const std::uint64_t total = found.at("MemTotal");
        seen.push_back({"in use", percent(total - std::min(total, found.at("MemAvailable")), total), "%"});
    }
    if (last.empty() || seconds <= 0)
        return seen;
    if (found.contains("all"))
        seen.push_back({"busy", percent(growth("worked"), growth("all")), "%"});
    for (const char* name : {"read", "written", "received", "sent"}) {
        if (found.contains(name))
            seen.push_back({name, std::round(static_cast<double>(growth(name)) / seconds), "By/s"});
    }
    return seen;
}

}  // namespace ocks
