// SPDX-License-Identifier: GPL-3.0-or-later
/// The firmware images of a machine.
#pragma once

#include "core/result.hpp"
#include "kernel/model/model.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// Both empty: the machine starts with what QEMU brings, or with nothing.
struct FirmwareFiles {
    std::string code;       ///< read only
    std::string variables;  ///< a template; each boot has a copy

    friend bool operator==(const FirmwareFiles&, const FirmwareFiles&) = default;
};

/// Looks below `share`, where Debian's packages put them; absent names the package that is missing.
[[nodiscard]] Result<FirmwareFiles> find_firmware(Firmware firmware, const std::string& share = "/usr/share");

/// Whether a UEFI firmware says on the console that it has tried everything there is to start; it then waits for ever.
[[nodiscard]] bool has_nothing_to_start(std::string_view console);

}  // namespace ocks
