// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/kernel/boot_log.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/klog.h>

namespace ocks {
namespace {

// syslog(2); the C library has no names for them.
constexpr int read_all = 3;
constexpr int size_of_buffer = 10;

Result<std::string> read_buffer()
{
    const int size = klogctl(size_of_buffer, nullptr, 0);
    std::string text(static_cast<std::size_t>(std::max(size, 0)), '\0');
    const int length = size < 0 ? -1 : klogctl(read_all, text.data(), size);
    if (length < 0)
        return fail(errno == EPERM ? Errc::denied : Errc::io, "the kernel log", std::strerror(errno));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

}  // namespace

Result<std::string> boot_log(const Sysroot& root)
{
    return root.ask("kernel/log", read_buffer);
}

bool reaches_back_to_start(std::string_view log)
{
    const auto first = lines(log);
    return !first.empty() && (first.front().find("] Linux version ") != std::string_view::npos ||
                              first.front().find("] Booting Linux on physical CPU") != std::string_view::npos);
}

}  // namespace ocks
