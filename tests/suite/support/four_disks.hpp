// SPDX-License-Identifier: GPL-3.0-or-later
/// A run of one case over four disks, in a directory of its own: for tests that cut it off. With one CPU the disks have
/// their turns one after another, with four they run side by side.
#pragma once

#include "core/descriptor.hpp"
#include "core/file.hpp"
#include "suite/journal.hpp"
#include "suite/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>
#include <chrono>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

namespace ocks::testing {

constexpr auto four_disks = std::to_array<std::string_view>({"sda", "sdb", "sdc", "sdd"});

/// For a case that tells what it did. One write, so that lines of several processes do not mix.
inline void append(const std::string& path, const std::string& text)
{
    const Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)};
    (void)!::write(file.number(), text.data(), text.size());
}

/// The process that run() is in, of which a case is a grandchild.
inline pid_t suite_of(const Bench& bench)
{
    return static_cast<pid_t>(std::stol(bench.parameters.at("suite")));
}

class FourDisks {
public:
    /// Only a live root is acted upon, and only there a device is put back.
    FourDisks(bool is_live, std::uint64_t cpus)
        : m_root(is_live ? Sysroot::open("/").value() : m_tree.sysroot()),
          m_inventory{{{"topology", "topology", {{"threads", cpus}}}}, {}}
    {
    }

    [[nodiscard]] Result<std::vector<Record>> play(const TestCase& test, bool resume) const
    {
        Policy policy{.id = "p", .version = "1"};
        policy.sha256 = "abc";
        Plan plan;
        plan.profile = "smoke";
        const Parameters parameters{{"directory", directory()}, {"suite", std::to_string(getpid())}};
        for (const std::string_view disk : four_disks)
            plan.steps.push_back({&test, {"block", std::string{disk}, {}}, parameters, std::chrono::seconds{1}, {}});
        return run(plan,
                   {.root = m_root,
                    .inventory = m_inventory,
                    .policy = policy,
                    .directory = directory(),
                    .resume = resume,
                    .kernel_log = [] {
                        return Result<std::string>{""};
                    }});
    }

    [[nodiscard]] std::string directory() const { return m_out.path().string(); }

    [[nodiscard]] JournalContent journal() const
    {
        const auto text = read_file(directory() + "/journal.jsonl");
        return text ? parse_journal(*text).value_or(JournalContent{}) : JournalContent{};
    }

private:
    Tree m_tree{{"/proc/sys/kernel/tainted", "0\n"}};
    Tree m_out{};
    Sysroot m_root;
    Inventory m_inventory;
};

/// The status of a run in a process of its own, as waitpid() gives it.
template <typename Play>
int play_apart(Play play)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(play());
    int status = 0;
    waitpid(child, &status, 0);
    return status;
}

}  // namespace ocks::testing
