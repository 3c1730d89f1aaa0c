// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/check/show.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace ocks {
namespace {

/// From bad to good: a reader wants to know what is wrong first.
constexpr std::array order{Readiness::unsupported,
                           Readiness::not_enabled,
                           Readiness::needs_firmware,
                           Readiness::unknown,
                           Readiness::imperfect,
                           Readiness::untested,
                           Readiness::not_needed,
                           Readiness::present,
                           Readiness::certified};

std::string_view heading(Readiness readiness)
{
    switch (readiness) {
    case Readiness::unsupported:
        return "No driver in this kernel";
    case Readiness::unknown:
        return "Cannot be told from this matrix";
    case Readiness::not_enabled:
        return "Switched off in this kernel";
    case Readiness::needs_firmware:
        return "Firmware is missing";
    case Readiness::imperfect:
        return "Works, with a known defect";
    case Readiness::untested:
        return "Has a driver, and nobody has tested it";
    case Readiness::not_needed:
        return "Needs no driver";
    case Readiness::present:
        return "Has its driver";
    case Readiness::certified:
        return "Certified";
    }
    return "";
}

/// Those who are well only fill the screen.
bool is_quiet(Readiness readiness)
{
    return readiness == Readiness::certified || readiness == Readiness::present || readiness == Readiness::not_needed;
}

std::string name_of(const Claimant& subject, const PciIds& names)
{
    const auto id = pci_id(subject.id);
    return id ? full_name(names, *id) : subject.modalias;
}

std::size_t count_of(const Preflight& preflight, Readiness readiness)
{
    return static_cast<std::size_t>(std::ranges::count(preflight.findings, readiness, &Finding::readiness));
}

}  // namespace

std::string to_text(const Preflight& preflight, std::string_view machine, const PciIds& names, bool all)
{
    auto text = fmt::format("{} on {} ({})\n\n  works      {}\n  root disk  {}: {}\n  network    {}: {}\n",
                            preflight.release,
                            machine,
                            preflight.architecture,
                            to_string(preflight.works),
                            to_string(preflight.root_disk),
                            preflight.root_disk_reason,
                            to_string(preflight.network),
                            preflight.network_reason);
    for (const auto readiness : order) {
        const auto count = count_of(preflight, readiness);
        if (count == 0)
            continue;
        text += fmt::format("\n{}: {}\n", heading(readiness), count);
        if (is_quiet(readiness) && !all)
            continue;
        for (const auto& finding : preflight.findings) {
            if (finding.readiness != readiness)
                continue;
            const auto kind = names.class_name(finding.subject.device_class);
            text += fmt::format("  {:<12}  {}{}{}\n",
                                finding.subject.name,
                                name_of(finding.subject, names),
                                kind.empty() ? "" : ", ",
                                kind);
            text += fmt::format("  {:<12}  {}\n", "", finding.reason);
            if (!finding.advice.empty())
                text += fmt::format("  {:<12}  -> {}\n", "", finding.advice);
        }
    }
    return text;
}

std::string to_line(const Preflight& preflight, std::string_view machine)
{
    std::string counts;
    for (const auto readiness : order) {
        if (const auto count = count_of(preflight, readiness); count != 0)
            counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", count, to_string(readiness));
    }
    return fmt::format("{:<7} root disk {:<8} network {:<8} {}: {}\n",
                       to_string(preflight.works),
                       to_string(preflight.root_disk),
                       to_string(preflight.network),
                       machine,
                       counts.empty() ? "no devices are listed" : counts);
}

std::string to_json(const Preflight& preflight, std::string_view machine, const PciIds& names)
{
    auto devices = nlohmann::ordered_json::array();
    for (const auto& finding : preflight.findings) {
        nlohmann::ordered_json device{{"name", finding.subject.name},
                                      {"modalias", finding.subject.modalias},
                                      {"readiness", to_string(finding.readiness)},
                                      {"reason", finding.reason}};
        const auto add = [&device](std::string_view key, std::string_view value) {
            if (!value.empty())
                device[std::string{key}] = value;
        };
        add("id", finding.subject.id);
        add("class", finding.subject.device_class);
        add("description", finding.subject.id.empty() ? std::string{} : name_of(finding.subject, names));
        add("bound", finding.subject.driver);
        if (!finding.drivers.empty()) {
            device["drivers"] = finding.drivers;
            device["builtin"] = finding.builtin;
        }
        add("module", finding.module.empty() ? finding.missing.module : finding.module);
        add("package", finding.package);
        if (finding.drivers.empty())
            add("absence", to_string(finding.missing.absence));
        add("symbol", finding.missing.symbol);
        add("listing", finding.listing);
        add("advice", finding.advice);
        devices.push_back(std::move(device));
    }
    const nlohmann::ordered_json document{
        {"machine", machine},
        {"release", preflight.release},
        {"architecture", preflight.architecture},
        {"works", to_string(preflight.works)},
        {"root_disk", {{"found", to_string(preflight.root_disk)}, {"reason", preflight.root_disk_reason}}},
        {"network", {{"found", to_string(preflight.network)}, {"reason", preflight.network_reason}}},
        {"devices", std::move(devices)}};
    // Names come from files that need not be UTF-8; JSON must be.
    return document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace ocks
