// SPDX-License-Identifier: GPL-3.0-or-later
/// An answer of a disk of any bytes, read as each kind that there is, and with a checksum that is right.
#include "core/inventory.hpp"
#include "probes/storage/ata_data.hpp"
#include "probes/storage/scsi_log.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace {

using Decode = ocks::Result<ocks::Device> (*)(std::string_view);

constexpr auto decoders = std::to_array<Decode>({ocks::disk::decode_smart_data,
                                                 ocks::disk::decode_smart_status,
                                                 ocks::disk::decode_statistics,
                                                 ocks::disk::decode_log_page});

void check(std::string_view bytes)
{
    for (const Decode decode : decoders) {
        const auto device = decode(bytes);
        if (!device)
            continue;
        for (const auto& [property, value] : device->properties) {
            const std::string text = ocks::to_string(value);
            if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }))
                __builtin_trap();
        }
    }
    if (ocks::disk::decode_log_directory(bytes).size() > 255 || ocks::disk::decode_log_pages(bytes).size() > 64 ||
        ocks::disk::decode_statistics_list(bytes).size() > 255)
        __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    std::string bytes{reinterpret_cast<const char*>(data), size};
    check(bytes);
    bytes.resize(512);
    unsigned char sum = 0;
    for (const char each : bytes)
        sum = static_cast<unsigned char>(sum + static_cast<unsigned char>(each));
    bytes.back() = static_cast<char>(static_cast<unsigned char>(bytes.back()) - sum);
    check(bytes);
    return 0;
}
