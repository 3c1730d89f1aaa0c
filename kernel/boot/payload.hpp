// SPDX-License-Identifier: GPL-3.0-or-later
/// What one boot adds to the boot image: the suite with its libraries, files, a command, a fault's scripts.
#pragma once

#include "core/command.hpp"
#include "core/result.hpp"
#include "kernel/boot/archive.hpp"
#include "kernel/machine/setup.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct Carried {
    std::string host_path;   ///< a file, or a directory with all that is in it
    std::string guest_path;  ///< absolute
};

/// What a boot image holds already: absolute path -> SHA-256.
using HeldFiles = std::map<std::string, std::string, std::less<>>;

/// The output of sha256sum(1) with paths below the image's root; other lines say nothing.
[[nodiscard]] HeldFiles parse_held(std::string_view text);

/// The files that the output of ldd(1) names; absent if a library of them was not found.
[[nodiscard]] Result<std::vector<std::string>> parse_ldd(std::string_view text, std::string_view program);

/// Adds DIR/bin/PROGRAM without its debugging information, the list of what it was built from if that lies beside it
/// (/usr/share/ocks/PROGRAM.spdx.json), and the libraries it needs where the loader looks for them;
/// a library that the image holds byte for byte is not carried a second time, for the guest would unpack it twice.
/// If there is a tree DIR/root, as kernel/image/suite.sh makes it for another architecture, that is added as it is;
/// absent if the program is not in it.
[[nodiscard]] Result<void> add_program(
    Archive& archive, Runner& runner, const std::string& host_path, std::string_view guest_path, const HeldFiles& held);

/// Adds a file or a directory tree.
[[nodiscard]] Result<void> add_carried(Archive& archive, const Carried& carried);

/// Writes the image at `base` with the archive behind it to `path`.
[[nodiscard]] Result<void> write_initial_disk(const std::string& base, const Archive& archive, const std::string& path);

}  // namespace ocks
