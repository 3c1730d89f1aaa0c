// SPDX-License-Identifier: GPL-3.0-or-later
/// The one door to /sys, /proc, /run and /dev: everything is read below a root directory.
///
/// On a server the root is "/". In a test it is a snapshot of somebody's server. Probes
/// cannot tell which, and no path can leave the root: symbolic links resolve inside it.
#pragma once

#include "core/descriptor.hpp"
#include "core/result.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

class Sysroot {
public:
    /// Called with each path that is read; this is how a snapshot knows what to keep.
    using Witness = std::function<void(std::string_view path)>;

    /// Puts one question to the running kernel: an ioctl, a netlink request. Its answer is bytes, as those of a file.
    using Question = std::function<Result<std::string>()>;

    [[nodiscard]] static Result<Sysroot> open(const std::string& directory, Witness witness = {});

    /// True only for "/". Nothing may be run, bound or written unless this is true.
    [[nodiscard]] bool is_live() const { return m_live; }

    /// The whole file, however large the kernel says it is; sysfs lies about sizes.
    [[nodiscard]] Result<std::string> read(std::string_view path) const;

    /// The names in a directory, sorted, so that what we report never depends on readdir.
    [[nodiscard]] Result<std::vector<std::string>> list(std::string_view path) const;

    /// Where a symbolic link points, unresolved.
    [[nodiscard]] Result<std::string> link(std::string_view path) const;

    /// What the kernel tells only who asks. A live root puts the question; a recording holds the answer as the file
    /// `/answers/NAME`, which is also the path that a witness and an error name: "ethtool/eth0/link_modes".
    [[nodiscard]] Result<std::string> ask(std::string_view name, const Question& question) const;

private:
    Sysroot(Descriptor directory, bool live, Witness witness);
    [[nodiscard]] Result<Descriptor> open_below(std::string_view path, unsigned flags) const;

    Descriptor m_directory;
    bool m_live;
    Witness m_witness;
};

}  // namespace ocks
