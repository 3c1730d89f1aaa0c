// SPDX-License-Identifier: GPL-3.0-or-later
/// Names of PCI vendors, devices and classes, from the pci.ids of the machine that we run on.
#pragma once

#include "core/result.hpp"
#include "probes/pci/names_excerpt.hpp"

#include <memory>
#include <optional>
#include <string>

struct pci_access;

namespace ocks {

class PciNames {
public:
    /// `file` is for tests; libpci knows where its own list is. absent: there is none. malformed: libpci refuses it.
    [[nodiscard]] static Result<PciNames> open(const std::string& file = {});

    /// The names of these devices, their vendors, and classes alone, in a fraction of the time.
    [[nodiscard]] static Result<PciNames> open_for(const PciNumbers& wanted, const std::string& file = {});

    [[nodiscard]] std::optional<std::string> vendor(unsigned vendor) const;
    [[nodiscard]] std::optional<std::string> device(unsigned vendor, unsigned device) const;
    [[nodiscard]] std::optional<std::string>
    subsystem(unsigned vendor, unsigned device, unsigned subsystem_vendor, unsigned subsystem_device) const;

    /// The class by its two upper bytes, as 0x0108 of 0x010802.
    [[nodiscard]] std::optional<std::string> class_name(unsigned class_code) const;

private:
    struct CleanUp {
        void operator()(pci_access* access) const;
    };
    explicit PciNames(std::unique_ptr<pci_access, CleanUp> access) : m_access(std::move(access)) {}
    [[nodiscard]] static Result<PciNames> load(const std::string& file, const std::string& name);

    std::unique_ptr<pci_access, CleanUp> m_access;
};

}  // namespace ocks
