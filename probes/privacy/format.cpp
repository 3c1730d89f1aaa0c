// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/privacy/format.hpp"

#include "probes/smbios/place.hpp"

#include <algorithm>
#include <array>

namespace ocks::privacy {
namespace {

/// Public as a whole: the configuration of a kernel, an entry point, a flag of the firmware, the rings of a card.
std::vector<Place> no_places(std::string_view /*bytes*/)
{
    return {};
}

/// A path that begins and ends like this. The first row that fits counts.
struct Row {
    std::string_view begin = {};
    std::string_view end = {};
    Format format = {};
};

constexpr auto rows = std::to_array<Row>({
    {smbios::table_path, "", {places_in_smbios, nullptr}},
    {smbios::entry_point_path, "", {no_places, nullptr}},
    {"/sys/firmware/efi/efivars/SecureBoot-", "", {no_places, nullptr}},
    {"/sys/firmware/efi/efivars/SetupMode-", "", {no_places, nullptr}},
    {"/sys/firmware/acpi/tables/", "", {places_in_acpi_table, seal_acpi_table}},
    {"/proc/config.gz", "", {no_places, nullptr}},
    {"/sys/bus/pci/devices/", "/config", {places_in_pci_config, nullptr}},
    {"/sys/bus/pci/devices/", "/vpd", {places_in_pci_vpd, seal_pci_vpd}},
    {"/sys/", "/vpd_pg80", {places_in_scsi_serial_page, nullptr}},
    {"/sys/", "/vpd_pg83", {places_in_scsi_identification_page, nullptr}},
    {"/sys/", "/edid", {places_in_edid, seal_edid}},
    {"/sys/firmware/devicetree/base/", "/model", {no_places, nullptr}},
    {"/sys/firmware/devicetree/base/", "/compatible", {no_places, nullptr}},
    {"/sys/kernel/notes", "", {no_places, nullptr}},
    {"/sys/module/", "/notes/.note.gnu.build-id", {no_places, nullptr}},
    {"/answers/nvme/", "/controller", {places_in_nvme_controller, nullptr}},
    {"/answers/nvme/", "/namespace", {places_in_nvme_namespace, nullptr}},
    {"/answers/nvme/", "/smart", {no_places, nullptr}},
    {"/answers/nvme/", "/firmware", {no_places, nullptr}},
    {"/answers/nvme/", "/self_test", {no_places, nullptr}},
    {"/answers/devlink/devices", "", {no_places, nullptr}},
    {"/answers/devlink/", "", {places_in_devlink_info, nullptr}},
    {"/answers/megaraid/", "/drives", {places_in_raid_drives, nullptr}},
    {"/answers/megaraid/", "", {places_in_raid_drive, nullptr}},
    {"/answers/ata/", "", {no_places, nullptr}},
    {"/answers/scsi/", "", {no_places, nullptr}},
    {"/answers/ethtool/", "/permanent_address", {places_in_permanent_address, nullptr}},
    {"/answers/ethtool/", "/module", {places_in_module, nullptr}},
    {"/answers/ethtool/", "/module_upper", {places_in_module, nullptr}},
    {"/answers/ethtool/", "", {no_places, nullptr}},
});

}  // namespace

const Format* format_of(std::string_view path)
{
    const auto* const row = std::ranges::find_if(
        rows, [&](const Row& each) { return path.starts_with(each.begin) && path.ends_with(each.end); });
    return row == rows.end() ? nullptr : &row->format;
}

}  // namespace ocks::privacy
