// SPDX-License-Identifier: GPL-3.0-or-later
/// Whatever fails on a machine, and whenever: all that was listed is there, what went wrong is noted, and nothing is
/// invented. Each probe is tried with each answer that it got.
#include "core/snapshot/snapshot.hpp"
#include "probes/probe.hpp"
#include "tests/probes/machine_of_everything.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace ocks;
using namespace ocks::testing;

namespace {

using Names = std::vector<std::string>;
using Answers = std::vector<std::pair<Asked, Answer>>;

/// What one probe asked of the machine, in its order.
Answers answers_to(const Probe& probe, const Tree& machine)
{
    Answers answers;
    const auto root = machine.sysroot([&](Access access, std::string_view path, const Answer& answer) {
        answers.emplace_back(Asked{std::string{path}, access}, answer);
    });
    (void)observe(root, std::array{&probe});
    return answers;
}

Inventory replayed(const Probe& probe, const Answers& answers)
{
    Snapshot snapshot;
    for (const auto& [asked, answer] : answers)
        snapshot.record(asked.access, asked.path, answer);
    return observe(Sysroot::replay(std::move(snapshot)), std::array{&probe});
}

/// As if the file had been this from the start, however often it is read.
Answers with(Answers answers, const std::string& path, const Answer& other)
{
    for (auto& [asked, answer] : answers) {
        if (asked.access == Access::read && asked.path == path)
            answer = other;
    }
    return answers;
}

std::set<std::string> files_in(const Answers& answers)
{
    std::set<std::string> files;
    for (const auto& [asked, answer] : answers) {
        if (asked.access == Access::read && answer)
            files.insert(asked.path);
    }
    return files;
}

/// "pci 0000:01:00.0" of `these` that `from` does not have.
Names missing(const Inventory& these, const Inventory& from)
{
    Names names;
    for (const Device& device : these.devices) {
        if (find_device(from, device.kind, device.name) == nullptr)
            names.push_back(device.kind + " " + device.name);
    }
    return names;
}

bool is_noted(const Inventory& inventory, const std::string& path)
{
    return std::ranges::any_of(inventory.notes,
                               [&](const Note& note) { return note.where.find(path) != std::string::npos; });
}

/// Kinds that no directory lists: the file (or the answer) that fails is all that says so, and its note is all that is
/// left. A cache whose level or type nobody knows cannot be counted.
constexpr std::array<std::string_view, 13> said_by_a_file{"bios",
                                                          "clocksource",
                                                          "confidential_computing",
                                                          "cpu_cache",
                                                          "devicetree",
                                                          "devlink",
                                                          "memory",
                                                          "mitigations",
                                                          "os",
                                                          "raid_drive",
                                                          "secure_boot",
                                                          "smbios",
                                                          "system"};

/// What should be there all the same.
Names lost(const Inventory& wanted, const Inventory& seen)
{
    Names names = missing(wanted, seen);
    std::erase_if(names, [](const std::string& name) {
        const std::string_view kind = std::string_view{name}.substr(0, name.find(' '));
        return std::ranges::find(said_by_a_file, kind) != said_by_a_file.end();
    });
    return names;
}

}  // namespace

TEST_CASE("every probe finds something on the machine of everything", "[robustness]")
{
    const Tree machine = machine_of_everything();
    const auto root = machine.sysroot();
    for (const Probe* const probe : all_probes()) {
        INFO(probe->id);
        const Inventory seen = observe(root, std::array{probe});
        CHECK_FALSE(seen.devices.empty());
        CHECK(seen.notes.empty());
    }
}

TEST_CASE("a file that fails takes no device with it, and is noted", "[robustness]")
{
    const Tree machine = machine_of_everything();
    std::set<std::string> failing;
    std::set<std::string> noted;
    for (const Probe* const probe : all_probes()) {
        const Answers answers = answers_to(*probe, machine);
        const Inventory whole = replayed(*probe, answers);
        for (const std::string& file : files_in(answers)) {
            for (const char* const why : {"Input/output error", "Resource temporarily unavailable"}) {
                INFO(file << ": " << why);
                const Inventory seen = replayed(*probe, with(answers, file, fail(Errc::io, file, why)));
                const Names gone = lost(whole, seen);
                CAPTURE(gone);
                CHECK(gone.empty());
                failing.insert(file + ": " + why);
                if (is_noted(seen, file))
                    noted.insert(file + ": " + why);
            }
        }
    }
    // A file that several probes ask for is noted by one of them at least.
    std::erase_if(failing, [&](const std::string& each) { return noted.contains(each); });
    CAPTURE(failing);
    CHECK(failing.empty());
    CHECK(noted.size() > 150);
}

TEST_CASE("a file of 64 KiB of anything takes no device with it and fills no report", "[robustness]")
{
    constexpr std::size_t bytes = std::size_t{64} * 1024;
    constexpr std::size_t page = 4096;
    const Tree machine = machine_of_everything();
    for (const Probe* const probe : all_probes()) {
        const Answers answers = answers_to(*probe, machine);
        const Inventory whole = replayed(*probe, answers);
        for (const std::string& file : files_in(answers)) {
            for (const char filling : {'x', '9', '\n', '\0', '\xff'}) {
                INFO(file << " of " << static_cast<int>(filling));
                const Inventory seen = replayed(*probe, with(answers, file, std::vector{std::string(bytes, filling)}));
                const Names gone = lost(whole, seen);
                CAPTURE(gone);
                CHECK(gone.empty());
                for (const Device& device : seen.devices) {
                    for (const auto& [property, value] : device.properties) {
                        INFO(device.kind << " " << property);
                        CHECK(to_string(value).size() <= page);
                    }
                }
            }
        }
    }
}

TEST_CASE("a file that ends too early takes no device with it", "[robustness]")
{
    const Tree machine = machine_of_everything();
    for (const Probe* const probe : all_probes()) {
        const Answers answers = answers_to(*probe, machine);
        const Inventory whole = replayed(*probe, answers);
        for (const auto& [asked, answer] : answers) {
            if (asked.access != Access::read || !answer)
                continue;
            const std::string& content = answer->front();
            for (std::size_t bytes = 1; bytes < content.size(); bytes += 1 + content.size() / 32) {
                INFO(asked.path << " of " << bytes << " bytes");
                const Inventory seen =
                    replayed(*probe, with(answers, asked.path, std::vector{content.substr(0, bytes)}));
                const Names gone = lost(whole, seen);
                CAPTURE(gone);
                CHECK(gone.empty());
            }
        }
    }
}

TEST_CASE("links that lead round or upwards end in a note or within the root", "[robustness]")
{
    const Tree machine{
        {"/sys/bus/pci/devices", "-> ../pci/devices"},
        {"/sys/class/nvme/nvme0", "-> ../nvme/nvme0"},
        {"/sys/class/net/eth0", "-> ../../../../../../../../sys/devices/eth0"},
        {"/sys/devices/eth0/device", "-> ../../../../../../.."},
        {"/sys/devices/eth0/address", "02:11:22:33:44:55\n"},
    };
    const Inventory seen = observe(machine.sysroot(), all_probes());
    CHECK(find_device(seen, "nvme", "nvme0") != nullptr);
    const Device* const port = find_device(seen, "nic", "eth0");
    REQUIRE(port != nullptr);
    CHECK(text_of(*port, "mac") == "02:11:22:33:44:55");
    CHECK(is_noted(seen, "/sys/bus/pci/devices"));
    CHECK(is_noted(seen, "/sys/class/nvme/nvme0/model"));
}

TEST_CASE("a machine that loses everything half way through the scan is described as far as it was seen",
          "[robustness]")
{
    const Tree machine = machine_of_everything();
    for (const Probe* const probe : all_probes()) {
        const Answers answers = answers_to(*probe, machine);
        const Inventory whole = replayed(*probe, answers);
        for (std::size_t asked = 0; asked <= answers.size(); ++asked) {
            INFO(probe->id << ", " << asked << " questions were answered");
            const Inventory seen =
                replayed(*probe, Answers(answers.begin(), answers.begin() + static_cast<std::ptrdiff_t>(asked)));
            const Names gone = missing(seen, whole);
            CAPTURE(gone);
            CHECK(gone.empty());
        }
    }
}
