// SPDX-License-Identifier: GPL-3.0-or-later
/// A block device of this machine that is a file, and what /sys/block says of it in a mount namespace of our own.
#pragma once

#include "core/descriptor.hpp"

#include <fcntl.h>
#include <linux/loop.h>
#include <optional>
#include <string>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace ocks::testing {

class LoopDisk {
public:
    /// Of zeros. is_made() is false if there is no loop device to be had.
    explicit LoopDisk(std::uint64_t bytes) : m_bytes(bytes)
    {
        const Descriptor file{memfd_create("disk", MFD_CLOEXEC)};
        const Descriptor control{::open("/dev/loop-control", O_RDWR | O_CLOEXEC)};
        if (file.number() < 0 || ftruncate(file.number(), static_cast<off_t>(bytes)) != 0 || control.number() < 0)
            return;
        // Somebody else may take the number that was free.
        for (int tries = 0; tries < 20 && m_name.empty(); ++tries) {
            const int number = ioctl(control.number(), LOOP_CTL_GET_FREE);
            const std::string name = "loop" + std::to_string(number);
            m_device.emplace(::open(("/dev/" + name).c_str(), O_RDWR | O_CLOEXEC));
            if (m_device->number() >= 0 && ioctl(m_device->number(), LOOP_SET_FD, file.number()) == 0) {
                m_name = name;
                m_number = number;
            }
        }
    }
    LoopDisk(const LoopDisk&) = delete;
    LoopDisk& operator=(const LoopDisk&) = delete;
    ~LoopDisk()
    {
        if (is_made())
            ioctl(m_device->number(), LOOP_CLR_FD, 0);
    }

    [[nodiscard]] bool is_made() const { return !m_name.empty(); }
    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] std::string number() const { return "7:" + std::to_string(m_number); }
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

    [[nodiscard]] std::string content() const
    {
        std::string text(m_bytes, '\0');
        const ssize_t count = pread(m_device->number(), text.data(), text.size(), 0);
        return count == static_cast<ssize_t>(text.size()) ? text : "";
    }

    [[nodiscard]] bool fill(const std::string& text) const
    {
        return pwrite(m_device->number(), text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
    }

private:
    std::uint64_t m_bytes;
    std::string m_name;
    int m_number = -1;
    std::optional<Descriptor> m_device;
};

}  // namespace ocks::testing
