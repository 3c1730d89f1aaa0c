// SPDX-License-Identifier: GPL-3.0-or-later
/// A device that was taken away from its users for a while, compared with itself afterwards: are its disks and ports
/// back, with the same content?
#pragma once

#include "core/measurement.hpp"
#include "suite/devices/dependants.hpp"
#include "suite/test_case.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ocks {

/// For a device that is known not to have come back.
inline constexpr std::chrono::seconds nothing_to_wait_for{0};

class Outage {
public:
    /// Looks at everything that hangs on the function. Denied if somebody uses some of it now.
    [[nodiscard]] static Result<Outage> begin(const Bench& bench, std::string pci_address, std::uint64_t bytes);

    /// Waits until all of it is back. "absence" is how long that took; "afterwards" is "as before", or what of it is
    /// missing or holds something else.
    [[nodiscard]] std::vector<Measurement> end(const Bench& bench, std::chrono::milliseconds patience) const;

private:
    Outage(std::string pci_address, std::uint64_t bytes, std::vector<Dependant> dependants)
        : m_pci_address(std::move(pci_address)), m_bytes(bytes), m_dependants(std::move(dependants))
    {
    }

    [[nodiscard]] std::string change_of(const Sysroot& root, const Dependant& dependant, const std::string& name) const;

    std::string m_pci_address;
    std::uint64_t m_bytes;
    std::vector<Dependant> m_dependants;
    std::map<std::string, std::string> m_digests;  ///< of a disk's content, by its serial
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

}  // namespace ocks
