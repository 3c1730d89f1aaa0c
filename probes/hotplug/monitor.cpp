// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/hotplug/monitor.hpp"

#include <cstring>
#include <libudev.h>
#include <unistd.h>
#include <utility>

namespace ocks {
namespace {

constexpr int event_buffer_bytes = 16 << 20;  // a shelf of disks that loses its power is thousands of events

std::string or_empty(const char* text)
{
    return text == nullptr ? std::string{} : std::string{text};
}

}  // namespace

void DeviceMonitor::Release::operator()(udev* context) const
{
    udev_unref(context);
}

void DeviceMonitor::Release::operator()(udev_monitor* monitor) const
{
    udev_monitor_unref(monitor);
}

DeviceMonitor::DeviceMonitor(std::unique_ptr<udev, Release> context, std::unique_ptr<udev_monitor, Release> monitor)
    : m_context(std::move(context)), m_monitor(std::move(monitor))
{
}

Result<DeviceMonitor> DeviceMonitor::open()
{
    // libudev itself decides by this file whether udev runs.
    const bool has_udev = access("/run/udev/control", F_OK) == 0;
    std::unique_ptr<udev, Release> context{udev_new()};
    if (!context)
        return fail(Errc::io, "libudev", "cannot be used");
    std::unique_ptr<udev_monitor, Release> monitor{
        udev_monitor_new_from_netlink(context.get(), has_udev ? "udev" : "kernel")};
    if (!monitor)
        return fail(Errc::denied, "libudev", "no events: the kernel opens no socket for them");
    // Only root may have so large a buffer; others have what the system gives everybody.
    (void)udev_monitor_set_receive_buffer_size(monitor.get(), event_buffer_bytes);
    if (const int refused = udev_monitor_enable_receiving(monitor.get()); refused < 0)
        return fail(Errc::io, "libudev", std::strerror(-refused));
    return DeviceMonitor{std::move(context), std::move(monitor)};
}

int DeviceMonitor::descriptor() const
{
    return udev_monitor_get_fd(m_monitor.get());
}

std::optional<DeviceEvent> DeviceMonitor::next()
{
    udev_device* const device = udev_monitor_receive_device(m_monitor.get());
    if (device == nullptr)
        return std::nullopt;
    DeviceEvent event{or_empty(udev_device_get_action(device)),
                      or_empty(udev_device_get_subsystem(device)),
                      or_empty(udev_device_get_devpath(device))};
    udev_device_unref(device);
    return event;
}

}  // namespace ocks
