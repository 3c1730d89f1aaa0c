// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/corpus.hpp"
#include "tests/support/score.hpp"

#include <array>
#include <map>

using namespace ocks;
using namespace ocks::testing;

namespace ocks::probes {
extern const Probe cpu_cache;
}

namespace {

/// "  depth 5:  48 L1dCache (type #5)" of lstopo's console output.
std::map<std::string, std::string> published_caches(const std::filesystem::path& console)
{
    std::map<std::string, std::string> counts;
    for (const std::string& line : lines_of(console)) {
        const auto colon = line.find(':');
        const auto words = split(trimmed(std::string_view{line}.substr(colon + 1)), ' ');
        constexpr std::string_view end = "Cache";
        if (trimmed(line).starts_with("depth") && words.size() > 1 && words[1].ends_with(end))
            counts[std::string{words[1].substr(0, words[1].size() - end.size())}] = words[0];
    }
    return counts;
}

/// Of all caches of a level and use, whatever their size: hwloc counts them together.
std::uint64_t instances(const Inventory& seen, std::string_view name)
{
    std::uint64_t count = 0;
    for (const Device& device : seen.devices) {
        if (device.name == name || device.name.starts_with(std::string{name} + "."))
            count += number_of(device, "instances").value_or(0);
    }
    return count;
}

/// The sum of the sizes of all caches of a kind in hwloc's XML: <object type="L3Cache" … cache_size="6291456" …>.
std::map<std::string, std::uint64_t> sizes_in_xml(const std::filesystem::path& xml)
{
    const auto attribute = [](const std::string& line, const std::string& name) {
        const auto start = line.find(" " + name + "=\"");
        const auto from = start + name.size() + 3;
        return start == std::string::npos ? std::string{} : line.substr(from, line.find('"', from) - from);
    };
    std::map<std::string, std::uint64_t> sizes;
    for (const std::string& line : lines_of(xml)) {
        const std::string type = attribute(line, "type");
        constexpr std::string_view end = "Cache";
        // "L1Cache" is one of data beside "L1iCache", and one for both where there is no other.
        const std::string use = attribute(line, "cache_type") == "1" ? "d" : "";
        if (type.ends_with(end) && type.starts_with('L'))
            sizes[type.substr(0, type.size() - end.size()) + use] +=
                parse_unsigned(attribute(line, "cache_size")).value_or(0);
    }
    return sizes;
}

std::uint64_t bytes(const Inventory& seen, std::string_view name)
{
    std::uint64_t sum = 0;
    for (const Device& device : seen.devices) {
        if (device.name == name || device.name.starts_with(std::string{name} + "."))
            sum += number_of(device, "total_bytes").value_or(0);
    }
    return sum;
}

}  // namespace

TEST_CASE("caches are as many as hwloc's authors published", "[corpus][cpu_cache]")
{
    const auto corpus = unpacked_corpus("hwloc");
    if (!corpus)
        SKIP(no_corpus);
    Score score("hwloc caches");
    for (const std::string& file : names_below(*corpus / "published")) {
        if (!file.ends_with(".console"))
            continue;
        const std::string name = file.substr(0, file.size() - std::string_view{".console"}.size());
        const auto root = Sysroot::open((*corpus / "trees" / name).string());
        REQUIRE(root);
        const Inventory seen = observe(*root, std::array{&probes::cpu_cache});
        for (const auto& [cache, count] : published_caches(*corpus / "published" / file))
            score.compare(cache, count, std::to_string(instances(seen, cache)), name);
    }
    for (const std::string& difference : score.differences())
        UNSCOPED_INFO(difference);
    CHECK(score.differences().size() == 0);
    CHECK(score.compared() > 15);
}

TEST_CASE("caches are as large as hwloc finds them on the same tree", "[corpus][cpu_cache]")
{
    Score score("cache sizes");
    unsigned machines = 0;
    for (const char* const archive : {"hwloc", "lscpu", "nri"}) {
        const auto corpus = unpacked_corpus(archive);
        if (!corpus)
            SKIP(no_corpus);
        for (const std::string& name : names_below(*corpus / "trees")) {
            const auto root = Sysroot::open((*corpus / "trees" / name).string());
            REQUIRE(root);
            const Inventory seen = observe(*root, std::array{&probes::cpu_cache});
            for (const auto& [cache, size] : sizes_in_xml(*corpus / "tools" / (name + ".hwloc.xml")))
                score.compare(cache, std::to_string(size), std::to_string(bytes(seen, cache)), name);
            ++machines;
        }
    }
    for (const std::string& difference : score.differences())
        UNSCOPED_INFO(difference);
    CHECK(score.differences().size() == 0);
    CHECK(machines == 18);
}
