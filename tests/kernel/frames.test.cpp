// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/boot/frames.hpp"

#include "core/digest.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace ocks;

namespace {

std::string file_frame(const std::string& path, const std::string& content)
{
    return "file " + path + " " + std::to_string(content.size()) + " " + sha256(content) + "\n" + content;
}

std::string refusal_of(const std::string& bytes)
{
    FrameReader reader;
    const auto frames = reader.feed(bytes);
    return frames ? "" : frames.error().why;
}

}  // namespace

TEST_CASE("lines and files arrive in the order in which they were sent")
{
    FrameReader reader;
    const auto frames = reader.feed("stage 2.50 userspace\nfact taint 0\nmark go\nprogress  a b\n" +
                                    file_frame("logs/a.txt", "x\ny") + "end 1\n");
    REQUIRE(frames);
    CHECK(*frames == std::vector<Frame>{{FrameKind::stage, "2.50", "userspace"},
                                        {FrameKind::fact, "taint", "0"},
                                        {FrameKind::mark, "go", ""},
                                        {FrameKind::progress, "", " a b"},
                                        {FrameKind::file, "logs/a.txt", "x\ny"},
                                        {FrameKind::end, "1", ""}});
    CHECK(reader.is_between_frames());
}

TEST_CASE("frames may arrive byte by byte")
{
    FrameReader reader;
    const std::string bytes = file_frame("empty", "") + file_frame("a", "12345\n") + "end 0\n";
    std::vector<Frame> all;
    for (const char byte : bytes) {
        const auto frames = reader.feed({&byte, 1});
        REQUIRE(frames);
        all.insert(all.end(), frames->begin(), frames->end());
    }
    CHECK(all == std::vector<Frame>{
                     {FrameKind::file, "empty", ""}, {FrameKind::file, "a", "12345\n"}, {FrameKind::end, "0", ""}});
}

TEST_CASE("a file of another digest is refused, and nothing after it is believed")
{
    FrameReader reader;
    std::string bytes = file_frame("a", "12345");
    bytes.back() = '6';
    CHECK_FALSE(reader.feed(bytes));
    CHECK_FALSE(reader.feed("end 0\n"));
}

TEST_CASE("a file that was cut off is not between frames")
{
    FrameReader reader;
    const std::string bytes = file_frame("a", "12345");
    REQUIRE(reader.feed(bytes.substr(0, bytes.size() - 1)));
    CHECK_FALSE(reader.is_between_frames());
}

TEST_CASE("a path that leaves the results is refused")
{
    for (const char* path : {"../a", "/etc/passwd", "a/../../b", "a//b", ".", "a/", "a\tb"}) {
        INFO(path);
        CHECK(refusal_of(file_frame(path, "x")).starts_with("not a path, a size and a digest"));
    }
}

TEST_CASE("a size that no boot has is refused before a byte of it is kept")
{
    CHECK(refusal_of("file a 99999999999999 " + sha256("") + "\n").starts_with("more than 512 MiB of files"));
}

TEST_CASE("a line that is none of ours is refused")
{
    CHECK(refusal_of("Oops: 0000\n") == "not a line of this channel: 'Oops: 0000'");
    CHECK(refusal_of("stage soon userspace\n").starts_with("not a line"));
    CHECK(refusal_of("end 256\n").starts_with("not a line"));
    CHECK(refusal_of("end\n").starts_with("not a line"));
    CHECK(refusal_of("end 0\nprogress x\n").starts_with("more after the end"));
    CHECK(refusal_of(std::string(70'000, 'a')).starts_with("a line without end"));
}

TEST_CASE("what a firmware wrote on the port before the guest's first line is not the guest's")
{
    FrameReader reader{Before::firmware};
    CHECK(reader.feed("\x1b[2J\x1b[01;01HBdsDxe: starting Boot0001\nstage 1.0 sta")->empty());
    CHECK(reader.feed("ge 2.5 userspace\nfact release 6.12\n") ==
          std::vector<Frame>{{FrameKind::stage, "2.5", "userspace"}, {FrameKind::fact, "release", "6.12"}});
    CHECK_FALSE(reader.feed("noise\n"));
    CHECK_FALSE(FrameReader{}.feed("\x1b[2Jstage 2.5 userspace\n"));
}
