// SPDX-License-Identifier: GPL-3.0-or-later
/// The guest's channel: whatever arrives, in one piece or byte by byte, gives the same frames.
#include "kernel/boot/frames.hpp"

#include <string_view>

namespace {

struct Read {
    std::vector<ocks::Frame> frames;
    bool has_failed = false;

    friend bool operator==(const Read&, const Read&) = default;
};

Read read_in_pieces(std::string_view bytes, std::size_t piece)
{
    Read read;
    ocks::FrameReader reader;
    for (; !bytes.empty() && !read.has_failed; bytes.remove_prefix(std::min(piece, bytes.size()))) {
        auto frames = reader.feed(bytes.substr(0, piece));
        read.has_failed = !frames;
        if (frames)
            read.frames.insert(read.frames.end(), frames->begin(), frames->end());
    }
    return read;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const Read whole = read_in_pieces(bytes, bytes.size() + 1);
    const Read single = read_in_pieces(bytes, 1);
    // A refusal drops the frames that came with it in one piece.
    if (whole.has_failed != single.has_failed || (!whole.has_failed && whole != single))
        __builtin_trap();
    return 0;
}
