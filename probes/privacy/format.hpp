// SPDX-License-Identifier: GPL-3.0-or-later
/// Where in the bytes of a firmware table or a device's own memory the name of a single thing stands: a serial
/// number, a MAC, a worldwide name. A snapshot that leaves the house has something else there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ocks::privacy {

struct Place {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string_view field = {};  ///< "serial", "uuid" …: as the property that it becomes

    friend bool operator==(const Place&, const Place&) = default;
};

struct Format {
    /// All places, also of bytes that are cut off or make no sense. Each lies within the bytes.
    std::vector<Place> (*places)(std::string_view bytes) = nullptr;
    /// Makes the checksum good again after bytes were changed; null if the format has none.
    void (*seal)(std::string& bytes) = nullptr;
};

/// Null for a path whose bytes have a form that is not known here: they cannot be shown to anybody.
[[nodiscard]] const Format* format_of(std::string_view path);

[[nodiscard]] std::vector<Place> places_in_smbios(std::string_view table);
[[nodiscard]] std::vector<Place> places_in_pci_config(std::string_view space);
[[nodiscard]] std::vector<Place> places_in_pci_vpd(std::string_view data);
[[nodiscard]] std::vector<Place> places_in_scsi_serial_page(std::string_view page);
[[nodiscard]] std::vector<Place> places_in_scsi_identification_page(std::string_view page);
[[nodiscard]] std::vector<Place> places_in_edid(std::string_view data);
[[nodiscard]] std::vector<Place> places_in_acpi_table(std::string_view table);
[[nodiscard]] std::vector<Place> places_in_nvme_controller(std::string_view data);
[[nodiscard]] std::vector<Place> places_in_nvme_namespace(std::string_view data);
[[nodiscard]] std::vector<Place> places_in_permanent_address(std::string_view answer);
[[nodiscard]] std::vector<Place> places_in_module(std::string_view answer);
[[nodiscard]] std::vector<Place> places_in_devlink_info(std::string_view answer);
[[nodiscard]] std::vector<Place> places_in_raid_drives(std::string_view answer);
[[nodiscard]] std::vector<Place> places_in_raid_drive(std::string_view answer);

void seal_pci_vpd(std::string& data);
void seal_edid(std::string& data);
void seal_acpi_table(std::string& table);

}  // namespace ocks::privacy
