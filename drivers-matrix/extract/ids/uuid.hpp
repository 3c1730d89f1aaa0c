// SPDX-License-Identifier: GPL-3.0-or-later
/// Aliases of buses that tell devices apart by UUID: management engine, sensor hub, TEE, Hyper-V and WMI.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Each of one entry of a table of its bus.
void decode_mei(std::string_view entry, std::vector<std::string>& aliases);
void decode_tee(std::string_view entry, std::vector<std::string>& aliases);
void decode_ishtp(std::string_view entry, std::vector<std::string>& aliases);
void decode_vmbus(std::string_view entry, std::vector<std::string>& aliases);
void decode_wmi(std::string_view entry, std::vector<std::string>& aliases);

}  // namespace ocks
