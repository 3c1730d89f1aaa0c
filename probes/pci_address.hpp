// SPDX-License-Identifier: GPL-3.0-or-later
/// PCI addresses, "0000:3b:00.0", and how to find the one that a device hangs on.
#pragma once

#include "core/sysroot.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ocks {

/// Domains have four digits, or more behind Intel VMD and on POWER: "10000:01:00.0".
[[nodiscard]] bool is_pci_address(std::string_view text);

/// The last PCI function named in a path such as "../devices/pci0000:00/0000:00:03.0/virtio0/net/eth0".
[[nodiscard]] std::optional<std::string> last_pci_address(std::string_view path);

/// The function that a class device belongs to: by the link that the directory itself is, or by its `device` link.
[[nodiscard]] std::optional<std::string> pci_address_of(const Sysroot& root, const std::string& directory);

/// The function directly above the last one in a path: the bridge of a device. Nothing below a root bus.
[[nodiscard]] std::optional<std::string> pci_parent(std::string_view path);

/// The addresses of all bridges above, from the root port down, with commas between; empty on a root bus.
[[nodiscard]] std::string pci_upstream(std::string_view path);

}  // namespace ocks
