// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/model/model.hpp"

#include "core/toml_reader.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace ocks {
namespace {

constexpr std::uint64_t mebibyte = 1ULL << 20U;

struct FirmwareWord {
    Firmware firmware;
    std::string_view word;
    std::string_view architecture;
};

constexpr std::array firmware_words{FirmwareWord{Firmware::none, "none", "aarch64"},
                                    FirmwareWord{Firmware::seabios, "seabios", "x86_64"},
                                    FirmwareWord{Firmware::ovmf, "ovmf", "x86_64"},
                                    FirmwareWord{Firmware::ovmf_secure, "ovmf-secure", "x86_64"},
                                    FirmwareWord{Firmware::uefi_aarch64, "uefi-aarch64", "aarch64"}};

struct ContentWord {
    DiskContent content;
    std::string_view word;
};

constexpr std::array content_words{ContentWord{DiskContent::blank, "blank"},
                                   ContentWord{DiskContent::pattern, "pattern"},
                                   ContentWord{DiskContent::system, "system"}};

DiskContent content_of(TomlReader& reader, const toml::table& table)
{
    const std::string word = reader.word(table, "content", {"blank", "pattern", "system"});
    const auto* const known = std::ranges::find(content_words, std::string_view{word}, &ContentWord::word);
    return known == content_words.end() ? DiskContent::blank : known->content;
}

ModelDisk disk_of(TomlReader& reader, const toml::table& table)
{
    reader.only(table, {"id", "attachment", "serial", "size_mib", "content"});
    ModelDisk disk{.id = reader.text(table, "id"),
                   .attachment =
                       reader.word(table, "attachment", {"nvme", "raid", "sas", "scsi", "sata", "virtio", "usb"}),
                   .serial = reader.text(table, "serial"),
                   .size_bytes = reader.number(table, "size_mib", 1, 65536) * mebibyte,
                   .content = content_of(reader, table)};
    return disk;
}

Cable cable_of(TomlReader& reader, const toml::table& table)
{
    reader.only(table, {"id", "ends"});
    Cable cable{.id = reader.text(table, "id"), .ends = reader.texts(table, "ends")};
    if (cable.ends.size() != 2)
        reader.refuse(table, "ends", "a cable has two");
    return cable;
}

ExpectedDevice device_of(TomlReader& reader, const toml::table& table, const Expectation& expectation)
{
    reader.only(table, {"kind", "name", "by", "properties"});
    ExpectedDevice device{.kind = reader.text(table, "kind"),
                          .name = reader.text(table, "name", TomlReader::Need::optional),
                          .by = reader.text(table, "by", TomlReader::Need::optional),
                          .properties = reader.values(table, "properties")};
    if (device.name.empty() == device.by.empty())
        reader.refuse(table, "device", "has either a name or a property it is known by");
    else if (!device.by.empty() && !device.properties.contains(device.by))
        reader.refuse(table, "by", "there is no property " + device.by);
    if (std::ranges::find(expectation.kinds, device.kind) == expectation.kinds.end())
        reader.refuse(table, "kind", device.kind + " is not among the kinds");
    return device;
}

ExpectedFile file_of(TomlReader& reader, const toml::table& table)
{
    reader.only(table, {"path", "text"});
    ExpectedFile file{.path = reader.text(table, "path"), .text = reader.text(table, "text")};
    // The path becomes that of a result on the channel, which takes these and no other characters.
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+:@=,/";
    if (!file.path.starts_with('/') || file.path.find_first_not_of(plain) != std::string::npos)
        reader.refuse(table, "path", "must be absolute and made of letters, digits and ._-+:@=,/");
    return file;
}

Firmware firmware_of(TomlReader& reader, const toml::table& table, std::string_view architecture)
{
    const std::string word = reader.word(table, "firmware", {"none", "seabios", "ovmf", "ovmf-secure", "uefi-aarch64"});
    const auto* const known = std::ranges::find(firmware_words, std::string_view{word}, &FirmwareWord::word);
    if (known == firmware_words.end())
        return Firmware::none;
    if (!architecture.empty() && known->architecture != architecture)
        reader.refuse(*table.get("firmware"), "firmware", "'" + word + "' is not for " + std::string{architecture});
    return known->firmware;
}

void check_arguments(TomlReader& reader, const toml::table& table, const std::vector<std::string>& arguments)
{
    for (const std::string& argument : arguments) {
        const auto blank = argument.find(' ');
        if (!argument.starts_with('-') || blank == std::string::npos || blank + 1 == argument.size())
            reader.refuse(*table.get("arguments"), "arguments", "'" + argument + "' is not an option and its value");
    }
}

/// A firmware starts from one drive; the others are started by QEMU, which no firmware has a say in.
void check_system_disk(TomlReader& reader, const toml::table& table, const Model& model)
{
    const auto count = std::ranges::count(model.disks, DiskContent::system, &ModelDisk::content);
    const bool is_pc_with_uefi = model.firmware == Firmware::ovmf || model.firmware == Firmware::ovmf_secure;
    if (count > 1)
        reader.refuse(table, "disk", "more than one has the content 'system'");
    if (count > 0 && !is_pc_with_uefi)
        reader.refuse(table, "disk", "content 'system' needs the firmware ovmf or ovmf-secure");
    if (count == 0 && model.firmware == Firmware::ovmf_secure)
        reader.refuse(table, "firmware", "'ovmf-secure' needs a disk with the content 'system' to start from");
}

/// Two disks of one name, or two expected devices of one identity, are a slip of the pen.
void check_doubles(TomlReader& reader, const toml::table& table, const Model& model)
{
    for (auto disk = model.disks.begin(); disk != model.disks.end(); ++disk) {
        if (std::any_of(model.disks.begin(), disk, [&](const ModelDisk& other) { return other.id == disk->id; }))
            reader.refuse(table, "disk", disk->id + " is given twice");
    }
    const auto& devices = model.expectation.devices;
    for (auto device = devices.begin(); device != devices.end(); ++device) {
        const auto same = [&](const ExpectedDevice& other) {
            return other.kind == device->kind && other.name == device->name && other.by == device->by &&
                   (device->by.empty() || other.properties.at(device->by) == device->properties.at(device->by));
        };
        if (std::any_of(devices.begin(), device, same))
            reader.refuse(table, "device", device->kind + " " + device->name + " is given twice");
    }
}

Model model_of(TomlReader& reader, const toml::table& table)
{
    reader.only(table,
                {"summary",
                 "architecture",
                 "firmware",
                 "tpm",
                 "timeout_seconds",
                 "stall_seconds",
                 "arguments",
                 "kernel_words",
                 "kinds",
                 "console",
                 "disk",
                 "cable",
                 "device",
                 "file"});
    // The tables come first: a key that slipped below one of them is then named where it stands.
    Model model;
    for (const toml::table* disk : reader.tables(table, "disk"))
        model.disks.push_back(disk_of(reader, *disk));
    for (const toml::table* cable : reader.tables(table, "cable"))
        model.cables.push_back(cable_of(reader, *cable));
    model.summary = reader.text(table, "summary");
    model.architecture = reader.word(table, "architecture", {"x86_64", "aarch64"});
    model.firmware = firmware_of(reader, table, model.architecture);
    model.tpm = reader.text(table, "tpm", TomlReader::Need::optional);
    model.timeout = std::chrono::seconds{reader.number(table, "timeout_seconds", 1, 86400)};
    model.stall = std::chrono::seconds{reader.number(table, "stall_seconds", 1, 86400)};
    model.arguments = reader.texts(table, "arguments");
    model.kernel_words = reader.texts(table, "kernel_words", TomlReader::Need::optional);
    model.expectation.kinds = reader.texts(table, "kinds");
    model.expectation.console = reader.texts(table, "console", TomlReader::Need::optional);
    for (const toml::table* file : reader.tables(table, "file"))
        model.expectation.files.push_back(file_of(reader, *file));
    for (const toml::table* device : reader.tables(table, "device"))
        model.expectation.devices.push_back(device_of(reader, *device, model.expectation));
    return model;
}

}  // namespace

std::string_view to_string(Firmware firmware)
{
    const auto* const known = std::ranges::find(firmware_words, firmware, &FirmwareWord::firmware);
    return known == firmware_words.end() ? std::string_view{} : known->word;
}

std::string_view to_string(DiskContent content)
{
    const auto* const known = std::ranges::find(content_words, content, &ContentWord::content);
    return known == content_words.end() ? std::string_view{} : known->word;
}

Result<Model> parse_model(std::string_view text, std::string_view name)
{
    const auto table = parse_toml(text, name, Letters::ascii);
    if (!table)
        return Failure(table.error());
    TomlReader reader{name};
    Model model = model_of(reader, *table);
    model.name = name;
    if (!reader.error())
        check_arguments(reader, *table, model.arguments);
    if (!reader.error())
        check_doubles(reader, *table, model);
    if (!reader.error())
        check_system_disk(reader, *table, model);
    if (reader.error())
        return Failure(*reader.error());
    return model;
}

}  // namespace ocks
