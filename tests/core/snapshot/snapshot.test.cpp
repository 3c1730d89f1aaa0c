// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshot/snapshot.hpp"

#include "tests/support/catch.hpp"

#include <utility>

using namespace ocks;

namespace {

using Row = std::pair<std::string_view, std::string_view>;

/// As tests/support/tree.hpp: "-> x" is a link.
Snapshot of(std::initializer_list<Row> files)
{
    Snapshot snapshot;
    for (const auto& [path, content] : files) {
        const bool is_link = content.starts_with("-> ");
        snapshot.record(is_link ? Access::link : Access::read,
                        path,
                        Answer{std::vector{std::string{content.substr(is_link ? 3 : 0)}}});
    }
    return snapshot;
}

std::string read(const Snapshot& snapshot, std::string_view path)
{
    const auto answer = snapshot.answer(Access::read, path);
    return answer ? answer->front() : answer.error().why;
}

}  // namespace

TEST_CASE("a file is found by every path that leads to it", "[snapshot]")
{
    const Snapshot snapshot = of({
        {"/sys/class/nvme/nvme0", "-> ../../devices/pci0000:00/0000:00:04.0/nvme/nvme0"},
        {"/sys/devices/pci0000:00/0000:00:04.0/nvme/nvme0/device", "-> ../../../0000:00:04.0"},
        {"/sys/devices/pci0000:00/0000:00:04.0/vendor", "0x1b36\n"},
        {"/etc/absolute", "-> /sys/devices/pci0000:00"},
    });
    CHECK(read(snapshot, "/sys/class/nvme/nvme0/device/vendor") == "0x1b36\n");
    CHECK(read(snapshot, "/sys/class//nvme/./nvme0/../../vendor") == "0x1b36\n");
    CHECK(read(snapshot, "/etc/absolute/0000:00:04.0/vendor") == "0x1b36\n");
    CHECK(snapshot.answer(Access::link, "/sys/class/nvme/nvme0/device")->front() == "../../../0000:00:04.0");
}

TEST_CASE("no link of a snapshot leads above its root, and none round for ever", "[snapshot]")
{
    const Snapshot snapshot = of({
        {"/up", "-> ../../../../etc/passwd"},
        {"/etc/passwd", "inside"},
        {"/loop", "-> loop"},
        {"/ping", "-> pong/x"},
        {"/pong", "-> ping/x"},
    });
    CHECK(read(snapshot, "/up") == "inside");
    CHECK(read(snapshot, "/loop") == "too many levels of symbolic links");
    CHECK(read(snapshot, "/loop/below") == "too many levels of symbolic links");
    CHECK(read(snapshot, "/ping") == "too many levels of symbolic links");
}

TEST_CASE("what was absent and what was not asked are two answers", "[snapshot]")
{
    Snapshot snapshot;
    snapshot.record(Access::read, "/gone", fail(Errc::absent, "/gone", "No such file or directory"));
    CHECK(read(snapshot, "/gone") == "No such file or directory");
    CHECK(read(snapshot, "/new") == Snapshot::not_asked);
    CHECK(snapshot.answer(Access::read, "/new").error().code == Errc::absent);
}

TEST_CASE("the first of two answers counts", "[snapshot]")
{
    Snapshot snapshot = of({{"/counter", "1"}});
    snapshot.record(Access::read, "/counter", Answer{std::vector<std::string>{"2"}});
    CHECK(read(snapshot, "/counter") == "1");
}
