// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/privacy/format.hpp"

#include "tests/support/catch.hpp"

#include <numeric>

using namespace ocks;
using namespace ocks::privacy;

namespace {

std::string at(std::string_view bytes, const Place& place)
{
    return std::string{bytes.substr(place.offset, place.length)};
}

unsigned sum_of(std::string_view bytes)
{
    return std::accumulate(bytes.begin(),
                           bytes.end(),
                           0U,
                           [](unsigned sum, char byte) { return sum + static_cast<unsigned char>(byte); }) &
           0xffU;
}

}  // namespace

TEST_CASE("SMBIOS names one machine in its serial numbers, asset tags and the UUID", "[privacy]")
{
    std::string system{"\x01\x1b\0\x01\x01\x02\x03\x04", 8};
    system += "0123456789abcdef";
    system += std::string{"\x06\x05\x06", 3};
    system += std::string{"Acme\0Rack\0v1\0SER123\0SKU\0Family\0\0", 32};
    const std::string board{"\x02\x09\0\x02\x01\x02\x03\x04\x05"
                            "Acme\0Board\0A\0B99\0TAG7\0\0",
                            32};
    const std::string end{"\x7f\x04\0\x7f\0\0", 6};
    const std::string table = system + board + end;
    const auto places = places_in_smbios(table);
    REQUIRE(places.size() == 4);
    CHECK(places[0].field == "uuid");
    CHECK(at(table, places[0]) == "0123456789abcdef");
    CHECK(at(table, places[1]) == "SER123");
    CHECK(at(table, places[2]) == "B99");
    CHECK(places[3].field == "asset_tag");
    CHECK(at(table, places[3]) == "TAG7");
}

TEST_CASE("nobody knows what a vendor's own structure tells, nor what follows the end of a table", "[privacy]")
{
    const std::string table{"\x80\x06\0\x01\xaa\xbbSECRET\0\0\x7f\x04\0\x7f\0\0left", 24};
    const auto places = places_in_smbios(table);
    REQUIRE(places.size() == 3);
    CHECK(at(table, places[0]) == "\xaa\xbb");
    CHECK(at(table, places[1]) == "SECRET");
    CHECK(at(table, places[2]) == "left");
}

TEST_CASE("a PCI function names one card in its device serial number", "[privacy]")
{
    std::string space(0x180, '\0');
    space.replace(0x100, 4, std::string{"\x01\0\x01\x14", 4});  // AER, the next one at 0x140
    space.replace(0x140, 12, std::string{"\x03\0\x01\0SERIAL12", 12});
    CHECK(places_in_pci_config(space) == std::vector<Place>{{0x144, 8, "serial"}});
    CHECK(places_in_pci_config(space.substr(0, 0x146)) == std::vector<Place>{{0x144, 2, "serial"}});
    CHECK(places_in_pci_config(space.substr(0, 0x100)).empty());
    space.replace(0x140, 4, std::string{"\x03\0\x01\x10", 4});  // back to the first one
    CHECK(places_in_pci_config(space).size() == 1);
}

TEST_CASE("vital product data is good again after its serial number was changed", "[privacy]")
{
    std::string data{"\x82\x04\0Card\x90\x12\0PN\x03"
                     "123SN\x04"
                     "A1B2RV\x02\0\0\x78",
                     29};
    const auto places = places_in_pci_vpd(data);
    REQUIRE(places.size() == 1);
    CHECK(at(data, places[0]) == "A1B2");
    data.replace(places[0].offset, 4, "zzzz");
    seal_pci_vpd(data);
    CHECK(sum_of(data.substr(0, data.find("RV") + 4)) == 0);
}

TEST_CASE("pages, EDID and ACPI tables name one thing each in their own way", "[privacy]")
{
    CHECK(places_in_scsi_serial_page(std::string{"\0\x80\0\x04"
                                                 "ABCD",
                                                 8}) == std::vector<Place>{{4, 4, "serial"}});
    CHECK(places_in_scsi_identification_page(std::string{"\0\x83\0\x0c\x01\x03\0\x08"
                                                         "12345678",
                                                         16}) == std::vector<Place>{{8, 8, "wwid"}});
    std::string edid(128, '\x11');
    edid.replace(54, 5, std::string{"\0\0\0\xff\0", 5});
    CHECK(places_in_edid(edid) == std::vector<Place>{{12, 4, "serial"}, {59, 13, "serial"}});
    seal_edid(edid);
    CHECK(sum_of(edid) == 0);
    std::string licence = "MSDM" + std::string(40, '\x22');
    CHECK(places_in_acpi_table(licence) == std::vector<Place>{{36, 8, "serial"}});
    seal_acpi_table(licence);
    CHECK(sum_of(licence) == 0);
    CHECK(places_in_acpi_table("FACP" + std::string(200, 'x')).empty());
}

TEST_CASE("a path says which form its bytes have", "[privacy]")
{
    CHECK(format_of("/sys/firmware/dmi/tables/DMI") != nullptr);
    CHECK(format_of("/sys/bus/pci/devices/0000:00:04.0/config") != nullptr);
    CHECK(format_of("/sys/bus/pci/devices/0000:00:04.0/vendor") == nullptr);
    CHECK(format_of("/answers/unknown") == nullptr);
}
