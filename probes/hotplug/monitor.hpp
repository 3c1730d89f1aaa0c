// SPDX-License-Identifier: GPL-3.0-or-later
/// Events of devices that come, go and change, as libudev receives them. Only on a live machine.
#pragma once

#include "core/result.hpp"

#include <memory>
#include <optional>
#include <string>

struct udev;
struct udev_monitor;

namespace ocks {

struct DeviceEvent {
    std::string action;     ///< "add", "remove", "change", "bind" …
    std::string subsystem;  ///< "nvme", "pci", "block" …
    std::string path;       ///< below /sys
};

class DeviceMonitor {
public:
    /// After udev's rules where udev runs, so that its names and permissions are there; else the kernel's own.
    [[nodiscard]] static Result<DeviceMonitor> open();

    /// Readable when there is an event.
    [[nodiscard]] int descriptor() const;

    /// The next one that is waiting, or nothing.
    [[nodiscard]] std::optional<DeviceEvent> next();

private:
    struct Release {
        void operator()(udev* context) const;
        void operator()(udev_monitor* monitor) const;
    };
    DeviceMonitor(std::unique_ptr<udev, Release> context, std::unique_ptr<udev_monitor, Release> monitor);

    std::unique_ptr<udev, Release> m_context;
    std::unique_ptr<udev_monitor, Release> m_monitor;
};

}  // namespace ocks
