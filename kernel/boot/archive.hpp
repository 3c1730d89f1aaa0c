// SPDX-License-Identifier: GPL-3.0-or-later
/// Writes an initramfs: the "newc" form of cpio, as Documentation/driver-api/early-userspace/buffer-format.rst has it.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace ocks {

class Archive {
public:
    /// An absolute path; a second file of that path replaces the first.
    void add_file(std::string_view path, std::string content, unsigned mode = 0644);

    /// All files with the directories above them, sorted; the same bytes from the same content.
    [[nodiscard]] std::string bytes() const;

private:
    struct File {
        unsigned mode = 0;
        std::string content;
    };

    std::map<std::string, File, std::less<>> m_files;  ///< by path without the leading '/'
};

}  // namespace ocks
