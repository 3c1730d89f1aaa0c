// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/setup.hpp"

#include <nlohmann/json.hpp>

namespace ocks {
namespace {

using nlohmann::json;

constexpr int input_output_error = 5;  // EIO

json image_of(const Drive& drive)
{
    return {{"driver", "file"}, {"filename", drive.path}};
}

/// blkdebug answers one sector with an error; event "none" with an I/O type works on raw images too.
json with_errors(const json& image, std::string_view type, const std::vector<std::uint64_t>& sectors)
{
    json rules = json::array();
    for (const std::uint64_t sector : sectors)
        rules.push_back({{"event", "none"}, {"iotype", type}, {"sector", sector}, {"errno", input_output_error}});
    return {{"driver", "blkdebug"}, {"image", image}, {"inject-error", rules}};
}

/// Two copies, of which one write is enough and the first is read: a write that the first copy refuses
/// succeeds, and is not there when it is read back. The second copy keeps nothing.
json with_lost_writes(const Drive& drive)
{
    const json forgetful = {{"driver", "raw"},
                            {"file", with_errors(image_of(drive), "write", drive.forgetful_sectors)}};
    const json nowhere = {{"driver", "null-co"}, {"size", drive.disk.size_bytes}, {"read-zeroes", true}};
    return {{"driver", "quorum"},
            {"vote-threshold", 1},
            {"read-pattern", "fifo"},
            {"children", json::array({forgetful, nowhere})}};
}

std::string block_device_of(const Drive& drive)
{
    json node = {{"driver", "raw"}, {"node-name", drive.disk.id}};
    if (!drive.forgetful_sectors.empty()) {
        node = with_lost_writes(drive);
        node["node-name"] = drive.disk.id;
    } else if (!drive.unreadable_sectors.empty())
        node["file"] = with_errors(image_of(drive), "read", drive.unreadable_sectors);
    else
        node["file"] = image_of(drive);
    return node.dump(-1, ' ', false, json::error_handler_t::replace);
}

void add_port(std::vector<std::string>& arguments, const std::string& name, int descriptor)
{
    arguments.insert(
        arguments.end(),
        {"-chardev", "socket,id=" + name + ",fd=" + std::to_string(descriptor), "-serial", "chardev:" + name});
}

}  // namespace

std::string kernel_command_line(const Setup& setup)
{
    // Every limit of patience is some times the default: an emulated processor can be that slow.
    std::string line = "console=ttyS0,115200 panic=-1 oops=panic loglevel=7 ignore_loglevel printk.time=1 "
                       "console_msg_format=syslog random.trust_cpu=on net.ifnames=0 rcupdate.rcu_cpu_stall_timeout=63 "
                       "watchdog_thresh=30";
    for (const std::string& word : setup.kernel_words)
        line += " " + word;
    return line;
}

std::vector<std::string> qemu_arguments(const Setup& setup)
{
    std::vector<std::string> arguments{"qemu-system-" + setup.model.architecture,
                                       "-nodefaults",
                                       "-no-user-config",
                                       "-no-reboot",
                                       "-display",
                                       "none",
                                       "-accel",
                                       "tcg,thread=multi",
                                       "-kernel",
                                       setup.kernel,
                                       "-initrd",
                                       setup.initial_disk,
                                       "-append",
                                       kernel_command_line(setup)};
    add_port(arguments, "console", console_descriptor);
    add_port(arguments, "channel", channel_descriptor);
    arguments.insert(arguments.end(),
                     {"-chardev",
                      "socket,id=monitor,fd=" + std::to_string(monitor_descriptor),
                      "-mon",
                      "chardev=monitor,mode=control"});
    int end = first_wire_descriptor;
    for (const Cable& cable : setup.model.cables) {
        for (const char* suffix : {".0", ".1"})
            arguments.insert(arguments.end(),
                             {"-netdev", "socket,id=" + cable.id + suffix + ",fd=" + std::to_string(end++)});
    }
    for (const Drive& drive : setup.drives)
        arguments.insert(arguments.end(), {"-blockdev", block_device_of(drive)});
    for (const std::string& argument : setup.model.arguments) {
        const auto blank = argument.find(' ');
        arguments.push_back(argument.substr(0, blank));
        arguments.push_back(argument.substr(blank + 1));
    }
    return arguments;
}

}  // namespace ocks
