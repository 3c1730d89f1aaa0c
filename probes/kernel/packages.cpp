// SPDX-License-Identifier: GPL-3.0-or-later
/// dpkg keeps text, deb-control(5) and dpkg(1). rpm keeps a database of a form that is its own business, so it is
/// asked.
#include "probes/kernel/packages.hpp"

#include "core/command.hpp"
#include "core/digest.hpp"
#include "core/mapping.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace ocks {
namespace {

constexpr std::string_view dpkg_word = "dpkg\n";
constexpr std::string_view rpm_word = "rpm\n";

std::string sorted(std::vector<std::string> packages)
{
    std::ranges::sort(packages);
    std::string text;
    text.reserve(packages.size() * 48);  // Debian's have 35 on average
    for (const std::string& package : packages)
        text += package + "\n";
    return text;
}

/// "NAME VERSION ARCHITECTURE", printable and nothing else.
bool is_package(std::string_view line)
{
    std::size_t words = 1;
    char before = ' ';
    for (const char each : line) {
        if (each < ' ' || each > '~' || (each == ' ' && before == ' '))
            return false;
        words += each == ' ' ? 1 : 0;
        before = each;
    }
    return words == 3 && before != ' ';
}

/// The first line of a text that is not empty, with its end.
std::string_view first_line(std::string_view text)
{
    return text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
}

/// Whether package_set() would leave it as it is.
bool is_package_set(std::string_view text)
{
    for (std::string_view before; !text.empty();) {
        const std::string_view line = first_line(text);
        if (!line.ends_with('\n') || line < before || !is_package(line.substr(0, line.size() - 1)))
            return false;
        before = line;
        text.remove_prefix(line.size());
    }
    return true;
}

/// One paragraph of dpkg's status file.
struct Paragraph {
    std::string_view package = {};
    std::string_view status = {};
    std::string_view version = {};
    std::string_view architecture = {};

    void take(std::string_view line)
    {
        take("Package:", line, package);
        take("Status:", line, status);
        take("Version:", line, version);
        take("Architecture:", line, architecture);
    }

    /// "install ok installed": what is wanted, whether it is broken, how far it came.
    [[nodiscard]] bool is_installed() const { return status.substr(status.rfind(' ') + 1) == "installed"; }

    [[nodiscard]] std::string line() const
    {
        return std::string{package} + " " + std::string{version} + " " + std::string{architecture};
    }

private:
    static void take(std::string_view field, std::string_view line, std::string_view& value)
    {
        if (line.starts_with(field))
            value = trimmed(line.substr(field.size()));
    }
};

bool has_rpm_database()
{
    constexpr auto places = std::to_array<const char*>({"/usr/lib/sysimage/rpm", "/var/lib/rpm"});
    return std::ranges::any_of(places, [](const char* place) {
        std::error_code error;
        return std::filesystem::is_directory(place, error) && !std::filesystem::is_empty(place, error) && !error;
    });
}

Result<std::string> ask_rpm()
{
    ProcessRunner runner;
    const Command command{.arguments = {"rpm", "-qa", "--qf", "%{NAME} %{EVR} %{ARCH}\\n"},
                          .deadline = std::chrono::seconds{30}};
    const auto answer = runner.run(command);
    if (!answer)
        return fail(Errc::denied, "rpm", "there is a database of packages, and no rpm to read it");
    if (answer->exit_status != 0 || answer->truncated)
        return fail(Errc::io, "rpm", "cannot list the packages: " + to_string(*answer, command));
    return std::string{rpm_word} + package_set(answer->output);
}

Result<std::string> ask_package_manager()
{
    // dpkg writes a new one beside it and renames that.
    const auto status = Mapping::open("/var/lib/dpkg/status");
    if (status)
        return std::string{dpkg_word} + packages_of_dpkg(status->bytes());
    if (status.error().code != Errc::absent)
        return Failure(status.error());
    return has_rpm_database() ? ask_rpm() : fail(Errc::absent, "packages", "no package manager");
}

}  // namespace

void read_package_set(const Sysroot& root, Device& device, std::vector<Note>& notes)
{
    const auto answer = root.ask("package_versions", ask_package_manager);
    if (!answer) {
        if (answer.error().code != Errc::absent)
            notes.push_back({"os", answer.error().where, answer.error().why});
        return;
    }
    const std::string_view word = answer->starts_with(dpkg_word) ? dpkg_word : rpm_word;
    const std::string_view packages = std::string_view{*answer}.substr(std::min(word.size(), answer->size()));
    if (!answer->starts_with(word) || !is_package_set(packages)) {
        notes.push_back({"os", "/answers/package_versions", "is no set of packages"});
        return;
    }
    device.properties.emplace("package_manager", std::string{trimmed(word)});
    device.properties.emplace("packages", static_cast<std::uint64_t>(std::ranges::count(packages, '\n')));
    device.properties.emplace("packages_sha256", sha256(packages));
}

std::string packages_of_dpkg(std::string_view status)
{
    std::vector<std::string> packages;
    Paragraph paragraph;
    const auto close = [&] {
        if (std::string line = paragraph.line(); paragraph.is_installed() && is_package(line))
            packages.push_back(std::move(line));
        paragraph = {};
    };
    // A list of these lines would be larger than most packages.
    while (!status.empty()) {
        const std::string_view line = first_line(status);
        status.remove_prefix(line.size());
        // A line that begins with a blank goes on with a field that is not asked for.
        if (line.front() == '\n')
            close();
        else if (line.front() != ' ')
            paragraph.take(line);
    }
    close();
    return sorted(std::move(packages));
}

std::string package_set(std::string_view text)
{
    std::vector<std::string> packages;
    for (const std::string_view line : lines(text)) {
        if (is_package(line))
            packages.emplace_back(line);
    }
    return sorted(std::move(packages));
}

}  // namespace ocks
