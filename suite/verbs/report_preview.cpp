// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert report preview`: what a report would say of this machine, and what would be hidden of it.

#include "core/file.hpp"
#include "reports/redaction/preview.hpp"
#include "suite/verbs/machine.hpp"
#include "suite/verbs/run/environment.hpp"
#include "suite/verbs/run/hiding.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <vector>

namespace ocks::verbs {
namespace {

/// What a run left below logs/, if one is named.
Result<Logs> logs_below(const std::string& directory)
{
    Logs logs;
    if (directory.empty())
        return logs;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(directory + "/logs", error)) {
        auto text = read_file(entry.path().string(), largest_log);
        if (!text)
            return Failure(text.error());
        logs.emplace("logs/" + entry.path().filename().string(), std::move(*text));
    }
    if (error)
        return fail(Errc::absent, directory + "/logs", error.message());
    return logs;
}

}  // namespace

int report_preview(const PreviewOptions& options)
{
    RunOptions run;
    run.rack = options.rack;
    if (const auto fitting = check_told(run); !fitting)
        return refuse(fitting.error(), 2);
    const auto key = load_or_create_redaction_key(options.key + ".redaction");
    if (!key)
        return refuse(key.error());
    auto machine = look_at(options.root, "");
    if (!machine)
        return refuse(machine.error());
    auto logs = logs_below(options.run);
    if (!logs)
        return refuse(logs.error());
    const Findings before{std::move(machine->inventory), {}, std::move(*logs)};
    auto safe = hidden(before, *key, machine->root.is_live() ? name_of_host() : "");
    if (!safe)
        return refuse(safe.error(), 1);
    std::vector<Replacement> changed = replacements(before, safe->findings);
    if (const Environment sent = hidden({.rack = options.rack}, *key, safe->redaction); !sent.rack.empty())
        changed.push_back({"environment: rack", options.rack, sent.rack});
    for (const Replacement& each : changed)
        fmt::print("{}\n  {} {}\n  {} {}\n",
                   printable(each.where),
                   painted("stays here", Tone::dim),
                   printable(each.before),
                   painted("is sent   ", Tone::good),
                   printable(each.after));
    fmt::print("{} values are hidden by the key {}, and {} devices and {} logs are sent\n",
               safe->redaction.replaced,
               safe->redaction.key_id,
               safe->findings.inventory.devices.size(),
               safe->findings.logs.size());
    return 0;
}

}  // namespace ocks::verbs
