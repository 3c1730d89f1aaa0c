// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/bench.hpp"

#include "core/file.hpp"

namespace ocks {

void keep(const Bench& bench, std::string_view name, std::string_view text)
{
    if (!bench.log_prefix.empty() && !text.empty())
        (void)write_file(bench.log_prefix + "." + std::string{name}, text);
}

Result<Completed> run_tool(const Bench& bench, const Command& command, std::string_view name)
{
    auto completed = bench.runner.run(command);
    if (!completed)
        return completed;
    keep(bench, std::string{name} + ".stdout.txt", completed->output);
    keep(bench, std::string{name} + ".stderr.txt", completed->errors);
    if (completed->timed_out)
        return fail(Errc::io, std::string{name}, to_string(*completed, command));
    return completed;
}

}  // namespace ocks
