// SPDX-License-Identifier: GPL-3.0-or-later
/// A PostgreSQL server of one's own, of Debian's package: on a socket in a temporary directory, gone with the object.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ocks::testing {

class PostgresServer {
public:
    /// Nothing if the package is not installed.
    [[nodiscard]] static std::optional<std::filesystem::path> programs();

    /// Throws if it does not start.
    explicit PostgresServer(std::filesystem::path programs);
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer(PostgresServer&&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;
    PostgresServer& operator=(PostgresServer&&) = delete;
    ~PostgresServer();

    /// The address of a new, empty database.
    [[nodiscard]] std::string create_database(const std::string& name);

    /// Stops it in the middle of whatever it does, and starts it again on the same data.
    void crash_and_restart();

private:
    void start();
    void run(std::vector<std::string> arguments) const;

    std::filesystem::path m_programs;
    std::filesystem::path m_directory;
};

}  // namespace ocks::testing
