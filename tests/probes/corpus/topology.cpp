// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/corpus.hpp"
#include "tests/support/score.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace ocks;
using namespace ocks::testing;

namespace ocks::probes {
extern const Probe numa;
extern const Probe topology;
}  // namespace ocks::probes

namespace {

constexpr std::array machine{&probes::numa, &probes::topology};

Inventory observed(const std::filesystem::path& tree)
{
    const auto root = Sysroot::open(tree.string());
    REQUIRE(root);
    return observe(*root, machine);
}

std::uint64_t count(const Inventory& seen, std::string_view property)
{
    const Device* const topology = find_device(seen, "topology", "topology");
    return topology == nullptr ? 0 : number_of(*topology, property).value_or(0);
}

std::uint64_t devices(const Inventory& seen, std::string_view kind)
{
    return static_cast<std::uint64_t>(std::ranges::count(seen.devices, kind, &Device::kind));
}

/// "  depth 5:  48 Core (type #3)" of lstopo's console output, and "Special depth -3: 8 NUMANode (type #14)".
std::map<std::string, std::uint64_t> published_counts(const std::filesystem::path& console)
{
    std::map<std::string, std::uint64_t> counts;
    for (const std::string& line : lines_of(console)) {
        const auto colon = line.find(':');
        const std::string start{trimmed(line.substr(0, colon))};
        if (!start.starts_with("depth") && !start.starts_with("Special depth"))
            continue;
        const auto words = split(trimmed(std::string_view{line}.substr(colon + 1)), ' ');
        if (const auto number = parse_unsigned(words[0]); number && words.size() > 1)
            counts[std::string{words[1]}] = *number;
    }
    return counts;
}

/// The counts of hwloc 2.9 on the same tree: packages, cores, CPUs, nodes.
std::map<std::string, std::array<std::uint64_t, 4>> tool_counts(const std::filesystem::path& table)
{
    std::map<std::string, std::array<std::uint64_t, 4>> rows;
    for (const std::string& line : lines_of(table)) {
        const auto words = split(line, '\t');
        if (words[0] == "case")
            continue;
        auto& row = rows[std::string{words[0]}];
        for (std::size_t i = 0; i < row.size(); ++i)
            row[i] = parse_unsigned(words[6 + i]).value_or(0);
    }
    return rows;
}

}  // namespace

TEST_CASE("packages, cores, CPUs and nodes are those that hwloc's authors published", "[corpus][topology]")
{
    const auto corpus = unpacked_corpus("hwloc");
    if (!corpus)
        SKIP(no_corpus);
    Score score("hwloc topology");
    unsigned machines = 0;
    for (const std::string& file : names_below(*corpus / "published")) {
        if (!file.ends_with(".console"))
            continue;
        const std::string name = file.substr(0, file.size() - std::string_view{".console"}.size());
        const Inventory seen = observed(*corpus / "trees" / name);
        auto published = published_counts(*corpus / "published" / file);
        INFO(name);
        const auto compare = [&](const char* field, const char* object, std::uint64_t got) {
            score.compare(field, std::to_string(published[object]), std::to_string(got), name);
        };
        compare("packages", "Package", count(seen, "packages"));
        compare("cpu devices", "Package", devices(seen, "cpu"));
        compare("cores", "Core", count(seen, "cores"));
        compare("threads", "PU", count(seen, "threads"));
        compare("NUMA nodes", "NUMANode", count(seen, "numa_nodes"));
        compare("numa devices", "NUMANode", devices(seen, "numa"));
        ++machines;
    }
    for (const std::string& difference : score.differences())
        UNSCOPED_INFO(difference);
    CHECK(score.differences().size() == 0);
    CHECK(machines == 9);
}

TEST_CASE("a topology from the files that we copy is the one of the whole tree", "[corpus][topology]")
{
    Score score("hwloc, lscpu, nri: the whole tree");
    unsigned machines = 0;
    for (const char* const archive : {"hwloc", "lscpu", "nri"}) {
        const auto corpus = unpacked_corpus(archive);
        if (!corpus)
            SKIP(no_corpus);
        for (const auto& [name, counts] : tool_counts(*corpus / "tools.tsv")) {
            const Inventory seen = observed(*corpus / "trees" / name);
            constexpr std::array fields{"packages", "cores", "threads", "numa_nodes"};
            for (std::size_t i = 0; i < fields.size(); ++i)
                score.compare(
                    fields.at(i), std::to_string(counts.at(i)), std::to_string(count(seen, fields.at(i))), name);
            ++machines;
        }
    }
    for (const std::string& difference : score.differences())
        UNSCOPED_INFO(difference);
    CHECK(score.differences().size() == 0);
    CHECK(machines == 18);
}

TEST_CASE("nodes have the CPUs that lscpu's authors published", "[corpus][topology]")
{
    const auto corpus = unpacked_corpus("lscpu");
    if (!corpus)
        SKIP(no_corpus);
    // "CPU,Core,Socket,Node,,L1d,…" of lscpu --parse, up to the next comment.
    std::map<std::string, std::set<unsigned>> nodes;
    std::set<std::string> sockets;
    std::set<std::string> cores;
    bool in_table = false;
    for (const std::string& line : lines_of(*corpus / "published/lscpu-x86_64-64cpu")) {
        if (line.starts_with("# CPU,Core,Socket,Node,") && nodes.empty()) {
            in_table = true;
            continue;
        }
        const auto words = split(line, ',');
        in_table = in_table && words.size() > 4 && !line.starts_with('#');
        if (!in_table)
            continue;
        cores.emplace(words[1]);
        sockets.emplace(words[2]);
        nodes["node" + std::string{words[3]}].insert(static_cast<unsigned>(parse_unsigned(words[0]).value_or(0)));
    }
    const Inventory seen = observed(*corpus / "trees/x86_64-64cpu");
    Score score("lscpu nodes");
    const auto compare = [&](std::string_view field, std::uint64_t wanted, std::uint64_t got) {
        score.compare(field, std::to_string(wanted), std::to_string(got), "x86_64-64cpu");
    };
    CHECK(nodes.size() == 3);
    compare("nodes", nodes.size(), devices(seen, "numa"));
    compare("packages", sockets.size(), count(seen, "packages"));
    compare("cores", cores.size(), count(seen, "cores"));
    for (const auto& [name, cpus] : nodes) {
        const Device* const node = find_device(seen, "numa", name);
        REQUIRE(node != nullptr);
        const auto listed = parse_list(text_of(*node, "cpus").value_or("")).value();
        const bool are_alike = std::set<unsigned>(listed.begin(), listed.end()) == cpus;
        score.compare("cpus", "as lscpu", are_alike ? "as lscpu" : "others", name);
    }
    CAPTURE(score.differences());
    CHECK(score.differences().empty());
}
