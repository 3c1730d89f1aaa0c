// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/storage/disk_digest.hpp"

#include "core/descriptor.hpp"
#include "core/digest.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace ocks {
namespace {

// O_DIRECT wants addresses and lengths of whole sectors; no disk has larger ones.
constexpr std::size_t alignment = 4096;
constexpr std::size_t step = 1U << 20U;

struct Free {
    void operator()(char* memory) const { std::free(memory); }  // NOLINT(*-no-malloc): what aligned_alloc gave
};

Result<std::string> read_beginning(const std::string& path, std::uint64_t bytes)
{
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_DIRECT | O_CLOEXEC)};
    if (file.number() < 0)
        return fail(errno == ENOENT ? Errc::absent : Errc::denied, path, std::strerror(errno));
    const std::unique_ptr<char, Free> buffer{static_cast<char*>(std::aligned_alloc(alignment, step))};
    std::string content;
    while (content.size() < bytes) {
        const ssize_t count = ::read(file.number(), buffer.get(), step);
        if (count < 0)
            return fail(Errc::io, path, std::strerror(errno));
        if (count == 0)
            break;
        content.append(buffer.get(), static_cast<std::size_t>(count));
    }
    return content;
}

}  // namespace

Result<std::string> digest_of_disk(const Sysroot& root, const std::string& name, std::uint64_t bytes)
{
    return root.ask("disk/" + name + "/sha256", [&]() -> Result<std::string> {
        const auto content = read_beginning("/dev/" + name, bytes);
        return content ? Result<std::string>{sha256(*content)} : Failure(content.error());
    });
}

}  // namespace ocks
