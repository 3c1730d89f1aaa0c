// SPDX-License-Identifier: GPL-3.0-or-later
/// Machines are played by shell scripts here: what is tested is how ocks-boot follows and ends a process.
#include "core/file.hpp"
#include "kernel/boot/boot.hpp"
#include "tests/support/catch.hpp"

#include <filesystem>
#include <string>

using namespace ocks;
using namespace std::chrono_literals;

namespace {

BootRecord play(const std::string& script, const Deadlines& deadlines, const std::vector<Reaction>& reactions = {})
{
    const std::string log = (std::filesystem::temp_directory_path() / "ocks-machine-test.log").string();
    auto machine = Machine::start({"/bin/sh", "-c", script}, log);
    REQUIRE(machine);
    return follow(std::move(*machine), reactions, deadlines, {});
}

constexpr Deadlines patient{.overall = 20s, .stall = 20s};

}  // namespace

TEST_CASE("what a machine says on its two ports is kept apart")
{
    const auto record =
        play("echo hello >&3; printf 'stage 1.5 userspace\\nfact taint 0\\nend 4\\n' >&4; exit 1", patient);
    CHECK(record.console == "hello\n");
    CHECK(record.stages == std::vector<Stage>{{1.5, "userspace"}});
    CHECK(record.facts.at("taint") == "0");
    CHECK(record.end_status == 4U);
    CHECK(record.machine_status == "exit status 1");
    CHECK(record.gave_up.empty());
}

TEST_CASE("a mark and a stage of that name make the monitor act")
{
    const std::vector<Reaction> reactions{{"go", {{"set_link", R"({"name": "n"})"}}}};
    const auto record = play("read hello <&5; echo 'mark go' >&4; read line <&5; echo \"$line\" >&3; "
                             "echo '{\"error\": {\"desc\": \"no\"}}' >&5",
                             patient,
                             reactions);
    CHECK(record.console == "{\"execute\": \"set_link\", \"arguments\": {\"name\": \"n\"}}\n");
    CHECK(record.refusals == std::vector<std::string>{"no"});
}

TEST_CASE("a machine that falls silent is ended, with its children")
{
    const auto record = play("echo 'stage 1 userspace' >&4; sleep 1000 & wait", {.overall = 20s, .stall = 300ms});
    CHECK(record.gave_up == "silent for 0.3 s");
    CHECK(record.machine_status == "killed by signal 9");
}

TEST_CASE("a machine that talks for ever is ended by the other deadline")
{
    const auto record = play("while :; do echo x >&3; sleep 0.05; done", {.overall = 500ms, .stall = 20s});
    CHECK(record.gave_up == "no end within 0.5 s");
    CHECK(record.console.starts_with("x\nx\n"));
}

TEST_CASE("a program that is not there is an error, not a boot")
{
    const auto machine = Machine::start({"qemu-system-abacus"}, "/dev/null");
    REQUIRE_FALSE(machine);
    CHECK(machine.error().code == Errc::absent);
}

TEST_CASE("the digest of a drive's image tells a byte that changed")
{
    const std::string path = (std::filesystem::temp_directory_path() / "ocks-disk-test.img").string();
    const ModelDisk disk{
        .id = "d", .attachment = "nvme", .serial = "S", .size_bytes = 4U << 20U, .content = DiskContent::pattern};
    REQUIRE(create_disk_image(disk, path));
    const auto before = sha256_of_file(path);
    auto content = read_file(path);
    REQUIRE((before && content));
    CHECK(content->size() == disk.size_bytes);
    CHECK(content->starts_with("line 0 of somebody's data on drive S"));
    content->at(3U << 20U) ^= 1;
    REQUIRE(write_file(path, *content));
    CHECK(sha256_of_file(path) != before);
    std::filesystem::remove(path);
}
