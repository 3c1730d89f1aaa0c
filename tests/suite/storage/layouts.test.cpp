// SPDX-License-Identifier: GPL-3.0-or-later
/// A thousand disks that were made up: what they hold, who uses them, what the operator gave up, and what changes
/// between the plan and the first write. A byte may change on a disk only if it was given up, holds nothing and is used
/// by nobody.
#include "core/file.hpp"
#include "suite/storage/disk_guard.hpp"
#include "tests/suite/support/loop_disk.hpp"
#include "tests/suite/support/signatures.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <random>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>

using namespace ocks;
using ocks::testing::LoopDisk;
using ocks::testing::signature_kinds;
using ocks::testing::SignatureKind;

namespace {

namespace fs = std::filesystem;

constexpr int skipped = 77;
constexpr unsigned layouts = 1000;

enum class Use {
    none,
    mounted,
    mounted_by_path,
    swap,
    holder,
    partition,
    held_partition,
    read_only,
    held_open,
    unknown
};
enum class Grant { none, other, typo, shorter, right };
enum class Change { none, serial, number, no_serial };

struct Layout {
    std::vector<const SignatureKind*> signatures;
    Use use = Use::none;
    Grant grant = Grant::right;
    Change change = Change::none;
    std::uint64_t noise = 0;  ///< 0 for zeros; data without a signature otherwise
    bool is_tiny = false;     ///< too small to be searched for arrays

    [[nodiscard]] bool is_free() const
    {
        return !is_tiny && signatures.empty() && use == Use::none && grant == Grant::right && change == Change::none;
    }
};

const SignatureKind* largest_kind()
{
    return &*std::ranges::max_element(signature_kinds(), {}, &SignatureKind::least_disk_bytes);
}

/// One look at a time is wrong in most layouts, for two that are wrong at once would hide each other.
Layout make_up(std::mt19937_64& random, std::uint64_t bytes)
{
    const auto below = [&](std::uint64_t limit) {
        return random() % limit;
    };
    Layout layout;
    layout.is_tiny = bytes < (1440U << 10U);
    const std::uint64_t wrong = below(5);
    layout.noise = below(2) == 0 ? 0 : random();
    if (wrong == 0 || below(10) == 0) {
        for (std::uint64_t count = 1 + below(3) / 2; count > 0; --count) {
            // What needs a large disk is on every large disk that holds something.
            const std::uint64_t chosen = below(signature_kinds().size());
            const SignatureKind& kind = *(bytes < (64U << 20U) ? &signature_kinds()[chosen] : largest_kind());
            if (kind.least_disk_bytes <= bytes)
                layout.signatures.push_back(&kind);
        }
    }
    if (wrong == 1 || below(10) == 0)
        layout.use = static_cast<Use>(1 + below(9));
    if (wrong == 2 || below(10) == 0)
        layout.grant = static_cast<Grant>(below(4));
    if (wrong == 3 || below(10) == 0)
        layout.change = static_cast<Change>(1 + below(3));
    return layout;
}

std::string content_of(const Layout& layout, std::uint64_t bytes)
{
    std::string text(bytes, '\0');
    // Text that no probe takes for its own, away from the places where marks lie.
    for (std::size_t place = 200000; layout.noise != 0 && place + 8 < bytes; place += 4096)
        text.replace(place, 8, fmt::format("{:08}", layout.noise % 100000000));
    for (const SignatureKind* kind : layout.signatures) {
        for (const auto& [offset, mark] : kind->on(bytes))
            text.replace(offset, mark.size(), mark);
    }
    return text;
}

/// What this machine says of its disks, in a mount namespace of our own.
class Stage {
public:
    /// False if it cannot be had here.
    [[nodiscard]] bool set() const
    {
        return unshare(CLONE_NEWNS) == 0 && mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
               mount("disks", "/sys/block", "tmpfs", 0, nullptr) == 0 && make_directory("/sys/block/ours") &&
               cover("/proc/self/mountinfo") && cover("/proc/swaps");
    }

    void show(const LoopDisk& disk, const Layout& layout) const
    {
        const std::string at = "/sys/block/" + disk.name();
        std::error_code ignored;
        fs::remove_all(at, ignored);
        if (layout.use == Use::unknown)
            return;
        const std::string part = disk.name() + "p1";
        const std::string partition = at + "/" + part;
        put(at + "/dev", layout.change == Change::number ? "7:9999\n" : disk.number() + "\n");
        if (layout.change != Change::no_serial)
            put(at + "/serial", layout.change == Change::serial ? "S2\n" : "S1\n");
        put(at + "/ro", layout.use == Use::read_only ? "1\n" : "0\n");
        if (layout.use == Use::holder)
            put(at + "/holders/dm-0", "");
        if (layout.use == Use::partition || layout.use == Use::held_partition) {
            put(partition + "/partition", "1\n");
            put(partition + "/dev", "259:1\n");
        }
        if (layout.use == Use::held_partition)
            put(partition + "/holders/md0", "");
        const std::string line = "25 1 {} / /data rw - ext4 {} rw\n";
        std::string mounts = "1 1 0:2 / / rw - rootfs rootfs rw\n";
        if (layout.use == Use::mounted)
            mounts += fmt::format(fmt::runtime(line), disk.number(), "/dev/root");
        if (layout.use == Use::mounted_by_path)
            mounts += fmt::format(fmt::runtime(line), "0:99", "/dev/" + disk.name());
        overwrite("/proc/self/mountinfo", mounts);
        overwrite("/proc/swaps",
                  layout.use == Use::swap ? fmt::format("Filename\n/dev/{} partition 99 0 -2\n", disk.name())
                                          : "Filename\n");
    }

private:
    [[nodiscard]] bool cover(const std::string& path) const
    {
        const std::string instead = "/sys/block/ours/" + fs::path{path}.filename().string();
        return write_file(instead, "") && mount(instead.c_str(), path.c_str(), nullptr, MS_BIND, nullptr) == 0;
    }

    static void put(const std::string& path, std::string_view text)
    {
        (void)make_directory(fs::path{path}.parent_path().string());
        (void)write_file(path, text);
    }

    /// In place: what covers a file of /proc is one file, and not a name.
    static void overwrite(const std::string& path, std::string_view text)
    {
        const Descriptor file{::open(path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC)};
        (void)!::write(file.number(), text.data(), text.size());
    }
};

std::vector<std::string> grants_of(Grant grant)
{
    switch (grant) {
    case Grant::none:
        return {};
    case Grant::other:
        return {"S3", ""};
    case Grant::typo:
        return {"s1", "S1 ", " S1"};
    case Grant::shorter:
        return {"S"};
    case Grant::right:
        break;
    }
    return {"S3", "S1"};
}

/// Whether the disk was opened, and then a byte of it was changed.
bool writes(const LoopDisk& disk, const Layout& layout)
{
    const auto root = Sysroot::open("/");
    const Descriptor held{
        layout.use == Use::held_open ? ::open(("/dev/" + disk.name()).c_str(), O_RDONLY | O_EXCL | O_CLOEXEC) : -1};
    const auto claim = claim_disk(*root, {"block", disk.name(), {{"serial", "S1"}}}, grants_of(layout.grant));
    return claim && pwrite(claim->number(), "written", 7, static_cast<off_t>(disk.bytes() / 2)) == 7;
}

int try_all()
{
    const LoopDisk tiny{65536};
    const LoopDisk small{2U << 20U};
    const LoopDisk large{64U << 20U};
    const LoopDisk bystander{1U << 20U};
    const Stage stage;
    if (!tiny.is_made() || !small.is_made() || !large.is_made() || !bystander.is_made() || !stage.set())
        return skipped;
    std::mt19937_64 random{2026};
    unsigned free = 0;
    for (unsigned round = 0; round < layouts; ++round) {
        const std::uint64_t size = random() % 20;
        const LoopDisk& disk = size == 0 ? large : size < 3 ? tiny : small;
        const Layout layout = make_up(random, disk.bytes());
        const std::string before = content_of(layout, disk.bytes());
        if (!disk.fill(before))
            return 2;
        stage.show(disk, layout);
        const bool has_written = writes(disk, layout);
        const bool is_changed = disk.content() != before;
        if (has_written != layout.is_free() || is_changed != layout.is_free()) {
            std::fputs(fmt::format("layout {}: use {}, grant {}, change {}, signatures {}: {}\n",
                                   round,
                                   static_cast<int>(layout.use),
                                   static_cast<int>(layout.grant),
                                   static_cast<int>(layout.change),
                                   layout.signatures.empty() ? "none" : layout.signatures.front()->name,
                                   has_written ? "was written to" : "was refused")
                           .c_str(),
                       stdout);
            return 1;
        }
        free += layout.is_free() ? 1U : 0U;
    }
    // The thousand are worth something only if some of them could be written to, and nothing else was.
    const bool is_untouched = bystander.content() == std::string(bystander.bytes(), '\0');
    return free > layouts / 20 && free < layouts / 2 && is_untouched ? 0 : 3;
}

}  // namespace

TEST_CASE("of a thousand disk layouts only those change that are given up, empty and unused", "[live][disk-guard]")
{
    const pid_t child = fork();
    if (child == 0) {
        const int status = try_all();
        std::fflush(nullptr);
        _exit(status);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    if (WEXITSTATUS(status) == skipped)
        SKIP("needs root and loop devices");
    CHECK(WEXITSTATUS(status) == 0);
}
