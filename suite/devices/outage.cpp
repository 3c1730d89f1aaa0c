// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/devices/outage.hpp"

#include "suite/network/port.hpp"
#include "suite/network/port_use.hpp"
#include "suite/storage/disk_digest.hpp"
#include "suite/storage/disk_guard.hpp"

#include <algorithm>
#include <optional>

namespace ocks {
namespace {

/// Looked at again at the last moment: the plan may be an hour old.
std::optional<std::string> use_of(const Sysroot& root, const Dependant& dependant)
{
    if (dependant.kind == "block")
        return use_of_disk(root, dependant.name);
    return dependant.kind == "nic" ? use_of_port(root, dependant.name) : std::nullopt;
}

/// Not by the serial number, which is nobody's business who reads a report.
std::string label(const Dependant& dependant)
{
    return dependant.kind + " " + dependant.name;
}

}  // namespace

Result<Outage> Outage::begin(const Bench& bench, std::string pci_address, std::uint64_t bytes)
{
    auto dependants = dependants_of(bench.inventory, pci_address);
    Outage absence{std::move(pci_address), bytes, std::move(dependants)};
    for (Dependant& each : absence.m_dependants) {
        // An earlier test may have taken it away as well, and the kernel numbers as it likes.
        std::string name = find_again(bench.root, each, absence.m_pci_address);
        if (name.empty())
            return fail(Errc::absent, label(each), "is gone since the inventory was taken");
        each.name = std::move(name);
        if (const auto use = use_of(bench.root, each))
            return fail(Errc::denied, each.name, *use);
        if (each.kind != "block")
            continue;
        auto digest = digest_of_disk(bench.root, each.name, bytes);
        if (!digest)
            return Failure(digest.error());
        absence.m_digests.insert_or_assign(each.identity, std::move(*digest));
    }
    return absence;
}

std::string Outage::change_of(const Sysroot& root, const Dependant& dependant, const std::string& name) const
{
    if (name.empty())
        return label(dependant) + " is missing";
    if (dependant.kind != "block")
        return {};
    const auto digest = digest_of_disk(root, name, m_bytes);
    if (!digest)
        return label(dependant) + " cannot be read: " + digest.error().why;
    return *digest == m_digests.at(dependant.identity) ? "" : label(dependant) + " holds something else";
}

std::vector<Measurement> Outage::end(const Bench& bench, std::chrono::milliseconds patience) const
{
    std::vector<std::string> names(m_dependants.size());
    (void)wait_until(
        [&] {
            std::ranges::transform(m_dependants, names.begin(), [&](const Dependant& each) {
                return find_again(bench.root, each, m_pci_address);
            });
            return std::ranges::find(names, "") == names.end();
        },
        patience);
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - m_begun;
    std::vector<Measurement> measured{{"absence", time.count(), "s"}};
    for (std::size_t index = 0; index < names.size(); ++index) {
        if (const std::string change = change_of(bench.root, m_dependants[index], names[index]); !change.empty())
            measured.push_back({"afterwards", change, ""});
    }
    if (measured.size() == 1)
        measured.push_back({"afterwards", "as before", ""});
    return measured;
}

}  // namespace ocks
