// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/protection.hpp"

#include "core/descriptor.hpp"
#include "core/file.hpp"
#include "core/text.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace ocks {
namespace {

constexpr const char* score = "/proc/self/oom_score_adj";

void write_score(std::string_view text)
{
    const int number = ::open(score, O_WRONLY | O_CLOEXEC);
    if (number < 0)
        return;
    const Descriptor file{number};
    // Without CAP_SYS_RESOURCE this is refused, and the run goes on unprotected.
    (void)!::write(file.number(), text.data(), text.size());
}

}  // namespace

Protection::Protection(bool wanted)
{
    if (!wanted)
        return;
    const auto before = read_file(score);
    if (!before)
        return;
    m_score_before = *before;
    write_score("-1000");
    // What is in RAM now stays there; what is mapped and was never used costs nothing.
    (void)mlockall(MCL_CURRENT | MCL_ONFAULT);
}

Protection::~Protection()
{
    if (m_score_before.empty())
        return;
    (void)munlockall();
    write_score(m_score_before);
}

std::uint64_t memory_limit(std::string_view meminfo)
{
    for (const std::string_view line : lines(meminfo)) {
        // MemTotal:       16301236 kB
        if (!line.starts_with("MemTotal:") || !line.ends_with(" kB"))
            continue;
        const auto total = parse_unsigned(trimmed(line.substr(9, line.size() - 9 - 3)));
        return total ? *total * 1024 / 100 * 95 : 0;
    }
    return 0;
}

}  // namespace ocks
