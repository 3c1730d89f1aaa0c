// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/topology/stage.hpp"

#include "core/text.hpp"
#include "probes/architecture.hpp"
#include "probes/path.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace ocks::topology {
namespace {

constexpr std::string_view cpu_directory = "/sys/devices/system/cpu";
constexpr std::string_view node_directory = "/sys/devices/system/node";

/// The same fact by its present name and by the one it had before Linux 5.3: the first that is there is enough.
struct Alternatives {
    std::string_view now = {};
    std::string_view before = {};
};

constexpr auto cpu_maps = std::to_array<Alternatives>({
    {"core_cpus", "thread_siblings"},
    {"package_cpus", "core_siblings"},
});
constexpr auto cpu_ids = std::to_array<std::string_view>({"physical_package_id", "core_id"});
constexpr auto node_files = std::to_array<std::string_view>({"cpumap", "meminfo", "distance"});

Failure refused(const std::string& path)
{
    return fail(Errc::io, path, std::strerror(errno));
}

/// From the innermost outwards until one is there.
Result<void> make_parents(const std::string& path)
{
    const std::string parent = path.substr(0, path.rfind('/'));
    if (mkdir(parent.c_str(), 0700) == 0 || errno == EEXIST)
        return {};
    if (errno != ENOENT || parent.empty())
        return refused(path);
    if (auto made = make_parents(parent); !made)
        return made;
    return mkdir(parent.c_str(), 0700) == 0 ? Result<void>{} : refused(path);
}

/// Parents are made when they turn out to be missing: most of the time they are there.
Result<Descriptor> open_new(const std::string& path)
{
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
    constexpr mode_t mode = 0600;
    int number = open(path.c_str(), flags, mode);
    if (number < 0 && errno == ENOENT) {
        if (const auto made = make_parents(path); !made)
            return Failure(made.error());
        number = open(path.c_str(), flags, mode);
    }
    if (number < 0)
        return refused(path);
    return Descriptor{number};
}

Result<void> write_new(const std::string& path, std::string_view content)
{
    const auto file = open_new(path);
    if (!file)
        return Failure(file.error());
    while (!content.empty()) {
        const ssize_t count = write(file->number(), content.data(), content.size());
        if (count < 0)
            return refused(path);
        content.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

bool is_numbered(std::string_view name, std::string_view stem)
{
    return name.starts_with(stem) && parse_unsigned(name.substr(stem.size())).has_value();
}

/// Whether there was anything to copy beside `online`: an offline CPU has no topology.
Result<bool> copy_cpu(const Sysroot& root, const Stage& stage, const std::string& cpu, std::vector<Note>& notes)
{
    if (auto done = stage.copy(root, cpu + "/online", notes); !done)
        return Failure(done.error());
    const auto topology = root.list(cpu + "/topology");
    if (!topology || topology->empty())
        return false;
    for (const auto& [now, before] : cpu_maps) {
        const bool is_new = std::ranges::binary_search(*topology, now);
        const std::string file = cpu + "/topology/" + std::string{is_new ? now : before};
        if (auto done = stage.copy(root, file, notes); !done)
            return Failure(done.error());
    }
    for (const std::string_view id : cpu_ids) {
        if (auto done = stage.copy(root, cpu + "/topology/" + std::string{id}, notes); !done)
            return Failure(done.error());
    }
    return true;
}

Result<void>
copy_all(const Sysroot& root, const Stage& stage, const std::vector<std::string>& files, std::vector<Note>& notes)
{
    for (const std::string& file : files) {
        if (auto done = stage.copy(root, file, notes); !done)
            return done;
    }
    return {};
}

Result<void> copy_nodes(const Sysroot& root, const Stage& stage, std::vector<Note>& notes)
{
    const std::string directory{node_directory};
    std::vector<std::string> files{directory + "/online", directory + "/possible"};
    const auto nodes = root.list(directory);
    for (const std::string& name : nodes.value_or(std::vector<std::string>{})) {
        if (!is_numbered(name, "node"))
            continue;
        for (const std::string_view file : node_files)
            files.push_back(below(below(directory, name), file));
    }
    return copy_all(root, stage, files, notes);
}

/// hwloc asks uname(2) only on a live machine. It must know AMD's family 15h, two of whose cores look like threads.
Result<void> write_architecture(const Sysroot& root, const Stage& stage)
{
    const auto architecture = architecture_of(root);
    return architecture ? write_new(stage.path() + "/proc/hwloc-nofile-info", "Architecture: " + *architecture + "\n")
                        : Result<void>{};
}

}  // namespace

Result<Stage> Stage::create()
{
    Failure last = fail(Errc::absent, "/tmp", "no directory for temporary files");
    for (const std::string_view place : {"/dev/shm", "/run", "/tmp"}) {
        std::string path = std::string{place} + "/ocks-topology-XXXXXX";
        if (mkdtemp(path.data()) != nullptr)
            return Stage{std::move(path)};
        last = refused(path);
    }
    return last;
}

Stage::Stage(Stage&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}

Stage::~Stage()
{
    std::error_code ignored;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, ignored);
}

Result<void> Stage::copy(const Sysroot& root, const std::string& file, std::vector<Note>& notes) const
{
    constexpr std::size_t page = 4096;
    const auto content = root.read(file);
    // hwloc believes what it reads; the kernel gives one page at the most to all but cpuinfo.
    if (content && content->size() > page && file != "/proc/cpuinfo")
        notes.push_back({"topology", file, "longer than an attribute can be"});
    else if (content)
        return write_new(m_path + file, *content);
    else if (content.error().code != Errc::absent)
        notes.push_back({"topology", content.error().where, content.error().why});
    return {};
}

Result<void> copy_topology(const Sysroot& root, const Stage& stage, std::vector<Note>& notes)
{
    const std::string directory{cpu_directory};
    const auto names = root.list(directory);
    if (!names)
        return Failure(names.error());
    if (auto done = copy_all(root, stage, {directory + "/online", directory + "/possible", "/proc/cpuinfo"}, notes);
        !done)
        return done;
    bool has_topology = false;
    for (const std::string& name : *names) {
        if (!is_numbered(name, "cpu"))
            continue;
        const auto copied = copy_cpu(root, stage, below(directory, name), notes);
        if (!copied)
            return Failure(copied.error());
        has_topology = has_topology || *copied;
    }
    // A snapshot may hold the directories alone. Of a machine without topology files hwloc can still count the CPUs.
    if (!has_topology && !root.read("/proc/cpuinfo"))
        return fail(Errc::absent, directory, "no CPUs");
    if (auto done = write_architecture(root, stage); !done)
        return done;
    return copy_nodes(root, stage, notes);
}

}  // namespace ocks::topology
