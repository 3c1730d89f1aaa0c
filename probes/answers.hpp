// SPDX-License-Identifier: GPL-3.0-or-later
/// Answers that are bytes, asked for, decoded and added to a device.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// What the device already has stays. No answer is nothing; one that was denied, failed or makes no sense is noted.
template <class Decode>
void read_answer(const Sysroot& root,
                 std::string_view name,
                 const Sysroot::Question& question,
                 Decode decode,
                 Device& device,
                 std::vector<Note>& notes)
{
    const auto bytes = root.ask(name, question);
    if (!bytes) {
        if (bytes.error().code != Errc::absent)
            notes.push_back({device.kind, bytes.error().where, bytes.error().why});
        return;
    }
    Result<Device> decoded = decode(*bytes);
    if (decoded)
        device.properties.merge(decoded->properties);
    else
        notes.push_back({device.kind, "/answers/" + std::string{name}, decoded.error().why});
}

}  // namespace ocks
