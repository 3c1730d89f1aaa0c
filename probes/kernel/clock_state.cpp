// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/kernel/clock_state.hpp"

#include "core/text.hpp"

#include <cerrno>
#include <cstring>
#include <sys/timex.h>

namespace ocks {

Result<std::string> ask_clock_state()
{
    timex told{};
    const int state = adjtimex(&told);
    if (state < 0)
        return fail(errno == EPERM ? Errc::denied : Errc::io, "adjtimex", std::strerror(errno));
    return std::to_string(state) + " " + std::to_string(told.status) + "\n";
}

Result<bool> is_clock_synchronized(std::string_view answer)
{
    const auto words = split(trimmed(answer), ' ');
    const auto state = parse_unsigned(words.front());
    const auto status = parse_unsigned(words.back());
    if (words.size() != 2 || !state || !status || *state > TIME_ERROR)
        return fail(Errc::malformed, "clock state", "is not a state and a status");
    return *state != TIME_ERROR && (*status & STA_UNSYNC) == 0;
}

}  // namespace ocks
