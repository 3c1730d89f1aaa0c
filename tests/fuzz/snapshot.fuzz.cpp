// SPDX-License-Identifier: GPL-3.0-or-later
/// What is accepted is written and read again as the same, and answers to every path that is in it and near it.
#include "core/snapshot/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const auto snapshot = ocks::parse_snapshot({reinterpret_cast<const char*>(data), size}, "a.snap");
    if (!snapshot)
        return 0;
    // Zeros unfold; those that fill the memory are of no more use than some.
    std::size_t bytes = 0;
    for (const auto& entry : snapshot->answers()) {
        for (const std::string& text : entry.second.value_or(std::vector<std::string>{}))
            bytes += text.size();
    }
    if (bytes > 1U << 20U)
        return 0;
    if (ocks::parse_snapshot(ocks::to_text(*snapshot), "a.snap") != *snapshot)
        __builtin_trap();
    for (const auto& [asked, answer] : snapshot->answers()) {
        if (snapshot->answer(asked.access, asked.path) != answer)
            __builtin_trap();
        for (const ocks::Access access : {ocks::Access::list, ocks::Access::read, ocks::Access::link})
            (void)snapshot->answer(access, asked.path + "/../x");
    }
    return 0;
}
