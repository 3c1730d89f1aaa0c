// SPDX-License-Identifier: GPL-3.0-or-later
/// The kernel log from now on, read from /dev/kmsg.
#pragma once

#include "core/descriptor.hpp"
#include "core/result.hpp"

#include <string>

namespace ocks {

class KernelLog {
public:
    /// Starts after what is in the log already.
    [[nodiscard]] static Result<KernelLog> open();

    /// The lines since the last call. A record that was overwritten before it was read is an error: what it
    /// said is not known.
    [[nodiscard]] Result<std::string> news();

private:
    explicit KernelLog(Descriptor file) : m_file(std::move(file)) {}

    Descriptor m_file;
};

}  // namespace ocks
