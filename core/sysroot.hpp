// SPDX-License-Identifier: GPL-3.0-or-later
/// The one door to /sys, /proc, /run and /dev: everything is read below a root directory.
///
/// On a server the root is "/". In a test it is a tree, or the snapshot of somebody's server. Probes
/// cannot tell which, and no path can leave the root: symbolic links resolve inside it.
#pragma once

#include "core/descriptor.hpp"
#include "core/result.hpp"
#include "core/snapshot/snapshot.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

class Sysroot {
public:
    /// Sees each question with its answer; this is how a snapshot knows what to keep.
    using Witness = std::function<void(Access access, std::string_view path, const Answer& answer)>;

    /// Puts one question to the running kernel: an ioctl, a netlink request. Its answer is bytes, as those of a file.
    using Question = std::function<Result<std::string>()>;

    /// A directory, or the file of a snapshot.
    [[nodiscard]] static Result<Sysroot> open(const std::string& path, Witness witness = {});

    /// Answers as the machine did of which the snapshot was taken.
    [[nodiscard]] static Sysroot replay(Snapshot snapshot, Witness witness = {});

    /// True only for "/". Nothing may be run, bound or written unless this is true.
    [[nodiscard]] bool is_live() const { return m_live; }

    /// The whole file, however large the kernel says it is; sysfs lies about sizes.
    [[nodiscard]] Result<std::string> read(std::string_view path) const;

    /// How many bytes are wanted of a file, after a look at those that are there already.
    using Wanted = std::function<std::size_t(std::string_view so_far)>;

    /// The beginning of a file whose bytes cost time or do things, as registers of a device: no byte is read that was
    /// not wanted. Ends where no more is wanted, or the file ends.
    [[nodiscard]] Result<std::string> read_beginning(std::string_view path, const Wanted& wanted) const;

    /// The names in a directory, sorted, so that what we report never depends on readdir.
    [[nodiscard]] Result<std::vector<std::string>> list(std::string_view path) const;

    /// Where a symbolic link points, unresolved.
    [[nodiscard]] Result<std::string> link(std::string_view path) const;

    /// What the kernel tells only who asks. A live root puts the question; a recording holds the answer as the file
    /// `/answers/NAME`, which is also the path that a witness and an error name: "ethtool/eth0/link_modes".
    [[nodiscard]] Result<std::string> ask(std::string_view name, const Question& question) const;

private:
    Sysroot(Descriptor directory, std::unique_ptr<const Snapshot> snapshot, bool live, Witness witness);
    [[nodiscard]] Result<Descriptor> open_below(std::string_view path, unsigned flags) const;
    [[nodiscard]] Result<std::string> read_file(std::string_view path, const Wanted& wanted) const;
    [[nodiscard]] Result<std::vector<std::string>> list_directory(std::string_view path) const;
    [[nodiscard]] Result<std::string> read_link(std::string_view path) const;
    [[nodiscard]] Result<std::string> replayed(Access access, std::string_view path) const;
    [[nodiscard]] Result<std::string> witnessed(Access access, std::string_view path, Result<std::string> answer) const;

    Descriptor m_directory;                      ///< no file in a replay
    std::unique_ptr<const Snapshot> m_snapshot;  ///< null but in a replay
    bool m_live;
    Witness m_witness;
};

}  // namespace ocks
