// SPDX-License-Identifier: GPL-3.0-or-later
/// What is wrong with a command line, in one line for the person who typed it.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace ocks {

/// CLI11 asks for what is missing before it complains of what it does not know. That is most often the same thing,
/// mistyped: `--matrx` is answered as such, and not by "--matrix is required".
[[nodiscard]] inline std::string misuse(const CLI::App& app, const CLI::ParseError& error)
{
    const auto unknown = app.remaining(true);
    if (unknown.empty() || dynamic_cast<const CLI::RequiredError*>(&error) == nullptr)
        return error.what();
    return unknown.front() + (unknown.front().starts_with('-') ? ": there is no such option" : ": not expected here");
}

}  // namespace ocks
