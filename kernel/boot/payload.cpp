// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/boot/payload.hpp"

#include "core/digest.hpp"
#include "core/file.hpp"
#include "core/text.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace ocks {
namespace {

namespace fs = std::filesystem;

/// Where a library is found inside: /lib is a link to /usr/lib there, and an archive cannot write through it.
std::string guest_path_of(const std::string& library)
{
    std::error_code error;
    const fs::path path{library};
    const fs::path directory = fs::canonical(path.parent_path(), error);
    return error ? library : (directory / path.filename()).string();
}

Result<void> add_one(Archive& archive, const fs::path& from, const std::string& to)
{
    auto content = read_file(from.string(), 1U << 30U);
    if (!content)
        return Failure(content.error());
    // A key stays a secret inside as well.
    std::error_code error;
    const auto permissions = fs::status(from, error).permissions() & fs::perms::all;
    archive.add_file(to, std::move(*content), error ? 0644U : static_cast<unsigned>(permissions));
    return {};
}

bool is_held(const HeldFiles& held, const std::string& guest_path, const std::string& library)
{
    const auto known = held.find(guest_path);
    if (known == held.end())
        return false;
    const auto content = read_file(library, 1U << 30U);
    return content && sha256(*content) == known->second;
}

/// Debugging information is most of a program's size, and its boot would pay for it.
Result<std::string> stripped(Runner& runner, const std::string& program)
{
    std::string copy = (fs::temp_directory_path() / "ocks-boot-XXXXXX").string();
    const int file = mkstemp(copy.data());
    if (file < 0)
        return fail(Errc::io, copy, "cannot create");
    close(file);
    const auto done = runner.run(Command{.arguments = {"strip", "--strip-all", "-o", copy, program}});
    auto content = done && done->exit_status == 0 ? read_file(copy, 1U << 30U) : read_file(program, 1U << 30U);
    unlink(copy.c_str());
    return content;
}

}  // namespace

Result<std::vector<std::string>> parse_ldd(std::string_view text, std::string_view program)
{
    std::vector<std::string> libraries;
    for (const std::string_view line : lines(text)) {
        const std::string_view entry = trimmed(line);
        if (entry.find("not found") != std::string_view::npos)
            return fail(Errc::absent, std::string{program}, "needs " + std::string{entry});
        const auto arrow = entry.find("=> ");
        std::string_view path = arrow == std::string_view::npos ? entry : entry.substr(arrow + 3);
        path = path.substr(0, path.find(" ("));
        if (path.starts_with('/'))
            libraries.emplace_back(path);
    }
    return libraries;
}

HeldFiles parse_held(std::string_view text)
{
    constexpr std::size_t digest_size = 64;
    constexpr std::string_view between = "  ";
    HeldFiles held;
    for (const std::string_view line : lines(text)) {
        if (line.size() > digest_size + between.size() && line.substr(digest_size, between.size()) == between)
            held.emplace("/" + std::string{line.substr(digest_size + between.size())}, line.substr(0, digest_size));
    }
    return held;
}

Result<void> add_program(
    Archive& archive, Runner& runner, const std::string& host_path, std::string_view guest_path, const HeldFiles& held)
{
    // ldd(1) asks the program's own loader, and so knows nothing of another architecture's.
    std::error_code error;
    const fs::path staged = fs::path{host_path}.parent_path().parent_path() / "root";
    if (fs::is_directory(staged, error)) {
        if (!fs::exists(staged.string() + std::string{guest_path}, error))
            return fail(Errc::absent, staged.string(), "does not hold " + std::string{guest_path});
        return add_carried(archive, {staged.string(), ""});
    }
    const auto listed = runner.run(Command{.arguments = {"ldd", host_path}});
    if (!listed)
        return Failure(listed.error());
    if (listed->exit_status != 0)
        return fail(Errc::absent, host_path, "not a program");
    const auto libraries = parse_ldd(listed->output, host_path);
    if (!libraries)
        return Failure(libraries.error());
    for (const std::string& library : *libraries) {
        const std::string inside = guest_path_of(library);
        if (is_held(held, inside, library))
            continue;
        auto added = add_one(archive, library, inside);
        if (!added)
            return added;
    }
    auto program = stripped(runner, host_path);
    if (!program)
        return Failure(program.error());
    archive.add_file(guest_path, std::move(*program), 0755);
    // What it was built from: the program looks for it there.
    const fs::path parts = host_path + ".spdx.json";
    return fs::exists(parts, error) ? add_one(archive, parts, "/usr/share/ocks/" + parts.filename().string())
                                    : Result<void>{};
}

Result<void> add_carried(Archive& archive, const Carried& carried)
{
    std::error_code error;
    if (!fs::is_directory(carried.host_path, error))
        return add_one(archive, carried.host_path, carried.guest_path);
    for (fs::recursive_directory_iterator entry{carried.host_path, error}, end; entry != end; entry.increment(error)) {
        if (error)
            break;
        if (!entry->is_regular_file(error))
            continue;
        const std::string below = fs::relative(entry->path(), carried.host_path, error).string();
        auto added = add_one(archive, entry->path(), carried.guest_path + "/" + below);
        if (!added)
            return added;
    }
    if (error)
        return fail(Errc::io, carried.host_path, error.message());
    return {};
}

Result<void> write_initial_disk(const std::string& base, const Archive& archive, const std::string& path)
{
    std::error_code error;
    fs::copy_file(base, path, fs::copy_options::overwrite_existing, error);
    if (error)
        return fail(Errc::io, base, error.message());
    std::ofstream file{path, std::ios::binary | std::ios::app};
    // The kernel looks for the next archive at a multiple of four.
    const auto size = fs::file_size(path, error);
    file << std::string((4 - size % 4) % 4, '\0') << archive.bytes();
    if (error || !file.flush())
        return fail(Errc::io, path, "cannot write");
    return {};
}

}  // namespace ocks
