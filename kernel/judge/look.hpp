// SPDX-License-Identifier: GPL-3.0-or-later
/// What ocks-boot asks of a guest that was given no command: its inventory, the files that its model names, and how
/// long the initcalls of its kernel took.
#pragma once

#include "kernel/judge/boot_checks.hpp"
#include "kernel/model/model.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// One initcall of the kernel or of a module, by the guest's clock.
struct Initcall {
    std::string function;  ///< "nvme_init [nvme]"
    double milliseconds = 0;
    std::int64_t result = 0;  ///< what it returned

    friend bool operator==(const Initcall&, const Initcall&) = default;
};

/// A word of the kernel's command line: initcalls leave their times in a ring buffer. The other way,
/// initcall_debug, writes them into the log, and the log's length is time on a serial port.
inline constexpr std::string_view trace_initcalls = "trace_event=initcall:*";

/// The script that looks. It leaves inventory.json, look/PATH for each of the model's files, and initcalls.
[[nodiscard]] std::string look_command(const Model& model);

/// The file "initcalls": lines "MILLISECONDS RESULT FUNCTION", the slowest first. Other lines are left out.
[[nodiscard]] std::vector<Initcall> parse_initcalls(std::string_view text);

/// Whether the console and the files show what the model promises. Files are judged only after a look.
[[nodiscard]] std::vector<BootCheck> look_checks(const BootRecord& record, const Expectation& expectation);

}  // namespace ocks
