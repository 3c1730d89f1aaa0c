// SPDX-License-Identifier: GPL-3.0-or-later
/// The kernel that runs, or ran when a snapshot was taken.
///
///   /proc/sys/kernel/osrelease       "6.12.0-2611.1.0.ocks"
///   /proc/sys/kernel/version         "#1 SMP PREEMPT_DYNAMIC Wed Feb 11 08:00:00 UTC 2026"
///   /proc/sys/kernel/tainted         "0"
///   /proc/cmdline                    "BOOT_IMAGE=/vmlinuz root=/dev/sda2 ro"
///   /proc/config.gz                  its options, packed; or /boot/config-RELEASE
///   /sys/kernel/notes                ELF notes, the digest of the build among them
///   /sys/kernel/security/lockdown    "none [integrity] confidentiality"
///   /sys/kernel/security/lsm         "lockdown,capability,yama,selinux"
///   /sys/kernel/livepatch/           a directory for each live patch
///   /lib/modules/RELEASE/symvers.gz, /lib/modules/kabi-current/   which interfaces it has for modules of others
///
/// Documentation/admin-guide/sysctl/kernel.rst in the kernel.
#include "core/digest.hpp"
#include "core/node.hpp"
#include "core/taint.hpp"
#include "core/text.hpp"
#include "probes/architecture.hpp"
#include "probes/kernel/abi.hpp"
#include "probes/kernel/build_id.hpp"
#include "probes/kernel/config.hpp"
#include "probes/probe.hpp"

#include <utility>

namespace ocks::probes {
namespace {

void note_unless_absent(const Error& error, std::vector<Note>& notes)
{
    if (error.code != Errc::absent)
        notes.push_back({"kernel", error.where, error.why});
}

/// The word in brackets is the one that is set.
std::string chosen(std::string_view words)
{
    const auto open = words.find('[');
    const auto close = words.find(']', open);
    return open == std::string_view::npos || close == std::string_view::npos
               ? std::string{}
               : std::string{words.substr(open + 1, close - open - 1)};
}

void read_build(const Sysroot& root, Device& device, std::vector<Note>& notes)
{
    const auto elf_notes = root.read("/sys/kernel/notes");
    if (!elf_notes)
        note_unless_absent(elf_notes.error(), notes);
    else if (auto build_id = build_id_of_notes(*elf_notes))
        device.properties.emplace("build_id", std::move(*build_id));
}

/// How it was configured: what a driver is compiled with and what a page and a tick are.
void read_configuration(const Sysroot& root, Device& device, std::vector<Note>& notes)
{
    const auto config = read_kernel_config(root, text_of(device, "release").value_or(""));
    if (!config) {
        note_unless_absent(config.error(), notes);
        return;
    }
    device.properties.emplace("config_sha256", sha256(*config));
    if (const auto compiler = kernel_option(*config, "CC_VERSION_TEXT"))
        device.properties.emplace("compiler", std::string{*compiler});
    if (const auto ticks = parse_unsigned(kernel_option(*config, "HZ").value_or("")))
        device.properties.emplace("tick_hz", *ticks);
    constexpr std::uint64_t largest_shift = 30;
    const auto shift = parse_unsigned(kernel_option(*config, "PAGE_SHIFT").value_or(""));  // since 6.9
    if (shift && *shift <= largest_shift)
        device.properties.emplace("page_bytes", std::uint64_t{1} << *shift);
}

void read_security(const Sysroot& root, Device& device, std::vector<Note>& notes)
{
    Node(root, "/sys/kernel/security", device, notes).text("lsm", "security_modules");
    const auto lockdown = root.read("/sys/kernel/security/lockdown");
    if (!lockdown)
        note_unless_absent(lockdown.error(), notes);
    else if (std::string word = chosen(*lockdown); !word.empty())
        device.properties.emplace("lockdown", std::move(word));
    std::string patches;
    for (const std::string& patch : entries(root, "/sys/kernel/livepatch", "kernel", notes))
        patches += (patches.empty() ? "" : ",") + patch;
    if (!patches.empty())
        device.properties.emplace("live_patches", std::move(patches));
}

void observe_kernel(const Sysroot& root, Inventory& inventory)
{
    Device device{.kind = "kernel", .name = "kernel", .properties = {}};
    Node(root, "/proc", device, inventory.notes)
        .text("sys/kernel/osrelease", "release")
        .text("sys/kernel/version", "version")
        .text("cmdline", "command_line")
        .number("sys/kernel/tainted", "taint")
        .text("sys/kernel/random/boot_id", "boot_id");
    if (device.properties.empty())
        return;
    if (const auto taint = number_of(device, "taint"); taint && *taint != 0)
        device.properties.emplace("taint_reasons", taint_reasons(*taint));
    // Since Linux 6.1 there is a file; without it, what else there is to go by.
    Node(root, "/proc/sys/kernel", device, inventory.notes).text("arch", "architecture");
    if (auto architecture = architecture_of(root))
        device.properties.emplace("architecture", std::move(*architecture));
    if (auto commit = source_commit_of(text_of(device, "release").value_or("")))
        device.properties.emplace("source_commit", std::move(*commit));
    read_build(root, device, inventory.notes);
    read_abi(root, device, inventory.notes);
    read_configuration(root, device, inventory.notes);
    read_security(root, device, inventory.notes);
    inventory.devices.push_back(std::move(device));
}

}  // namespace

extern constinit const Probe kernel{
    .id = "kernel",
    .summary = "the running kernel",
    .observe = observe_kernel,
};

}  // namespace ocks::probes
