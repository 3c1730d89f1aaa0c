// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/lineage/release.hpp"

#include "core/file.hpp"
#include "tests/hcl-db/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

Releases three()
{
    return Releases{{{"ocks-2611-community", "L3", "ocks-2611-enterprise", "2611.1.0.ocks.l3"},
                     {"ocks-2611", "L1", "", "2611.1.0.ocks"},
                     {"ocks-2611-enterprise", "L2", "ocks-2611", "2611.1.0.ocks.l2"}}};
}

std::string names(const std::vector<const Release*>& releases)
{
    std::string text;
    for (const Release* each : releases)
        text += (text.empty() ? "" : " ") + each->name;
    return text;
}

std::string release_of(std::string_view kernel)
{
    const Releases known = three();
    const Release* release = known.of_kernel(kernel);
    return release == nullptr ? "" : release->name;
}

}  // namespace

TEST_CASE("a kernel is of the release of its level, in whichever build")
{
    CHECK(release_of("6.12.117-2611.1.0.ocks") == "ocks-2611");
    CHECK(release_of("6.12.130-2611.4.2.ocks") == "ocks-2611");
    CHECK(release_of("6.12.117-2611.1.0.ocks.l2") == "ocks-2611-enterprise");
    CHECK(release_of("6.12.117-2611.1.0.ocks.l3") == "ocks-2611-community");
    CHECK(release_of("6.12.117-2612.1.0.ocks").empty());
    CHECK(release_of("6.1.0-18-amd64").empty());
    CHECK(release_of("").empty());
}

TEST_CASE("a stream is a kernel series and an OCKS release")
{
    CHECK(stream_of("6.12.117-2611.1.0.ocks.l2") == "6.12-2611");
    CHECK(stream_of("5.18.15-2207.2.0.ocks") == "5.18-2207");
    CHECK(stream_of("6.1.0-18-amd64").empty());
    CHECK(stream_of("six-2611.1.0.ocks").empty());
    CHECK(stream_of("").empty());
}

TEST_CASE("a release knows its line up and down")
{
    const Releases releases = three();
    CHECK(names(releases.lineage("ocks-2611-community")) == "ocks-2611-community ocks-2611-enterprise ocks-2611");
    CHECK(names(releases.derived("ocks-2611")) == "ocks-2611-enterprise ocks-2611-community");
    CHECK(names(releases.derived("ocks-2611-enterprise")) == "ocks-2611-community");
    CHECK(releases.derived("ocks-2611-community").empty());
    CHECK(releases.lineage("nothing").empty());
}

TEST_CASE("releases are read from their files, and a line has to end in an L1")
{
    testing::Shelf shelf;
    const std::string directory = shelf.directory.string();
    REQUIRE(write_file(directory + "/one.toml",
                       "name = \"one\"\nlevel = \"L1\"\nsuffix = \"2611.1.0.ocks\"\nbase = \"6.12\"\n"));
    REQUIRE(write_file(directory + "/two.toml",
                       "name = \"two\"\nlevel = \"L2\"\nparent = \"one\"\nsuffix = \"2611.1.0.ocks.l2\"\n"));
    const auto loaded = load_releases(directory);
    REQUIRE(loaded);
    CHECK(names(loaded->derived("one")) == "two");

    REQUIRE(write_file(directory + "/two.toml",
                       "name = \"two\"\nlevel = \"L2\"\nparent = \"zero\"\nsuffix = \"2611.1.0.ocks.l2\"\n"));
    CHECK(load_releases(directory).error().why == "two: its line does not end in an L1: two");
    REQUIRE(write_file(directory + "/two.toml",
                       "name = \"two\"\nlevel = \"L2\"\nparent = \"two\"\nsuffix = \"2611.1.0.ocks.l2\"\n"));
    CHECK(load_releases(directory).error().code == Errc::malformed);
    CHECK(parse_release("name = \"x\"\nlevel = \"L1\"\nparent = \"y\"\nsuffix = \"z\"\n", "x.toml").error().why ==
          "an L1 has no parent, and every other level has one");
    CHECK_FALSE(parse_release("name = \"x\"\nlevel = \"L4\"\nsuffix = \"z\"\n", "x.toml"));
    CHECK(load_releases(directory + "/absent").error().code == Errc::absent);
}
