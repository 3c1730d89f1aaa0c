// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/network/frames.hpp"

#include <algorithm>

/// What a port receives is either the frame that was sent, whole, or it is not.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const ocks::TestFrame sent{.to = {2, 0, 0, 0, 0, 1}, .from = {2, 0, 0, 0, 0, 2}, .seed = 1, .number = 2};
    const auto expected = ocks::to_bytes(sent);
    const bool is_whole = ocks::compare(sent, {data, size}) == ocks::Arrival::whole;
    const bool begins_so = size >= expected.size() && std::equal(expected.begin(), expected.end(), data);
    if (is_whole != begins_so)
        __builtin_trap();
    return 0;
}
