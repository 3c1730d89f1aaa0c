// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/tpm.hpp"

#include "core/file.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <utility>

namespace ocks {

std::vector<std::string> swtpm_arguments(const std::string& state)
{
    return {"swtpm",
            "socket",
            "--tpm2",
            "--tpmstate",
            "dir=" + state + ",mode=0600",
            "--ctrl",
            "type=unixio,clientfd=3",
            "--flags",
            "not-need-init,startup-clear",
            "--terminate"};
}

Tpm::Tpm(Child process, Descriptor theirs) : m_process(std::move(process)), m_theirs(std::move(theirs)) {}

Result<Tpm> Tpm::start(const std::string& work)
{
    const std::string state = work + "/tpm";
    const auto made = make_directory(state);
    if (!made)
        return Failure(made.error());
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return fail(Errc::io, "socketpair", std::strerror(errno));
    const Descriptor swtpm_end{ends[0]};
    Descriptor machine_end{ends[1]};
    auto process = Child::start(swtpm_arguments(state), work + "/swtpm.log", {swtpm_end.number()});
    if (!process && process.error().code == Errc::absent)
        return fail(Errc::absent, "swtpm", "no such program; install the package swtpm");
    if (!process)
        return Failure(process.error());
    return Tpm{std::move(*process), std::move(machine_end)};
}

}  // namespace ocks
