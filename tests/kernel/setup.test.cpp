// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/setup.hpp"

#include "kernel/machine/fault.hpp"
#include "kernel/machine/monitor.hpp"
#include "kernel/model/model_store.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

using namespace ocks;

namespace {

Setup server()
{
    const auto model = load_model("two-socket-nvme");
    REQUIRE(model);
    Setup setup{.model = *model,
                .kernel = "/k/vmlinuz",
                .initial_disk = "/w/initial-disk",
                .drives = {},
                .kernel_words = {},
                .guest_files = {},
                .reactions = {}};
    for (const ModelDisk& disk : model->disks)
        setup.drives.push_back(
            {.disk = disk, .path = "/w/" + disk.id, .unreadable_sectors = {}, .forgetful_sectors = {}});
    return setup;
}

nlohmann::json drive_of(const Setup& setup, std::string_view id)
{
    const auto arguments = qemu_arguments(setup);
    for (std::size_t index = 1; index < arguments.size(); ++index) {
        if (arguments[index - 1] != "-blockdev")
            continue;
        auto node = nlohmann::json::parse(arguments[index], nullptr, false);
        REQUIRE(node.is_object());
        if (node["node-name"] == id)
            return node;
    }
    return {};
}

}  // namespace

TEST_CASE("an option of a model becomes two arguments, and its value keeps its blanks")
{
    const auto arguments = qemu_arguments(server());
    const auto cpu = std::ranges::find(arguments, "-cpu");
    REQUIRE(cpu != arguments.end());
    CHECK(std::next(cpu)->ends_with("model-id=Example Processor 2620 v1"));
    CHECK(arguments.front() == "qemu-system-x86_64");
    CHECK(std::ranges::find(arguments, "-nodefaults") != arguments.end());
}

TEST_CASE("a machine has two serial ports, the console first")
{
    const auto arguments = qemu_arguments(server());
    std::vector<std::string> ports;
    for (std::size_t index = 1; index < arguments.size(); ++index) {
        if (arguments[index - 1] == "-serial")
            ports.push_back(arguments[index]);
    }
    CHECK(ports == std::vector<std::string>{"chardev:console", "chardev:channel"});
}

TEST_CASE("a drive without a fault is its image")
{
    CHECK(drive_of(server(), "nvme0").dump() ==
          R"({"driver":"raw","file":{"driver":"file","filename":"/w/nvme0"},"node-name":"nvme0"})");
}

TEST_CASE("a read error strikes the first blank drive, or the one that is named")
{
    Setup setup = server();
    REQUIRE(apply_fault(setup, "nvme-read-error"));
    const auto node = drive_of(setup, "nvme0");
    CHECK(node["file"]["driver"] == "blkdebug");
    CHECK(node["file"]["inject-error"].size() == setup.drives[0].unreadable_sectors.size());
    CHECK(node["file"]["inject-error"][0]["iotype"] == "read");
    CHECK(setup.drives[1].unreadable_sectors.empty());

    Setup named = server();
    REQUIRE(apply_fault(named, "nvme-read-error:EXN2200002"));
    CHECK(named.drives[0].unreadable_sectors.empty());
    CHECK_FALSE(named.drives[1].unreadable_sectors.empty());
    CHECK_FALSE(apply_fault(named, "nvme-read-error:NONE"));
}

TEST_CASE("a drive that forgets is read from the copy whose writes are lost")
{
    Setup setup = server();
    REQUIRE(apply_fault(setup, "nvme-corruption"));
    const auto node = drive_of(setup, "nvme0");
    CHECK(node["driver"] == "quorum");
    CHECK(node["read-pattern"] == "fifo");
    CHECK(node["children"][0]["file"]["driver"] == "blkdebug");
    CHECK(node["children"][0]["file"]["inject-error"][0]["iotype"] == "write");
}

TEST_CASE("struck sectors stay away from both ends, where signatures are looked for")
{
    Setup setup = server();
    const auto sectors = scattered_sectors(setup.drives[0]);
    CHECK(sectors.front() * 512 >= 1U << 20U);
    CHECK(sectors.back() * 512 < setup.drives[0].disk.size_bytes - (1U << 20U));
    CHECK(std::ranges::is_sorted(sectors));
}

TEST_CASE("a cut cable takes both ends down")
{
    Setup setup = server();
    REQUIRE(apply_fault(setup, "nic-link-cut:start"));
    REQUIRE(setup.reactions.size() == 1);
    CHECK(setup.reactions[0] == Reaction{.mark = "settled",
                                         .commands = {{"set_link", R"({"name": "nic0", "up": false})"},
                                                      {"set_link", R"({"name": "nic1", "up": false})"}}});
    CHECK_FALSE(apply_fault(setup, "nic-link-cut:later"));
}

TEST_CASE("a module is left out by a word of the kernel's command line")
{
    Setup setup = server();
    REQUIRE(apply_fault(setup, "missing-module:e1000e"));
    CHECK(kernel_command_line(setup).ends_with(" ocks.leave_out=e1000e"));
}

TEST_CASE("a fault that nobody knows, and one that has nothing to strike, are refused")
{
    Setup setup = server();
    CHECK(to_string(apply_fault(setup, "moth").error()) == "fault moth: no such fault; --list names them");
    setup.model.cables.clear();
    setup.drives.clear();
    CHECK_FALSE(apply_fault(setup, "nic-link-cut"));
    CHECK_FALSE(apply_fault(setup, "raid-read-error"));
}

TEST_CASE("every fault says what it is and what must be seen of it")
{
    CHECK(all_faults().size() >= 10);
    for (const Fault* fault : all_faults()) {
        CHECK_FALSE(fault->id.empty());
        CHECK_FALSE(fault->summary.empty());
        CHECK_FALSE(fault->evidence.empty());
    }
}

TEST_CASE("the monitor is told in lines, and its refusals are heard")
{
    CHECK(to_line({"qmp_capabilities", ""}) == "{\"execute\": \"qmp_capabilities\", \"arguments\": {}}\n");
    MonitorReader reader;
    CHECK(reader.feed("{\"QMP\": {}}\r\n{\"return\": {}}\r\n{\"error\": {\"class\": \"X\", \"de") == MonitorNews{});
    CHECK(reader.feed("sc\": \"Device 'nic9' not found\"}}\r\n{\"event\": \"RESET\"}\r\nnoise\n") ==
          MonitorNews{{"Device 'nic9' not found"}, {{"RESET", ""}}});
}
