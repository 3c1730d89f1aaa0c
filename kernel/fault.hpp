// SPDX-License-Identifier: GPL-3.0-or-later
/// A defect that is built into a machine on purpose, to show that the tests and the judge can fail.
#pragma once

#include "core/result.hpp"
#include "kernel/setup.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks {

struct Fault {
    std::string_view id = {};
    std::string_view summary = {};
    std::string_view evidence = {};  ///< what must be seen of it, and by whom

    /// `target` is what stood behind the colon of "id:target"; empty lets the fault choose.
    Result<void> (*apply)(Setup& setup, std::string_view target) = nullptr;
};

/// kernel/faults/*.cpp, sorted by file name.
[[nodiscard]] std::span<const Fault* const> all_faults();

/// Applies "id" or "id:target"; absent if there is no such fault or the machine has nothing it could strike.
[[nodiscard]] Result<void> apply_fault(Setup& setup, std::string_view fault);

/// The drive with that serial or, if it is empty, the first blank one with that attachment.
[[nodiscard]] Result<Drive*> struck_drive(Setup& setup, std::string_view attachment, std::string_view serial);

/// One sector in every half mebibyte, away from the ends where signatures are looked for.
[[nodiscard]] std::vector<std::uint64_t> scattered_sectors(const Drive& drive);

}  // namespace ocks
