// SPDX-License-Identifier: GPL-3.0-or-later
/// The health gate of steps that run side by side. What happens to a device is charged to the step that works it; what
/// nobody's device explains (a machine check, a taint, an oops that names none) to every step that ran at the time: the
/// machine had trouble under this load, and no step may pass over it.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"
#include "suite/health.hpp"
#include "suite/schedule/demand.hpp"
#include "suite/trouble.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <string>

namespace ocks {

class HealthGate {
public:
    /// `news`: lines that the kernel logged since it was last asked.
    HealthGate(const Sysroot& root, std::function<Result<std::string>()> news) : m_root(root), m_news(std::move(news))
    {
    }

    /// A step begins that works the devices of these names. Until it ends, what happens to them is the step's.
    void begin(std::size_t step, Names names);

    [[nodiscard]] HealthReport end(std::size_t step, std::chrono::milliseconds time);

private:
    struct Watch {
        Names names;
        Health before;    ///< when it began: a device that is away for a while and comes back has not changed
        Trouble charged;  ///< of the log, and of what is nobody's
    };

    /// Charges what has happened since the last step began or ended.
    void settle();
    void charge(const LogFinding& finding);
    [[nodiscard]] bool is_anybodys(std::string_view place) const;

    const Sysroot& m_root;
    std::function<Result<std::string>()> m_news;
    std::map<std::size_t, Watch> m_watches;
    Health m_last;
};

/// The line has the name as a word of its own: "nvme0" is not in "nvme0n1: I/O error".
[[nodiscard]] bool names_device(std::string_view line, std::string_view name);

}  // namespace ocks
