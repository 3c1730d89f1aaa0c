// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/host.hpp"

#include <filesystem>
#include <system_error>

namespace ocks {

Result<void> need_program(const std::string& name, std::string_view package)
{
    if (find_program(name))
        return {};
    return fail(Errc::absent, name, "no such program; install the package " + std::string{package});
}

Result<void> need_file(const std::string& path, std::string_view package)
{
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error))
        return {};
    return fail(Errc::absent, path, "no such file; install the package " + std::string{package});
}

Result<void> run_tool(Runner& runner, const std::vector<std::string>& arguments, std::string_view package)
{
    const Command command{.arguments = arguments};
    const auto completed = runner.run(command);
    if (!completed && completed.error().code == Errc::absent)
        return fail(Errc::absent, arguments.front(), "no such program; install the package " + std::string{package});
    if (!completed)
        return Failure(completed.error());
    if (completed->exit_status != 0)
        return fail(Errc::io, arguments.front(), to_string(*completed, command) + ": " + completed->errors);
    return {};
}

}  // namespace ocks
