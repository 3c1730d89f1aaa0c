// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sysroot.hpp"

#include "core/file.hpp"
#include "core/snapshot/text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <limits>
#include <linux/openat2.h>
#include <memory>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace ocks {
namespace {

struct CloseDirectory {
    void operator()(DIR* directory) const { closedir(directory); }
};

Errc classify(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ENXIO:
        return Errc::absent;
    case EACCES:
    case EPERM:
        return Errc::denied;
    default:
        return Errc::io;
    }
}

Failure refused(std::string_view path, int error)
{
    return fail(classify(error), std::string{path}, std::strerror(error));
}

std::size_t everything(std::string_view /*so_far*/)
{
    return std::numeric_limits<std::size_t>::max();
}

}  // namespace

Result<Sysroot> Sysroot::open(const std::string& path, Witness witness)
{
    Descriptor directory{::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
    if (directory.number() >= 0)
        return Sysroot{std::move(directory), nullptr, path == "/", std::move(witness)};
    if (errno != ENOTDIR)
        return refused(path, errno);
    const auto text = ocks::read_file(path, largest_snapshot);
    if (!text)
        return Failure(text.error());
    auto snapshot = parse_snapshot(*text, path);
    if (!snapshot)
        return Failure(snapshot.error());
    return replay(std::move(*snapshot), std::move(witness));
}

Sysroot Sysroot::replay(Snapshot snapshot, Witness witness)
{
    return {Descriptor{-1}, std::make_unique<const Snapshot>(std::move(snapshot)), false, std::move(witness)};
}

Sysroot::Sysroot(Descriptor directory, std::unique_ptr<const Snapshot> snapshot, bool live, Witness witness)
    : m_directory(std::move(directory)), m_snapshot(std::move(snapshot)), m_live(live), m_witness(std::move(witness))
{
}

Result<Descriptor> Sysroot::open_below(std::string_view path, unsigned flags) const
{
    const std::string terminated{path};
    open_how how{};
    how.flags = flags | O_CLOEXEC;
    how.resolve = RESOLVE_IN_ROOT;
    // A live server may run a kernel older than openat2 (5.6), and has nothing to escape to.
    const long number = m_live ? ::open(terminated.c_str(), static_cast<int>(how.flags))
                               : syscall(SYS_openat2, m_directory.number(), terminated.c_str(), &how, sizeof how);
    if (number < 0)
        return refused(path, errno);
    return Descriptor{static_cast<int>(number)};
}

Result<std::string> Sysroot::read_file(std::string_view path, const Wanted& wanted) const
{
    const auto file = open_below(path, O_RDONLY | O_NONBLOCK);
    if (!file)
        return Failure(file.error());

    std::string content;
    std::array<char, 4096> chunk;  // NOLINT(*-member-init): the kernel fills it
    for (;;) {
        const std::size_t enough = wanted(content);
        if (content.size() >= enough)
            return content;
        const ssize_t count = ::read(file->number(), chunk.data(), std::min(chunk.size(), enough - content.size()));
        if (count == 0)
            return content;
        // Some hwmon drivers answer EAGAIN for ever: report it, and never retry.
        if (count < 0)
            return refused(path, errno);
        content.append(chunk.data(), static_cast<std::size_t>(count));
    }
}

Result<std::vector<std::string>> Sysroot::list_directory(std::string_view path) const
{
    auto opened = open_below(path, O_RDONLY | O_DIRECTORY);
    if (!opened)
        return Failure(opened.error());
    const std::unique_ptr<DIR, CloseDirectory> directory{fdopendir(opened->number())};
    if (!directory)
        return refused(path, errno);
    (void)opened->release();

    std::vector<std::string> names;
    // Only errno tells the end of a directory from a failure half way through it.
    errno = 0;
    while (const dirent* entry = readdir(directory.get())) {
        std::string name = entry->d_name;
        if (name != "." && name != "..")
            names.push_back(std::move(name));
        errno = 0;
    }
    if (errno != 0)
        return refused(path, errno);
    std::ranges::sort(names);
    return names;
}

Result<std::string> Sysroot::read_link(std::string_view path) const
{
    const auto symlink = open_below(path, O_PATH | O_NOFOLLOW);
    if (!symlink)
        return Failure(symlink.error());

    std::array<char, 4096> target;  // NOLINT(*-member-init): the kernel fills it
    const ssize_t length = readlinkat(symlink->number(), "", target.data(), target.size());
    if (length < 0)
        return refused(path, errno);
    return std::string{target.data(), static_cast<std::size_t>(length)};
}

Result<std::string> Sysroot::replayed(Access access, std::string_view path) const
{
    return m_snapshot->answer(access, path).map([](std::vector<std::string> texts) {
        return std::move(texts.front());
    });
}

Result<std::string> Sysroot::witnessed(Access access, std::string_view path, Result<std::string> answer) const
{
    if (m_witness)
        m_witness(access, path, answer.map([](const std::string& text) { return std::vector{text}; }));
    return answer;
}

Result<std::string> Sysroot::read(std::string_view path) const
{
    return witnessed(Access::read, path, m_snapshot ? replayed(Access::read, path) : read_file(path, everything));
}

Result<std::string> Sysroot::read_beginning(std::string_view path, const Wanted& wanted) const
{
    if (!m_snapshot)
        return witnessed(Access::read, path, read_file(path, wanted));
    // A recording may hold more than this reader wants.
    return witnessed(Access::read, path, replayed(Access::read, path).map([&wanted](std::string recorded) {
        std::size_t taken = 0;
        for (std::size_t enough = 0; taken < (enough = std::min(wanted({recorded.data(), taken}), recorded.size()));)
            taken = enough;
        recorded.resize(taken);
        return recorded;
    }));
}

Result<std::string> Sysroot::link(std::string_view path) const
{
    return witnessed(Access::link, path, m_snapshot ? replayed(Access::link, path) : read_link(path));
}

Result<std::vector<std::string>> Sysroot::list(std::string_view path) const
{
    auto names = m_snapshot ? m_snapshot->answer(Access::list, path) : list_directory(path);
    if (m_witness)
        m_witness(Access::list, path, names);
    return names;
}

Result<std::string> Sysroot::ask(std::string_view name, const Question& question) const
{
    std::string path = "/answers/";
    path += name;
    if (!m_live)
        return read(path);
    auto answer = question();
    if (!answer)
        answer = fail(answer.error().code, path, answer.error().why);
    return witnessed(Access::read, path, std::move(answer));
}

}  // namespace ocks
