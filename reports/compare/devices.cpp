// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compare/parts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace ocks {
namespace {

bool is_one_of(std::span<const std::string_view> list, std::string_view name)
{
    return std::ranges::find(list, name) != list.end();
}

/// By kind and property, as docs/inventory.md names them.
Area area_of(const Device& device, std::string_view property)
{
    constexpr auto firmware = std::to_array<std::string_view>({"firmware", "microcode", "ipmi_version"});
    constexpr auto driver = std::to_array<std::string_view>({"driver", "expected_drivers"});
    if (device.kind == "bios" || is_one_of(firmware, property))
        return Area::firmware;
    if (device.kind == "kernel" || device.kind == "os" || is_one_of(driver, property))
        return Area::driver;
    return Area::hardware;
}

/// What differs between two boots of one machine, and says nothing.
bool is_fleeting(std::string_view property)
{
    constexpr auto fleeting = std::to_array<std::string_view>({"boot_id", "current_mhz", "iommu_group"});
    return is_one_of(fleeting, property);
}

std::string value_of(const Device& device, const std::string& property)
{
    const auto found = device.properties.find(property);
    return found == device.properties.end() ? std::string{} : to_string(found->second);
}

bool is_hidden(std::string_view value)
{
    return value.find("redacted:") != std::string_view::npos;
}

/// "Samsung PM9A3", for a device that came or went.
std::string described(const Device& device)
{
    for (const char* property : {"model", "device_name", "product", "part_number"}) {
        if (std::string text = value_of(device, property); !text.empty())
            return text;
    }
    return "there";
}

void compare_device(const Device& before, const Device& after, bool same_key, std::vector<Change>& changes)
{
    std::set<std::string> names;
    for (const Device* device : {&before, &after}) {
        for (const auto& property : device->properties)
            names.insert(property.first);
    }
    for (const std::string& name : names) {
        const std::string was = value_of(before, name);
        const std::string is = value_of(after, name);
        const bool comparable = same_key || (!is_hidden(was) && !is_hidden(is));
        if (was != is && comparable && !is_fleeting(name))
            changes.push_back({area_of(after, name), after.kind + " " + after.name + ": " + name, was, is, {}, false});
    }
}

/// What a thing calls itself by wherever the kernel puts it. Names such as nvme0 are given in the order of a boot.
std::string identity_of(const Device& device)
{
    for (const char* property : {"serial", "permanent_mac", "mac", "wwid"}) {
        if (std::string value = value_of(device, property); !value.empty())
            return value;
    }
    return {};
}

/// Where the devices of one report are in another: those of one kind and identity, if it has one of each; by name
/// those that are left.
class Counterparts {
public:
    Counterparts(const Inventory& before, const Inventory& after, bool same_key) : m_after(after)
    {
        if (!same_key)
            return;
        const auto were = by_identity(before);
        const auto are = by_identity(after);
        for (const auto& [identity, device] : were) {
            const auto now = are.find(identity);
            if (device != nullptr && now != are.end() && now->second != nullptr) {
                m_found.emplace(device, now->second);
                m_taken.insert(now->second);
            }
        }
    }

    const Device* of(const Device& before)
    {
        if (const auto found = m_found.find(&before); found != m_found.end())
            return found->second;
        const Device* named = find_device(m_after, before.kind, before.name);
        return named != nullptr && m_taken.insert(named).second ? named : nullptr;
    }

    [[nodiscard]] bool is_taken(const Device& after) const { return m_taken.contains(&after); }

private:
    using Identities = std::map<std::pair<std::string, std::string>, const Device*>;

    /// Null where two of one kind call themselves the same.
    static Identities by_identity(const Inventory& inventory)
    {
        Identities identities;
        for (const Device& device : inventory.devices) {
            const std::string identity = identity_of(device);
            if (identity.empty())
                continue;
            const auto [place, is_new] = identities.try_emplace({device.kind, identity}, &device);
            if (!is_new)
                place->second = nullptr;
        }
        return identities;
    }

    const Inventory& m_after;
    std::map<const Device*, const Device*> m_found;
    std::set<const Device*> m_taken;
};

}  // namespace

void compare_devices(const Report& before, const Report& after, std::vector<Change>& changes)
{
    const bool same_key = before.redaction == after.redaction || before.redaction.key_id == after.redaction.key_id;
    Counterparts counterparts(before.inventory, after.inventory, same_key);
    for (const Device& device : before.inventory.devices) {
        const Device* now = counterparts.of(device);
        if (now == nullptr) {
            changes.push_back(
                {Area::hardware, device.kind + " " + device.name, described(device), {}, "is gone", false});
            continue;
        }
        if (now->name != device.name)
            changes.push_back(
                {Area::hardware, device.kind + " " + device.name, device.name, now->name, "is called so now", false});
        compare_device(device, *now, same_key, changes);
    }
    for (const Device& device : after.inventory.devices) {
        if (!counterparts.is_taken(device))
            changes.push_back(
                {Area::hardware, device.kind + " " + device.name, {}, described(device), "is new", false});
    }
}

}  // namespace ocks
