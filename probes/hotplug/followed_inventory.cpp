// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/hotplug/followed_inventory.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

namespace ocks {
namespace {

/// Documentation/admin-guide/sysfs-rules.rst in the kernel: the devices of a subsystem are listed in one of these
/// places, and beside those of a bus what belongs to it, as the slots of PCI.
bool follows(const std::set<std::string>& listed, const std::string& subsystem)
{
    const std::string bus = "/sys/bus/" + subsystem + "/";
    return listed.contains("/sys/class/" + subsystem) || listed.contains("/sys/" + subsystem) ||
           std::ranges::any_of(listed, [&](const std::string& directory) { return directory.starts_with(bus); });
}

}  // namespace

Result<FollowedInventory> FollowedInventory::open(const std::string& root, std::span<const Probe* const> probes)
{
    auto listening = std::make_unique<Listening>();
    auto opened = Sysroot::open(root, [heard = listening.get()](Access access, std::string_view path, const Answer&) {
        if (access == Access::list && heard->listed != nullptr)
            heard->listed->emplace(path);
    });
    if (!opened)
        return Failure(opened.error());
    FollowedInventory followed{std::move(*opened), std::move(listening)};
    for (const Probe* probe : probes) {
        followed.m_parts.push_back({.probe = probe});
        followed.observe_part(followed.m_parts.back());
    }
    followed.join();
    return followed;
}

FollowedInventory::FollowedInventory(Sysroot root, std::unique_ptr<Listening> listening)
    : m_listening(std::move(listening)), m_root(std::move(root))
{
}

void FollowedInventory::observe_part(Part& part)
{
    m_listening->listed = &part.listed;
    part.found = observe(m_root, std::array{part.probe});
    m_listening->listed = nullptr;
}

void FollowedInventory::join()
{
    m_inventory = {};
    for (const Part& part : m_parts) {
        std::ranges::copy(part.found.devices, std::back_inserter(m_inventory.devices));
        std::ranges::copy(part.found.notes, std::back_inserter(m_inventory.notes));
    }
    sort_devices(m_inventory.devices);
    std::ranges::sort(
        m_inventory.notes, {}, [](const Note& note) { return std::tie(note.kind, note.where, note.why); });
}

std::size_t FollowedInventory::update(const std::set<std::string>& subsystems)
{
    std::size_t asked = 0;
    for (Part& part : m_parts) {
        const bool concerned = std::ranges::any_of(
            subsystems, [&](const std::string& subsystem) { return follows(part.listed, subsystem); });
        if (!concerned)
            continue;
        observe_part(part);
        ++asked;
    }
    if (asked > 0)
        join();
    return asked;
}

}  // namespace ocks
