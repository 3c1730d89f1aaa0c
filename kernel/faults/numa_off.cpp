// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault numa_off;
const Fault numa_off{
    .id = "numa-off",
    .summary = "the kernel takes all memory for one node",
    .evidence = "mem.nodes fails: the tables of the firmware list more",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        setup.kernel_words.emplace_back("numa=off");
        return {};
    },
};

}  // namespace ocks::faults
