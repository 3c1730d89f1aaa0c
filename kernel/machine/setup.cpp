// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/setup.hpp"

#include <algorithm>
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

std::string throttle_of(const Drive& drive)
{
    return "throttle-" + drive.disk.id;
}

std::string block_device_of(const Drive& drive)
{
    json node = {{"driver", "raw"}, {"node-name", drive.disk.id}};
    if (!drive.forgetful_sectors.empty()) {
        node = with_lost_writes(drive);
        node["node-name"] = drive.disk.id;
    } else if (!drive.unreadable_sectors.empty())
        node["file"] = with_errors(image_of(drive), "read", drive.unreadable_sectors);
    else if (!drive.unwritable_sectors.empty())
        node["file"] = with_errors(image_of(drive), "write", drive.unwritable_sectors);
    else if (drive.bytes_per_second > 0)
        node["file"] = {{"driver", "throttle"}, {"throttle-group", throttle_of(drive)}, {"file", image_of(drive)}};
    else
        node["file"] = image_of(drive);
    return node.dump(-1, ' ', false, json::error_handler_t::replace);
}

using Arguments = std::vector<std::string>;

void add(Arguments& arguments, std::initializer_list<std::string> more)
{
    arguments.insert(arguments.end(), more);
}

std::string descriptor_socket(const std::string& id, int descriptor)
{
    return "socket,id=" + id + ",fd=" + std::to_string(descriptor);
}

/// What is written to it goes to the pipe that QEMU inherited. Its set of descriptors has the descriptor's number.
void add_pipe(Arguments& arguments, const std::string& id, int descriptor)
{
    const std::string number = std::to_string(descriptor);
    add(arguments, {"-add-fd", "fd=" + number + ",set=" + number});
    add(arguments, {"-chardev", "file,id=" + id + ",path=/dev/fdset/" + number + ",append=on"});
}

/// The first two serial ports of a PC; an AArch64 virt machine has one, and its second is a PCI card.
void add_ports(Arguments& arguments, const Model& model)
{
    add_pipe(arguments, "console", console_descriptor);
    add(arguments, {"-serial", "chardev:console"});
    add_pipe(arguments, "channel", channel_descriptor);
    if (model.architecture == "aarch64")
        add(arguments, {"-device", "pci-serial,chardev=channel,addr=1f.0"});
    else
        add(arguments, {"-serial", "chardev:channel"});
    add(arguments,
        {"-chardev", descriptor_socket("monitor", monitor_descriptor), "-mon", "chardev=monitor,mode=control"});
}

void add_firmware(Arguments& arguments, const Setup& setup)
{
    if (setup.firmware.code.empty())
        return;
    add(arguments, {"-drive", "if=pflash,format=raw,readonly=on,file=" + setup.firmware.code});
    add(arguments, {"-drive", "if=pflash,format=raw,file=" + setup.firmware.variables});
    // Its variables may be written in system management mode alone, and no sleep may go round that.
    if (setup.model.firmware == Firmware::ovmf_secure)
        add(arguments,
            {"-machine",
             "smm=on",
             "-global",
             "driver=cfi.pflash01,property=secure,value=on",
             "-global",
             "ICH9-LPC.disable_s3=1"});
}

}  // namespace

const Drive* system_drive(const Setup& setup)
{
    const auto drive = std::ranges::find_if(
        setup.drives, [](const Drive& candidate) { return candidate.disk.content == DiskContent::system; });
    return drive == setup.drives.end() ? nullptr : &*drive;
}

std::string kernel_command_line(const Setup& setup)
{
    // Every limit of patience is some times the default: an emulated processor can be that slow. So slow that a PC's
    // timer seems not to work (check_timer() of arch/x86), if the host has other things to do for 10 ms.
    const bool is_arm = setup.model.architecture == "aarch64";
    std::string line = is_arm ? "console=ttyAMA0,115200 ocks.channel=ttyS0" : "console=ttyS0,115200 no_timer_check";
    line += " panic=-1 oops=panic loglevel=7 ignore_loglevel printk.time=1 "
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
                                       "tcg,thread=multi"};
    if (system_drive(setup) == nullptr) {
        add(arguments, {"-kernel", setup.kernel, "-append", kernel_command_line(setup)});
        if (setup.has_initial_disk)
            add(arguments, {"-initrd", setup.initial_disk});
    }
    add_ports(arguments, setup.model);
    add_firmware(arguments, setup);
    int end = first_wire_descriptor;
    for (const Cable& cable : setup.model.cables) {
        for (const char* suffix : {".0", ".1"})
            add(arguments, {"-netdev", descriptor_socket(cable.id + suffix, end++)});
    }
    if (const std::string& tpm = setup.model.tpm; !tpm.empty())
        add(arguments,
            {"-chardev",
             descriptor_socket(tpm + ".socket", end),
             "-tpmdev",
             "emulator,id=" + tpm + ",chardev=" + tpm + ".socket"});
    for (const Drive& drive : setup.drives) {
        if (drive.bytes_per_second > 0)
            add(arguments,
                {"-object",
                 "throttle-group,id=" + throttle_of(drive) + ",x-bps-total=" + std::to_string(drive.bytes_per_second)});
        add(arguments, {"-blockdev", block_device_of(drive)});
    }
    for (const std::string& argument : setup.model.arguments) {
        const auto blank = argument.find(' ');
        arguments.push_back(argument.substr(0, blank));
        arguments.push_back(argument.substr(blank + 1));
    }
    return arguments;
}

}  // namespace ocks
