// SPDX-License-Identifier: GPL-3.0-or-later
/// Cards that tell the versions of their parts through devlink: most network adapters of servers, and some others.
///
/// Documentation/networking/devlink/devlink-info.rst in the kernel.
#include "probes/net/devlink.hpp"

#include "probes/answers.hpp"
#include "probes/net/generic_socket.hpp"
#include "probes/net/netlink.hpp"
#include "probes/probe.hpp"

#include <linux/devlink.h>
#include <utility>

namespace ocks::probes {
namespace {

std::string attributes_of(const devlink::Handle& handle)
{
    return netlink::attribute(DEVLINK_ATTR_BUS_NAME, handle.bus + '\0') +
           netlink::attribute(DEVLINK_ATTR_DEV_NAME, handle.name + '\0');
}

void observe_devlink(const Sysroot& root, Inventory& inventory)
{
    netlink::GenericSocket socket{DEVLINK_GENL_NAME};
    const auto replies = root.ask("devlink/devices", [&] { return socket.dump(DEVLINK_CMD_GET, "devlink"); });
    const auto handles = replies.and_then(devlink::decode_handles);
    if (!handles) {
        if (handles.error().code != Errc::absent)
            inventory.notes.push_back({"devlink", "/answers/devlink/devices", handles.error().why});
        return;
    }
    for (const devlink::Handle& handle : *handles) {
        Device device{.kind = "devlink", .name = handle.bus + "/" + handle.name, .properties = {}};
        if (handle.bus == "pci")
            device.properties.emplace("pci_address", handle.name);
        read_answer(
            root,
            "devlink/" + device.name,
            [&] { return socket.request(DEVLINK_CMD_INFO_GET, attributes_of(handle), "devlink " + device.name); },
            devlink::decode_info,
            device,
            inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe devlink{
    .id = "devlink",
    .summary = "cards that tell the versions of their parts",
    .observe = observe_devlink,
};

}  // namespace ocks::probes
