// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/inventory_view.hpp"
#include "suite/verbs/terminal.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>
#include <string_view>
#include <vector>

namespace ocks::verbs {
namespace {

using Line = std::vector<std::string>;

std::string word(const Device& device, std::string_view property)
{
    const auto found = device.properties.find(property);
    return found == device.properties.end() ? "" : printable(to_string(found->second));
}

std::string words(const Device& device, std::initializer_list<std::string_view> properties)
{
    std::string all;
    for (const std::string_view property : properties) {
        const std::string part = word(device, property);
        if (!part.empty())
            all += (all.empty() ? "" : " ") + part;
    }
    return all;
}

/// Powers of 1024 for memory, of 1000 for disks: as their makers count.
std::string size(const Device& device, std::string_view property, double step, std::string_view unit)
{
    const auto bytes = number_of(device, property);
    if (!bytes)
        return "";
    constexpr std::array<std::string_view, 6> prefixes{"", "k", "M", "G", "T", "P"};
    auto value = static_cast<double>(*bytes);
    std::size_t prefix = 0;
    while (value >= step && prefix + 1 < prefixes.size()) {
        value /= step;
        ++prefix;
    }
    const std::string letter{prefix == 1 && step == 1024 ? "K" : prefixes.at(prefix)};
    return fmt::format("{:.{}f} {}{}", value, value < 10 && prefix > 0 ? 1 : 0, letter, unit);
}

std::string labelled(std::string_view label, const std::string& value)
{
    return value.empty() ? "" : fmt::format("{} {}", label, value);
}

std::string link(const Device& device)
{
    const auto speed = number_of(device, "link_speed_mts");
    const auto width = number_of(device, "link_width");
    if (!speed || !width || *width == 0)
        return "";
    std::string text = fmt::format("{:g} GT/s x{}", static_cast<double>(*speed) / 1000, *width);
    const auto fastest = number_of(device, "max_link_speed_mts");
    const auto widest = number_of(device, "max_link_width");
    if (fastest && widest && (*fastest > *speed || *widest > *width))
        text += fmt::format(" (of {:g} x{})", static_cast<double>(*fastest) / 1000, *widest);
    return text;
}

/// The driver that is bound; and beside it the one the drivers matrix names, if that is another.
std::string driver(const Device& device)
{
    const std::string bound = word(device, "driver");
    const std::string expected = word(device, "expected_drivers");
    if (bound.empty())
        return expected.empty() ? "no driver" : "no driver (expected " + expected + ")";
    return expected.empty() || fmt::format(",{},", expected).find("," + bound + ",") != std::string::npos
               ? bound
               : bound + " (expected " + expected + ")";
}

Line pci_line(const Device& device)
{
    return {device.name,
            word(device, "vendor_id") + ":" + word(device, "device_id"),
            driver(device),
            link(device),
            words(device, {"vendor_name", "device_name"})};
}

Line nic_line(const Device& device)
{
    const auto carrier = number_of(device, "carrier");
    return {device.name,
            word(device, "driver"),
            labelled("at", word(device, "pci_address")),
            word(device, "mac"),
            word(device, "speed_mbps").empty() ? "" : word(device, "speed_mbps") + " Mb/s",
            !carrier        ? ""
            : *carrier == 1 ? "link"
                            : "no link"};
}

struct Group {
    std::string_view kind = {};
    std::string_view title = {};
    Line (*line)(const Device&) = nullptr;
};

constexpr std::array groups{
    Group{"system",
          "System",
          [](const Device& d) -> Line {
              return {words(d, {"vendor", "product", "version"}), labelled("serial", word(d, "serial"))};
          }},
    Group{"board",
          "Board",
          [](const Device& d) -> Line {
              return {words(d, {"vendor", "product", "version"}), labelled("serial", word(d, "serial"))};
          }},
    Group{"chassis",
          "Chassis",
          [](const Device& d) -> Line {
              return {words(d, {"vendor", "type", "version"}), labelled("serial", word(d, "serial"))};
          }},
    Group{"bios",
          "Firmware",
          [](const Device& d) -> Line {
              return {words(d, {"vendor", "version"}), word(d, "release_date")};
          }},
    Group{"kernel",
          "Kernel",
          [](const Device& d) -> Line {
              return {words(d, {"release", "architecture"}), labelled("taint", word(d, "taint"))};
          }},
    Group{"topology",
          "Topology",
          [](const Device& d) -> Line {
              return {word(d, "packages") + " packages",
                      word(d, "cores") + " cores",
                      word(d, "threads") + " threads",
                      word(d, "numa_nodes") + " NUMA nodes"};
          }},
    Group{"cpu",
          "Processors",
          [](const Device& d) -> Line {
              return {d.name, word(d, "model"), labelled("microcode", word(d, "microcode"))};
          }},
    Group{"processor",
          "Sockets",
          [](const Device& d) -> Line {
              return {word(d, "socket"), word(d, "version"), labelled("cores", word(d, "cores"))};
          }},
    Group{"numa",
          "NUMA nodes",
          [](const Device& d) -> Line {
              return {d.name,
                      labelled("cpus", word(d, "cpus")),
                      size(d, "memory_bytes", 1024, "iB"),
                      labelled("distances", word(d, "distances"))};
          }},
    Group{"memory",
          "Memory",
          [](const Device& d) -> Line {
              return {size(d, "total_bytes", 1024, "iB")};
          }},
    Group{"memory_array",
          "Memory arrays",
          [](const Device& d) -> Line {
              return {word(d, "location"), word(d, "error_correction"), size(d, "capacity_bytes", 1024, "iB")};
          }},
    Group{"dimm",
          "DIMMs",
          [](const Device& d) -> Line {
              return {word(d, "locator"),
                      size(d, "size_bytes", 1024, "iB"),
                      words(d, {"type", "manufacturer", "part_number"}),
                      word(d, "configured_mts").empty() ? "" : word(d, "configured_mts") + " MT/s"};
          }},
    Group{"pci", "PCI functions", pci_line},
    Group{"nvme",
          "NVMe controllers",
          [](const Device& d) -> Line {
              return {d.name,
                      word(d, "model"),
                      labelled("serial", word(d, "serial")),
                      labelled("firmware", word(d, "firmware")),
                      labelled("at", word(d, "pci_address"))};
          }},
    Group{"scsi_host",
          "SCSI hosts",
          [](const Device& d) -> Line {
              return {d.name, word(d, "driver"), labelled("at", word(d, "pci_address"))};
          }},
    Group{"block",
          "Disks",
          [](const Device& d) -> Line {
              return {d.name,
                      size(d, "size_bytes", 1000, "B"),
                      word(d, "model"),
                      labelled("serial", word(d, "serial")),
                      labelled("at", word(d, "pci_address"))};
          }},
    Group{"nic", "Network ports", nic_line},
    Group{"ipmi",
          "IPMI",
          [](const Device& d) -> Line {
              return {d.name, labelled("firmware", word(d, "firmware"))};
          }},
    Group{"watchdog",
          "Watchdogs",
          [](const Device& d) -> Line {
              return {d.name,
                      word(d, "identity"),
                      labelled("timeout", word(d, "timeout_seconds").empty() ? "" : word(d, "timeout_seconds") + " s")};
          }},
};

void add_group(std::string& text, std::string_view title, std::span<const Line> table)
{
    std::vector<std::size_t> widths;
    for (const Line& line : table) {
        widths.resize(std::max(widths.size(), line.size()), 0);
        for (std::size_t column = 0; column < line.size(); ++column)
            widths[column] = std::max(widths[column], line[column].size());
    }
    text += painted(title, Tone::bold) + "\n";
    for (const Line& line : table) {
        std::string row = "  ";
        for (std::size_t column = 0; column < line.size(); ++column) {
            if (widths[column] > 0)
                row += padded(line[column], widths[column]) + "  ";
        }
        row.erase(row.find_last_not_of(' ') + 1);
        text += row + "\n";
    }
}

}  // namespace

std::string to_text(const Inventory& inventory)
{
    std::string text;
    for (const Group& group : groups) {
        std::vector<Line> table;
        for (const Device& device : inventory.devices) {
            if (device.kind == group.kind)
                table.push_back(group.line(device));
        }
        if (!table.empty())
            add_group(text, group.title, table);
    }
    if (find_device(inventory, "smbios", "smbios") == nullptr)
        text +=
            painted("System", Tone::bold) + "\n  no SMBIOS: the firmware does not tell vendor, model, board or DIMMs\n";
    if (!inventory.notes.empty())
        text += painted("Notes", Tone::bold) + "\n";
    for (const Note& note : inventory.notes)
        text += fmt::format("  {}: {}: {}\n", note.kind, printable(note.where), printable(note.why));
    return text;
}

}  // namespace ocks::verbs
