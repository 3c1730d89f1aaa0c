// SPDX-License-Identifier: GPL-3.0-or-later
/// What every fallible function in this project returns.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace ocks {

enum class Errc {
    absent,     ///< the file, device or tool is not there
    denied,     ///< it is there, and we may not read it
    malformed,  ///< it was read, and does not say what its interface promises
    io,         ///< the kernel refused in some other way
};

struct Error {
    Errc code{};
    std::string where;  ///< the path or command, as an operator would type it
    std::string why;    ///< one clause, lower case, no full stop

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

[[nodiscard]] inline Failure fail(Errc code, std::string where, std::string why)
{
    return Failure(Error{code, std::move(where), std::move(why)});
}

[[nodiscard]] inline std::string to_string(const Error& error)
{
    return error.where + ": " + error.why;
}

}  // namespace ocks
