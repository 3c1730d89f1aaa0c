// SPDX-License-Identifier: GPL-3.0-or-later
/// Buses whose aliases follow from a list of fields. Offsets: include/linux/mod_devicetable.h.
#include "drivers-matrix/extract/ids/layouts.hpp"

#include <array>

namespace ocks {
namespace {

using enum IdNumber::Given;

constexpr std::uint32_t any_8 = 0xff;
constexpr std::uint32_t any_16 = 0xffff;
constexpr std::uint32_t any_32 = 0xffffffff;

constexpr std::array<IdNumber, 4> bcma{{{"m", 0, 2, unless, any_16},
                                        {"id", 2, 2, unless, any_16},
                                        {"rev", 4, 1, unless, any_8},
                                        {"cl", 5, 1, unless, any_8}}};
constexpr std::array<IdNumber, 1> coreboot{{{"t", 0, 4, always}}};
constexpr std::array<IdNumber, 2> dfl{{{"t", 0, 2, always}, {"f", 2, 2, always}}};
constexpr std::array<IdNumber, 3> hdaudio{{{"v", 0, 4, unless, 0}, {"r", 4, 4, unless, 0}, {"a", 8, 1, unless, 0}}};
constexpr std::array<IdNumber, 4> hid{
    {{"b", 0, 2, unless, any_16}, {"g", 2, 2, unless, 0}, {"v", 4, 4, unless, any_32}, {"p", 8, 4, unless, any_32}}};
constexpr std::array<IdNumber, 4> i3c{
    {{"dcr", 1, 1, flagged, 1}, {"manuf", 2, 2, flagged, 2}, {"part", 4, 2, flagged, 4}, {"ext", 6, 2, flagged, 8}}};
constexpr std::array<IdNumber, 4> ieee1394{
    {{"ven", 4, 4, flagged, 1}, {"mo", 8, 4, flagged, 2}, {"sp", 12, 4, flagged, 4}, {"ver", 16, 4, flagged, 8}}};
constexpr std::array<IdNumber, 3> ipack{
    {{"f", 0, 1, unless, any_8}, {"v", 4, 4, unless, any_32}, {"d", 8, 4, unless, any_32}}};
constexpr std::array<IdNumber, 9> pcmcia{{{"m", 2, 2, flagged, 0x1},
                                          {"c", 4, 2, flagged, 0x2},
                                          {"f", 6, 1, flagged, 0x4},
                                          {"fn", 7, 1, flagged, 0x8},
                                          {"pfn", 8, 1, flagged, 0x100},
                                          {"pa", 12, 4, flagged, 0x10},
                                          {"pb", 16, 4, flagged, 0x20},
                                          {"pc", 20, 4, flagged, 0x40},
                                          {"pd", 24, 4, flagged, 0x80}}};
constexpr std::array<IdNumber, 4> rapidio{{{"v", 2, 2, unless, any_16},
                                           {"d", 0, 2, unless, any_16},
                                           {"av", 6, 2, unless, any_16},
                                           {"ad", 4, 2, unless, any_16}}};
constexpr std::array<IdNumber, 3> sdio{
    {{"c", 0, 1, unless, any_8}, {"v", 2, 2, unless, any_16}, {"d", 4, 2, unless, any_16}}};
constexpr std::array<IdNumber, 4> sdw{
    {{"m", 0, 2, unless, 0}, {"p", 2, 2, unless, 0}, {"v", 4, 1, unless, 0}, {"c", 5, 1, unless, 0}}};
constexpr std::array<IdNumber, 4> serio{{{"ty", 0, 1, unless, any_8},
                                         {"pr", 3, 1, unless, any_8},
                                         {"id", 2, 1, unless, any_8},
                                         {"ex", 1, 1, unless, any_8}}};
constexpr std::array<IdNumber, 3> ssb{
    {{"v", 0, 2, unless, any_16}, {"id", 2, 2, unless, any_16}, {"rev", 4, 1, unless, any_8}}};
constexpr std::array<IdNumber, 5> ssam{{{"d", 1, 1, always},
                                        {"c", 2, 1, always},
                                        {"t", 3, 1, flagged, 1},
                                        {"i", 4, 1, flagged, 2},
                                        {"f", 5, 1, flagged, 4}}};
constexpr std::array<IdNumber, 2> typec{{{"id", 0, 2, always}, {"m", 2, 1, unless, 7}}};
constexpr std::array<IdNumber, 2> virtio{{{"d", 0, 4, unless, any_32}, {"v", 4, 4, unless, any_32}}};

constexpr std::array<NumberLayout, 17> numbers{{
    {"bcma", 6, 0, true, "bcma:", bcma},
    {"coreboot", 16, 0, false, "coreboot:", coreboot},
    {"dfl", 16, 0, true, "dfl:", dfl},
    {"hdaudio", 32, 0, true, "hdaudio:", hdaudio},
    {"hid", 24, 0, false, "hid:", hid},
    {"i3c", 16, 1, false, "i3c:", i3c},
    {"ieee1394", 32, 4, true, "ieee1394:", ieee1394},
    {"ipack", 12, 0, true, "ipack:", ipack},
    {"pcmcia", 80, 2, true, "pcmcia:", pcmcia},
    {"rapidio", 8, 0, true, "rapidio:", rapidio},
    {"sdio", 16, 0, true, "sdio:", sdio},
    {"sdw", 16, 0, true, "sdw:", sdw},
    {"serio", 4, 0, true, "serio:", serio},
    {"ssam", 16, 1, false, "ssam:", ssam},
    {"ssb", 6, 0, true, "ssb:", ssb},
    {"typec", 16, 0, false, "typec:", typec},
    {"virtio", 8, 0, true, "virtio:", virtio},
}};

constexpr std::array<NameLayout, 8> names{{
    {"auxiliary", 40, 32, "auxiliary:"},
    {"i2c", 32, 20, "i2c:"},
    {"mhi", 40, 32, "mhi:"},
    {"mhi_ep", 40, 32, "mhi_ep:"},
    {"platform", 32, 20, "platform:"},
    {"rpmsg", 40, 32, "rpmsg:"},
    {"spi", 40, 32, "spi:"},
    {"vchiq", 32, 32, "vchiq:"},
}};

}  // namespace

std::span<const NumberLayout> number_layouts()
{
    return numbers;
}

std::span<const NameLayout> name_layouts()
{
    return names;
}

}  // namespace ocks
