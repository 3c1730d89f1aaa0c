// SPDX-License-Identifier: GPL-3.0-or-later
/// The image files behind a machine's drives, and the proof of which of them a run has changed.
#pragma once

#include "core/result.hpp"
#include "kernel/model/model.hpp"

#include <string>
#include <vector>

namespace ocks {

struct DiskState {
    std::string id;
    std::string serial;
    DiskContent content = DiskContent::blank;
    std::uint64_t size_bytes = 0;
    std::string sha256_before;
    std::string sha256_after;

    friend bool operator==(const DiskState&, const DiskState&) = default;
};

/// A sparse file of zeros or, for a drive that holds somebody's data, with a megabyte of text at either end.
[[nodiscard]] Result<void> create_disk_image(const ModelDisk& disk, const std::string& path);

/// SHA-256 of a whole file, however large.
[[nodiscard]] Result<std::string> sha256_of_file(const std::string& path);

/// A JSON document for disks.json; "before" and "after" are SHA-256.
[[nodiscard]] std::string to_json(const std::vector<DiskState>& disks);

}  // namespace ocks
