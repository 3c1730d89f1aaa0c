// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault lost_memory;
const Fault lost_memory{
    .id = "lost-memory",
    .summary = "the kernel gets five eighths of the memory that is plugged in",
    .evidence = "mem.size fails",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        for (const std::string_view argument : setup.model.arguments) {
            // "-m 1536M"; QEMU's other forms are not used by models.
            if (!argument.starts_with("-m ") || !argument.ends_with('M'))
                continue;
            const auto mebibytes = parse_unsigned(argument.substr(3, argument.size() - 4));
            if (!mebibytes)
                break;
            setup.kernel_words.push_back("mem=" + std::to_string(*mebibytes * 5 / 8) + "M");
            return {};
        }
        return fail(Errc::absent, "model " + setup.model.name, "does not say its memory in mebibytes");
    },
};

}  // namespace ocks::faults
