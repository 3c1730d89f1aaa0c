// SPDX-License-Identifier: GPL-3.0-or-later
/// The firmware images of a machine, and the signature that the strictest of them asks of a kernel.
#pragma once

#include "core/command.hpp"
#include "core/result.hpp"
#include "kernel/model/model.hpp"

#include <string>

namespace ocks {

/// Both empty: the machine starts with what QEMU brings, or with nothing.
struct FirmwareFiles {
    std::string code;       ///< read only
    std::string variables;  ///< a template; each boot has a copy

    friend bool operator==(const FirmwareFiles&, const FirmwareFiles&) = default;
};

/// Looks below `share`, where Debian's packages put them; absent names the package that is missing.
[[nodiscard]] Result<FirmwareFiles> find_firmware(Firmware firmware, const std::string& share = "/usr/share");

/// Writes the kernel at `kernel`, signed with the key that the variables of ovmf_secure trust, to `path`. That key
/// is public (Debian's "snakeoil"): what is tested is that the chain is checked, not that it is secret.
/// absent names the package of a tool that is missing.
[[nodiscard]] Result<void>
sign_kernel(Runner& runner, const std::string& kernel, const std::string& path, const std::string& work);

}  // namespace ocks
