// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/net/devlink.hpp"

#include "probes/bytes.hpp"
#include "probes/list.hpp"
#include "probes/net/netlink.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <linux/devlink.h>
#include <map>
#include <utility>

namespace ocks::devlink {
namespace {

std::string text_of(std::string_view payload)
{
    return Bytes{payload}.text(0, payload.size());
}

/// A list has commas between its parts, so none may be in them.
std::string word_of(std::string_view payload)
{
    std::string word = text_of(payload);
    std::ranges::replace(word, ',', '.');
    return word;
}

using Versions = std::map<std::string, std::string, std::less<>>;

struct Kind {
    unsigned type = 0;
    std::string_view property = {};
};

constexpr auto kinds = std::to_array<Kind>({
    {DEVLINK_ATTR_INFO_VERSION_FIXED, "fixed_versions"},
    {DEVLINK_ATTR_INFO_VERSION_RUNNING, "running_versions"},
    {DEVLINK_ATTR_INFO_VERSION_STORED, "stored_versions"},
});

constexpr auto texts = std::to_array<Kind>({
    {DEVLINK_ATTR_INFO_DRIVER_NAME, "driver"},
    {DEVLINK_ATTR_INFO_SERIAL_NUMBER, "serial"},
    {DEVLINK_ATTR_INFO_BOARD_SERIAL_NUMBER, "board_serial"},
});

Result<Versions> versions_of(const std::vector<netlink::Attribute>& attributes, unsigned type)
{
    Versions versions;
    for (const netlink::Attribute& each : attributes) {
        if (each.type != type)
            continue;
        const auto parts = netlink::attributes_of(each.payload);
        if (!parts)
            return Failure(parts.error());
        const auto name = netlink::find(*parts, DEVLINK_ATTR_INFO_VERSION_NAME);
        const auto value = netlink::find(*parts, DEVLINK_ATTR_INFO_VERSION_VALUE);
        if (name && value && !word_of(*name).empty() && !word_of(*value).empty())
            versions.emplace(word_of(*name), word_of(*value));
    }
    return versions;
}

std::string list_of(const Versions& versions)
{
    std::vector<std::string> words;
    for (const auto& [name, value] : versions)
        words.push_back(fmt::format("{}={}", name, value));
    return comma_list(words);
}

}  // namespace

Result<std::vector<Handle>> decode_handles(std::string_view replies)
{
    const auto attributes = netlink::attributes_of(replies);
    if (!attributes)
        return Failure(attributes.error());
    std::vector<Handle> handles;
    for (const auto& [type, payload] : *attributes) {
        // Each reply begins with these two.
        if (type == DEVLINK_ATTR_BUS_NAME)
            handles.push_back({text_of(payload), {}});
        else if (type == DEVLINK_ATTR_DEV_NAME && !handles.empty())
            handles.back().name = text_of(payload);
    }
    std::erase_if(handles, [](const Handle& each) { return each.bus.empty() || each.name.empty(); });
    return handles;
}

Result<Device> decode_info(std::string_view reply)
{
    const auto attributes = netlink::attributes_of(reply);
    if (!attributes)
        return Failure(attributes.error());
    Device device;
    for (const auto& [type, property] : texts) {
        if (std::string text = text_of(netlink::find(*attributes, type).value_or("")); !text.empty())
            device.properties.emplace(property, std::move(text));
    }
    std::array<Versions, kinds.size()> versions;
    for (std::size_t index = 0; index < kinds.size(); ++index) {
        auto read = versions_of(*attributes, kinds.at(index).type);
        if (!read)
            return Failure(read.error());
        versions.at(index) = std::move(*read);
        if (std::string list = list_of(versions.at(index)); !list.empty())
            device.properties.emplace(kinds.at(index).property, std::move(list));
    }
    const auto& [fixed, running, stored] = versions;
    const bool is_pending = std::ranges::any_of(stored, [&running = running](const auto& each) {
        const auto runs = running.find(each.first);
        return runs != running.end() && runs->second != each.second;
    });
    if (!running.empty() && !stored.empty())
        device.properties.emplace("firmware_pending", std::uint64_t{is_pending ? 1U : 0U});
    return device;
}

}  // namespace ocks::devlink
