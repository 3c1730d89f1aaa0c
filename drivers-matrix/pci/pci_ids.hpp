// SPDX-License-Identifier: GPL-3.0-or-later
/// Names of PCI vendors, devices and classes: the text of pci.ids, ready to be asked.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

class PciIds {
public:
    struct Device {
        std::uint32_t id = 0;  ///< vendor in the upper half
        std::string_view name;
    };

    PciIds() = default;

    /// Lines that make no sense are left out: names are for people, and a missing one is a number.
    explicit PciIds(std::string text);
    PciIds(PciIds&&) = default;
    PciIds& operator=(PciIds&&) = default;
    PciIds(const PciIds&) = delete;
    PciIds& operator=(const PciIds&) = delete;
    ~PciIds() = default;

    /// Empty if it has none.
    [[nodiscard]] std::string_view vendor(std::uint32_t vendor) const;
    [[nodiscard]] std::string_view device(std::uint32_t id) const;

    /// Of "010802", "0108" or "01": the longest part that has a name. Empty if it has none.
    [[nodiscard]] std::string_view class_name(std::string_view digits) const;

    /// By id.
    [[nodiscard]] std::span<const Device> devices() const { return m_devices; }

private:
    std::vector<char> m_text;  ///< views stay good when it is moved, which those into a short string would not
    std::vector<Device> m_devices;
    std::map<std::uint32_t, std::string_view> m_vendors;
    std::map<std::string, std::string_view, std::less<>> m_classes;
};

/// "8086:10d3" as one number; nothing if it is not of that form.
[[nodiscard]] std::optional<std::uint32_t> pci_id(std::string_view text);

/// "Samsung … NVMe SSD Controller", or "144d:a808" if it has no name.
[[nodiscard]] std::string full_name(const PciIds& names, std::uint32_t id);

/// The list of this machine, where distributions keep it; empty if it has none.
[[nodiscard]] PciIds system_pci_ids();

}  // namespace ocks
