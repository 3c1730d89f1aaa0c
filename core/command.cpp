// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command.hpp"

#include "core/text.hpp"

#include <string>
#include <unistd.h>

namespace ocks {
namespace {

// The environment of the caller is not trusted: tools are found here and nowhere else.
constexpr std::string_view search_path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

}  // namespace

std::string to_string(const Completed& completed, const Command& command)
{
    if (completed.timed_out)
        return "no answer within " + shortest(static_cast<double>(command.deadline.count()) / 1000) + " s";
    if (completed.exit_status)
        return "exit status " + std::to_string(*completed.exit_status);
    return "killed by signal " + std::to_string(completed.signal);
}

Result<std::string> find_program(std::string_view name)
{
    if (name.find('/') != std::string_view::npos)
        return access(std::string{name}.c_str(), X_OK) == 0 ? Result<std::string>{std::string{name}}
                                                            : fail(Errc::absent, std::string{name}, "no such program");
    for (const std::string_view directory : split(search_path, ':')) {
        std::string candidate = std::string{directory} + "/" + std::string{name};
        if (access(candidate.c_str(), X_OK) == 0)
            return candidate;
    }
    return fail(Errc::absent, std::string{name}, "no such program");
}

}  // namespace ocks
