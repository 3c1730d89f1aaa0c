// SPDX-License-Identifier: GPL-3.0-or-later
/// Why a question to the kernel failed, in the words of a Result.
#pragma once

#include "core/result.hpp"

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace ocks {

/// By errno. A driver that does not know the question has no answer: that is absent, not wrong.
[[nodiscard]] inline Failure system_failure(std::string where)
{
    const int error = errno;
    switch (error) {
    case ENOENT:
    case ENODEV:
    case ENXIO:
    case ENOTTY:
    case EOPNOTSUPP:
        return fail(Errc::absent, std::move(where), std::strerror(error));
    case EACCES:
    case EPERM:
        return fail(Errc::denied, std::move(where), std::strerror(error));
    default:
        return fail(Errc::io, std::move(where), std::strerror(error));
    }
}

}  // namespace ocks
