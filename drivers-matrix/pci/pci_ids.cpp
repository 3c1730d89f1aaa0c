// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/pci/pci_ids.hpp"

#include "core/file.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

constexpr unsigned half = 16;

/// The hexadecimal number that a line begins with, and the name two blanks after it.
struct Line {
    std::uint32_t number = 0;
    std::string_view digits;
    std::string_view name;
};

std::optional<Line> parse(std::string_view line, std::size_t digits)
{
    constexpr std::string_view gap = "  ";
    if (line.size() <= digits + gap.size() || line.substr(digits, gap.size()) != gap)
        return std::nullopt;
    const auto number = parse_hexadecimal(line.substr(0, digits));
    if (!number)
        return std::nullopt;
    return Line{.number = static_cast<std::uint32_t>(*number),
                .digits = line.substr(0, digits),
                .name = line.substr(digits + gap.size())};
}

}  // namespace

PciIds::PciIds(std::string text) : m_text(text.begin(), text.end())
{
    enum class Above { nothing, vendor, base_class };
    Above above = Above::nothing;
    std::uint32_t vendor = 0;
    std::string base_class;
    for (const auto line : lines({m_text.data(), m_text.size()})) {
        if (line.empty() || line.front() == '#' || line.starts_with("\t\t"))
            continue;  // subsystems and interfaces are not asked for
        if (line.front() == '\t') {
            const auto below = parse(line.substr(1), above == Above::vendor ? 4 : 2);
            if (below && above == Above::vendor)
                m_devices.push_back({.id = (vendor << half) | below->number, .name = below->name});
            else if (below && above == Above::base_class)
                m_classes.emplace(base_class + std::string{below->digits}, below->name);
            continue;
        }
        above = Above::nothing;
        if (line.starts_with("C ")) {
            if (const auto base = parse(line.substr(2), 2)) {
                above = Above::base_class;
                base_class = base->digits;
                m_classes.emplace(base_class, base->name);
            }
        } else if (const auto maker = parse(line, 4)) {
            above = Above::vendor;
            vendor = maker->number;
            m_vendors.emplace(maker->number, maker->name);
        }
    }
    std::ranges::sort(m_devices, {}, &Device::id);
}

std::string_view PciIds::vendor(std::uint32_t vendor) const
{
    const auto found = m_vendors.find(vendor);
    return found == m_vendors.end() ? std::string_view{} : found->second;
}

std::string_view PciIds::device(std::uint32_t id) const
{
    const auto found = std::ranges::lower_bound(m_devices, id, {}, &Device::id);
    return found == m_devices.end() || found->id != id ? std::string_view{} : found->name;
}

std::string_view PciIds::class_name(std::string_view digits) const
{
    for (const std::size_t length : {4U, 2U}) {
        const auto found = m_classes.find(digits.substr(0, length));
        if (digits.size() >= length && found != m_classes.end())
            return found->second;
    }
    return {};
}

std::optional<std::uint32_t> pci_id(std::string_view text)
{
    if (text.size() != 9 || text[4] != ':')
        return std::nullopt;
    const auto vendor = parse_hexadecimal(text.substr(0, 4));
    const auto device = parse_hexadecimal(text.substr(5));
    if (!vendor || !device)
        return std::nullopt;
    return static_cast<std::uint32_t>((*vendor << half) | *device);
}

std::string full_name(const PciIds& names, std::uint32_t id)
{
    const auto vendor = names.vendor(id >> half);
    const auto device = names.device(id);
    if (device.empty())
        return fmt::format("{}{}{:04x}:{:04x}", vendor, vendor.empty() ? "" : " ", id >> half, id & ((1U << half) - 1));
    return fmt::format("{} {}", vendor, device);
}

PciIds system_pci_ids()
{
    // libpci's own place, and where Debian and Fedora keep it.
    for (const auto* path : {"/usr/share/misc/pci.ids", "/usr/share/hwdata/pci.ids", "/usr/share/pci.ids"}) {
        if (auto text = read_file(path))
            return PciIds{*std::move(text)};
    }
    return {};
}

}  // namespace ocks
