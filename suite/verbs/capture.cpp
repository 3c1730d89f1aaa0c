// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert capture`: this machine as a text that tells no secrets, and that every other verb takes for a machine.

#include "core/file.hpp"
#include "core/snapshot/text.hpp"
#include "core/version.hpp"
#include "probes/probe.hpp"
#include "suite/verbs/capture/scrub.hpp"
#include "suite/verbs/machine.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <array>
#include <fmt/format.h>
#include <sys/random.h>
#include <unistd.h>

namespace ocks::verbs {
namespace {

/// That of the signer beside his key, as in `run`, so that the pseudonyms are those of his reports; else one that is
/// forgotten at once.
Result<RedactionKey> key_for(const std::string& signing_key)
{
    if (!signing_key.empty())
        return load_or_create_redaction_key(signing_key + ".redaction");
    RedactionKey key;
    if (getrandom(key.bytes.data(), key.bytes.size(), 0) != static_cast<ssize_t>(key.bytes.size()))
        return fail(Errc::io, "getrandom", "the kernel has no random numbers");
    return key;
}

/// The name of this machine says nothing of one that was captured elsewhere.
std::string host_of(const Sysroot& root)
{
    std::array<char, 256> name{};
    return root.is_live() && gethostname(name.data(), name.size() - 1) == 0 ? std::string{name.data()} : std::string{};
}

std::vector<std::string> denied_in(const Snapshot& snapshot)
{
    std::vector<std::string> paths;
    for (const auto& [asked, answer] : snapshot.answers()) {
        if (!answer && answer.error().code == Errc::denied)
            paths.push_back(asked.path);
    }
    return paths;
}

void print_paths(std::string_view title, const std::vector<std::string>& paths, std::string_view why)
{
    constexpr std::size_t shown = 5;
    if (paths.empty())
        return;
    fmt::print("{:<10} {}\n", title, why);
    for (std::size_t index = 0; index < std::min(paths.size(), shown); ++index)
        fmt::print("             {}\n", printable(paths[index]));
    if (paths.size() > shown)
        fmt::print("             and {} more\n", paths.size() - shown);
}

}  // namespace

int capture(const CaptureOptions& options)
{
    const auto key = key_for(options.key);
    if (!key)
        return refuse(key.error());
    Snapshot seen;
    auto root = Sysroot::open(options.root, [&](Access access, std::string_view path, const Answer& answer) {
        seen.record(access, path, answer);
    });
    if (!root)
        return refuse(root.error());
    if (const auto machine = check_machine(*root, options.root); !machine)
        return refuse(machine.error());
    const Inventory inventory = observe(*root, all_probes());
    const auto denied = denied_in(seen);
    const auto safe = scrubbed(seen, inventory, *key, host_of(*root));
    if (!safe)
        return refuse(safe.error());
    const std::string text = to_text(
        safe->snapshot,
        std::array{fmt::format("What a machine answered to the probes of ocks-cert {}.", version),
                   fmt::format("Pseudonyms under key {} stand for serial numbers, MACs, UUIDs, worldwide names, host "
                               "names and addresses.",
                               key_id(*key))});
    if (const auto written = write_file(options.out, text); !written)
        return refuse(written.error());
    fmt::print("snapshot   {}: {} answers for {} devices, {} KiB\n",
               options.out,
               safe->snapshot.answers().size(),
               inventory.devices.size(),
               (text.size() + 1023) / 1024);
    fmt::print("scrubbed   names were replaced in {} answers, and none is left\n", safe->replaced);
    print_paths("denied", denied, fmt::format("{} answers; root would get them", denied.size()));
    print_paths("withheld", safe->withheld, fmt::format("{} files in bytes of unknown form", safe->withheld.size()));
    return 0;
}

}  // namespace ocks::verbs
