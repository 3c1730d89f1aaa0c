// SPDX-License-Identifier: GPL-3.0-or-later
/// A probe turns one kernel interface into Devices. It reads; it never writes or runs anything.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"

#include <span>
#include <string_view>

namespace ocks {

enum class Form { text, number, link_name };

/// One file of a device's directory, and the property that it becomes.
struct Attribute {
    std::string_view file = {};
    std::string_view property = {};
    Form form = Form::text;
};

struct Probe {
    std::string_view id = {};         ///< its file's name, and the kind of what its directory holds
    std::string_view summary = {};    ///< one line for a person
    std::string_view directory = {};  ///< each entry below it is a device
    std::span<const Attribute> attributes = {};
    void (*observe)(const Sysroot&, Inventory&) = nullptr;  ///< for what a table of attributes cannot say
};

/// All probes below probes/devices/, in the order of their names. The build writes this table.
[[nodiscard]] std::span<const Probe* const> all_probes();

/// Devices in the order of sort_devices(); notes by kind, place and reason.
[[nodiscard]] Inventory observe(const Sysroot& root, std::span<const Probe* const> probes);

}  // namespace ocks
