// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping.hpp"

#include "core/descriptor.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace ocks {

Result<Mapping> Mapping::open(const std::string& path)
{
    const auto refused = [&path](int error) -> Failure {
        return fail(error == ENOENT   ? Errc::absent
                    : error == EACCES ? Errc::denied
                                      : Errc::io,
                    path,
                    std::strerror(error));
    };
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number() < 0)
        return refused(errno);
    struct stat status {};
    if (fstat(file.number(), &status) != 0)
        return refused(errno);
    if (!S_ISREG(status.st_mode))
        return fail(Errc::malformed, path, "not a file");
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0)
        return Mapping{std::string_view{}};
    // All of it is read at once: a fault for each page would cost more.
    void* const bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.number(), 0);
    if (bytes == MAP_FAILED)  // NOLINT(*-cstyle-cast,performance-no-int-to-ptr): the kernel's macro
        return refused(errno);
    return Mapping{std::string_view{static_cast<const char*>(bytes), size}};
}

Mapping::~Mapping()
{
    if (!m_bytes.empty())
        munmap(const_cast<char*>(m_bytes.data()), m_bytes.size());  // NOLINT(*-const-cast): it was mmap's
}

}  // namespace ocks
