// SPDX-License-Identifier: GPL-3.0-or-later
/// Writes a disk's first, middle and last region with stamped blocks, reads all of them back and compares, and shows
/// by the kernel's own counters that the bytes went through this disk.
#pragma once

#include "core/command.hpp"
#include "suite/storage/fio.hpp"
#include "suite/test_case.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Sectors of 512 bytes that a disk has read and written since boot: fields 3 and 7 of /sys/block/X/stat.
struct DiskCounters {
    std::uint64_t read_bytes = 0;
    std::uint64_t written_bytes = 0;

    friend bool operator==(const DiskCounters&, const DiskCounters&) = default;
};

[[nodiscard]] Result<DiskCounters> parse_disk_stat(std::string_view text);

struct IoOrder {
    std::string path;
    std::uint64_t disk_bytes = 0;
    std::uint64_t size_bytes = 0;  ///< to write; no more than the disk has
    bool rotational = false;
    std::string ioengine;
    std::uint64_t iodepth = 1;
    std::string seed;
    std::chrono::seconds deadline{60};
};

[[nodiscard]] Command fio_command(const IoOrder& order);

/// An error if fio failed for a reason that is not the disk's.
[[nodiscard]] Measured measurements_of(const FioReport& report, const DiskCounters& before, const DiskCounters& after);

/// Tests each disk in turn: claims it, runs fio, compares the counters.
[[nodiscard]] Measured storage_io(const Bench& bench);

[[nodiscard]] std::chrono::seconds storage_io_estimate(const Device& device, const Parameters& parameters);

}  // namespace ocks
