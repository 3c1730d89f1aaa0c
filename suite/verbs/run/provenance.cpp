// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/run/provenance.hpp"

#include "core/digest.hpp"
#include "core/file.hpp"
#include "core/text.hpp"
#include "core/version.hpp"
#include "probes/kernel/build_id.hpp"
#include "reports/xml/values.hpp"
#include "suite/commit.hpp"

#include <filesystem>
#include <link.h>
#include <utility>
#include <vector>

namespace ocks::verbs {
namespace {

/// Visits what is loaded, the program itself first, and stops there.
int take_build_id(dl_phdr_info* object, std::size_t /*size*/, void* found)
{
    for (std::size_t index = 0; index < object->dlpi_phnum; ++index) {
        const auto& header = object->dlpi_phdr[index];
        if (header.p_type != PT_NOTE)
            continue;
        // The loader has put it there, and keeps it.
        const auto* bytes = reinterpret_cast<const char*>(object->dlpi_addr + header.p_vaddr);  // NOLINT
        if (auto build_id = build_id_of_notes({bytes, header.p_memsz}))
            *static_cast<std::string*>(found) = std::move(*build_id);
    }
    return 1;
}

/// The first line of what a program prints that ended well; empty if it did not, or is not there.
std::string answer_of(Runner& runner, std::vector<std::string> arguments)
{
    const auto told = runner.run({.arguments = std::move(arguments), .deadline = std::chrono::seconds{10}});
    if (!told || told->exit_status != 0)
        return {};
    const auto all = lines(told->output);
    return all.empty() ? std::string{} : std::string{trimmed(all.front())};
}

std::string word_or_nothing(std::string text)
{
    return is_xml_word(text) ? std::move(text) : std::string{};
}

}  // namespace

std::string own_build_id()
{
    std::string found;
    dl_iterate_phdr(take_build_id, &found);
    return found;
}

std::string sbom_sha256_of(const std::string& program, std::string_view build_id)
{
    const std::filesystem::path path{program};
    const std::string name = path.filename().string() + ".spdx.json";
    for (const auto& place : {path.parent_path() / name, path.parent_path().parent_path() / "share/ocks" / name}) {
        const auto text = read_file(place.string());
        if (text && !build_id.empty() && text->find("build id " + std::string{build_id}) != std::string::npos)
            return sha256(*text);
    }
    return {};
}

std::string package_of(const std::string& file, Runner& runner)
{
    std::string named = answer_of(runner, {"rpm", "-qf", "--qf", "%{NAME}-%{VERSION}-%{RELEASE}\\n", file});
    if (!named.empty())
        return word_or_nothing(std::move(named));
    // "ocks: /usr/bin/ocks-cert"
    const std::string owner = answer_of(runner, {"dpkg-query", "-S", file});
    const std::string name = owner.substr(0, owner.find(": "));
    if (name.empty() || name.size() == owner.size())
        return {};
    return word_or_nothing(answer_of(runner, {"dpkg-query", "-W", "-f", "${Package}-${Version}\\n", name}));
}

Result<SuiteReference> this_program(Runner& runner)
{
    const auto program = read_file("/proc/self/exe");
    if (!program)
        return Failure(program.error());
    SuiteReference suite{.version = std::string{version},
                         .binary_sha256 = sha256(*program),
                         .build_id = own_build_id(),
                         .git_commit = std::string{source_commit()}};
    std::error_code error;
    const auto path = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error) {
        suite.package = package_of(path.string(), runner);
        suite.sbom_sha256 = sbom_sha256_of(path.string(), suite.build_id);
    }
    return suite;
}

}  // namespace ocks::verbs
