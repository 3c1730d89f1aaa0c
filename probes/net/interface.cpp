// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/net/interface.hpp"

#include "probes/answers.hpp"
#include "probes/net/ethtool.hpp"
#include "probes/net/module.hpp"
#include "probes/net/netlink.hpp"

#include <array>
#include <linux/ethtool_netlink.h>

namespace ocks::ethtool {
namespace {

struct Question {
    std::string_view name = {};
    std::uint8_t message = 0;
    Result<Device> (*decode)(std::string_view) = nullptr;
};

constexpr auto questions = std::to_array<Question>({
    {"link_info", ETHTOOL_MSG_LINKINFO_GET, decode_link_info},
    {"link_modes", ETHTOOL_MSG_LINKMODES_GET, decode_link_modes},
    {"fec", ETHTOOL_MSG_FEC_GET, decode_fec},
    {"rings", ETHTOOL_MSG_RINGS_GET, decode_rings},
    {"channels", ETHTOOL_MSG_CHANNELS_GET, decode_channels},
    {"features", ETHTOOL_MSG_FEATURES_GET, decode_features},
});

/// Half of page 0 of a module's memory, at the address that all kinds have.
std::string half_page(std::uint32_t offset)
{
    constexpr std::uint32_t half = 128;
    constexpr std::uint8_t address = 0x50;
    return netlink::attribute(ETHTOOL_A_MODULE_EEPROM_OFFSET, offset) +
           netlink::attribute(ETHTOOL_A_MODULE_EEPROM_LENGTH, half) +
           netlink::attribute(ETHTOOL_A_MODULE_EEPROM_PAGE, std::uint8_t{0}) +
           netlink::attribute(ETHTOOL_A_MODULE_EEPROM_BANK, std::uint8_t{0}) +
           netlink::attribute(ETHTOOL_A_MODULE_EEPROM_I2C_ADDRESS, address);
}

void ask_module(const Sysroot& root, Socket& socket, Device& device, std::vector<Note>& notes)
{
    const std::string prefix = "ethtool/" + device.name;
    const auto page = [&](std::uint32_t offset) {
        return [&socket, &device, offset] {
            return socket.request(ETHTOOL_MSG_MODULE_EEPROM_GET, device.name, half_page(offset));
        };
    };
    // Without a module the chip does not answer, which drivers tell in as many ways as there are errors.
    const auto first = root.ask(prefix + "/module", page(0));
    const auto lower = first ? module_page_of(*first) : Result<std::string>{Failure(first.error())};
    if (!lower) {
        if (lower.error().code == Errc::denied)
            notes.push_back({device.kind, lower.error().where, lower.error().why});
        return;
    }
    std::string upper;
    if (module::needs_upper_page(*lower)) {
        constexpr std::uint32_t half = 128;
        const auto second = root.ask(prefix + "/module_upper", page(half));
        const auto data = second ? module_page_of(*second) : Result<std::string>{Failure(second.error())};
        if (!data)
            notes.push_back({device.kind, "/answers/" + prefix + "/module_upper", data.error().why});
        upper = data.value_or("");
    }
    auto decoded = module::decode(*lower, upper);
    if (decoded)
        device.properties.merge(decoded->properties);
    else
        notes.push_back({device.kind, "/answers/" + prefix + "/module", decoded.error().why});
}

}  // namespace

void ask(const Sysroot& root, Socket& socket, Device& device, std::vector<Note>& notes)
{
    const std::string prefix = "ethtool/" + device.name + "/";
    for (const auto& [name, message, decode] : questions) {
        const std::uint8_t number = message;
        const auto question = [&socket, &device, number] {
            return socket.request(number, device.name);
        };
        read_answer(root, prefix + std::string{name}, question, decode, device, notes);
    }
    const auto of_driver = [&device] {
        return driver_info(device.name);
    };
    const auto of_address = [&device] {
        return permanent_address(device.name);
    };
    read_answer(root, prefix + "driver_info", of_driver, decode_driver_info, device, notes);
    read_answer(root, prefix + "permanent_address", of_address, decode_permanent_address, device, notes);
    ask_module(root, socket, device, notes);
}

}  // namespace ocks::ethtool
