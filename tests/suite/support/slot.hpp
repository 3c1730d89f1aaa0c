// SPDX-License-Identifier: GPL-3.0-or-later
/// A PCI slot in a literal tree, with an NVMe drive that can be unbound, removed, reset and found again.
#pragma once

#include "tests/suite/support/bench.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ocks::testing {

class Slot {
public:
    static constexpr std::string_view address = "0000:41:00.0";
    static constexpr std::string_view device = "/sys/bus/pci/devices/0000:41:00.0";
    static constexpr std::string_view reset = "/sys/class/nvme/nvme0/reset_controller";

    Slot() { insert(); }

    /// The drive works: the device is there, driven, and its namespace has content.
    void insert()
    {
        put(std::string{device} + "/vendor", "0x1b36\n");
        bind();
    }

    void bind()
    {
        point(std::string{device} + "/driver", "../../../bus/pci/drivers/nvme");
        point("/sys/class/nvme/nvme0", "../../devices/pci0000:40/0000:40:00.0/0000:41:00.0/nvme/nvme0");
        point("/sys/block/nvme0n1", "../devices/virtual/nvme-subsystem/nvme-subsys0/nvme0n1");
        const std::string controller = "/sys/devices/pci0000:40/0000:40:00.0/0000:41:00.0/nvme/nvme0/";
        put(controller + "serial", "S1\n");
        put(controller + "state", "live\n");
        put("/sys/devices/virtual/nvme-subsystem/nvme-subsys0/nvme0n1/device/serial", "S1\n");
        put("/sys/devices/virtual/nvme-subsystem/nvme-subsys0/nvme0n1/dev", "259:0\n");
        put("/proc/self/mountinfo", "");
        put("/answers/disk/nvme0n1/sha256", "before");
    }

    void unbind()
    {
        for (const std::string path : {"/sys/block/nvme0n1", "/sys/class/nvme/nvme0"})
            std::filesystem::remove(tree.path().string() + path);
        std::filesystem::remove(tree.path().string() + std::string{device} + "/driver");
    }

    void remove()
    {
        unbind();
        std::filesystem::remove_all(tree.path().string() + std::string{device});
    }

    void put(const std::string& path, std::string_view content) const
    {
        const auto target = tree.path().string() + path;
        std::filesystem::create_directories(std::filesystem::path{target}.parent_path());
        REQUIRE(write_file(target, content));
    }

    /// What a working server does; `instead` has the paths that do something else.
    using Effect = std::function<Result<void>(Slot&)>;
    [[nodiscard]] Control control(std::map<std::string, Effect> instead = {})
    {
        return [this, instead = std::move(instead)](const std::string& path, std::string_view) -> Result<void> {
            written.push_back(path);
            if (const auto other = instead.find(path); other != instead.end())
                return other->second(*this);
            if (path.ends_with("/unbind"))
                unbind();
            else if (path.ends_with("/bind"))
                bind();
            else if (path.ends_with("/remove"))
                remove();
            else if (path.ends_with("/rescan"))
                insert();
            return {};
        };
    }

    [[nodiscard]] static Inventory inventory()
    {
        const std::string at{address};
        return {{{"nvme", "nvme0", {{"pci_address", at}, {"serial", "S1"}}},
                 {"block", "nvme0n1", {{"pci_address", at}, {"serial", "S1"}, {"removable", std::uint64_t{0}}}}},
                {}};
    }

    Tree tree{};
    std::vector<std::string> written;

private:
    void point(const std::string& path, const std::string& target) const
    {
        const auto link = tree.path().string() + path;
        std::filesystem::create_directories(std::filesystem::path{link}.parent_path());
        std::error_code there;
        std::filesystem::create_symlink(target, link, there);
    }
};

}  // namespace ocks::testing
