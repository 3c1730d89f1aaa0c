// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hcl-db/store/postgres_server.hpp"

#include "core/command.hpp"

#include <cstdlib>
#include <pwd.h>
#include <stdexcept>
#include <unistd.h>
#include <utility>

namespace ocks::testing {
namespace {

constexpr const char* account = "postgres";  // of Debian's package; the server refuses to run as root

}  // namespace

std::optional<std::filesystem::path> PostgresServer::programs()
{
    std::error_code failed;
    for (const auto& version : std::filesystem::directory_iterator{"/usr/lib/postgresql", failed}) {
        if (std::filesystem::exists(version.path() / "bin" / "initdb", failed))
            return version.path() / "bin";
    }
    return {};
}

PostgresServer::PostgresServer(std::filesystem::path programs) : m_programs(std::move(programs))
{
    std::string name = (std::filesystem::temp_directory_path() / "ocks-pg-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("mkdtemp");
    m_directory = name;
    if (geteuid() == 0) {
        const passwd* user = getpwnam(account);
        if (user == nullptr || chown(name.c_str(), user->pw_uid, user->pw_gid) != 0)
            throw std::runtime_error("no account postgres");
    }
    run({(m_programs / "initdb").string(),
         "--pgdata=" + name + "/data",
         "--auth=trust",
         "--username=ocks",
         "--encoding=UTF8",
         "--locale=C",
         "--no-sync"});
    start();
}

PostgresServer::~PostgresServer()
{
    try {
        run({(m_programs / "pg_ctl").string(), "-D", (m_directory / "data").string(), "-m", "immediate", "stop"});
    } catch (const std::exception&) {
        // It is not there any more, which is what was wanted.
    }
    std::error_code ignored;
    std::filesystem::remove_all(m_directory, ignored);
}

void PostgresServer::start()
{
    // Nobody's data: what a power cut would lose need not be on a disk.
    run({(m_programs / "pg_ctl").string(),
         "-D",
         (m_directory / "data").string(),
         "-l",
         (m_directory / "log").string(),
         "-o",
         "-c listen_addresses='' -c unix_socket_directories='" + m_directory.string() + "' -c fsync=off",
         "-w",
         "-t",
         "120",
         "start"});
}

void PostgresServer::crash_and_restart()
{
    run({(m_programs / "pg_ctl").string(), "-D", (m_directory / "data").string(), "-m", "immediate", "stop"});
    start();
}

std::string PostgresServer::create_database(const std::string& name)
{
    run({(m_programs / "createdb").string(), "-h", m_directory.string(), "-U", "ocks", name});
    return "postgresql://ocks@/" + name + "?host=" + m_directory.string();
}

void PostgresServer::run(std::vector<std::string> arguments) const
{
    if (geteuid() == 0)
        arguments.insert(arguments.begin(), {"runuser", "-u", account, "--"});
    const Command command{.arguments = std::move(arguments), .deadline = std::chrono::minutes{3}};
    const auto done = ProcessRunner{}.run(command);
    if (!done)
        throw std::runtime_error(to_string(done.error()));
    if (done->exit_status != 0)
        throw std::runtime_error(to_string(*done, command) + ": " + done->errors + done->output);
}

}  // namespace ocks::testing
