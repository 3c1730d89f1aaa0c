// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/corpus.hpp"
#include "tests/support/score.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

using namespace ocks;
using namespace ocks::testing;
using nlohmann::json;

namespace ocks::probes {
extern const Probe nvme;
extern const Probe nvme_namespace;
extern const Probe nvme_subsystem;
}  // namespace ocks::probes

TEST_CASE("NVMe controllers of a machine with multipath have the addresses that libnvme published", "[corpus][nvme]")
{
    const auto corpus = unpacked_corpus("nvme");
    if (!corpus)
        SKIP(no_corpus);
    std::ifstream stream(*corpus / "published/tree-pcie.json");
    const json published = json::parse(stream, nullptr, false);
    REQUIRE_FALSE(published.is_discarded());
    const auto root = Sysroot::open((*corpus / "trees/tree-pcie").string());
    REQUIRE(root);
    const Inventory seen = observe(*root, std::array{&probes::nvme});
    CHECK(seen.notes.empty());

    Score score("nvme controllers");
    unsigned compared = 0;
    const auto compare = [&](const json& controller) {
        const Device* const device = find_device(seen, "nvme", controller["name"].get<std::string>());
        REQUIRE(device != nullptr);
        for (const auto& [property, field] : {std::pair{"pci_address", "traddr"}, std::pair{"transport", "transport"}})
            score.compare(property,
                          controller[field].get<std::string>(),
                          std::string{text_of(*device, property).value_or("")},
                          device->name);
        ++compared;
    };
    for (const json& subsystem : published["hosts"][0]["subsystems"]) {
        for (const json& space : subsystem["namespaces"]) {
            for (const json& controller : space.value("controller", json::array()))
                compare(controller);
            for (const json& path : space.value("paths", json::array())) {
                for (const json& controller : path["controller"])
                    compare(controller);
            }
        }
    }
    CAPTURE(score.differences());
    CHECK(score.differences().empty());
    CHECK(compared == seen.devices.size());
}

TEST_CASE("NVMe subsystems, namespaces and paths are those that libnvme published", "[corpus][nvme]")
{
    const auto corpus = unpacked_corpus("nvme");
    if (!corpus)
        SKIP(no_corpus);
    std::ifstream stream(*corpus / "published/tree-pcie.json");
    const json published = json::parse(stream, nullptr, false);
    REQUIRE_FALSE(published.is_discarded());
    const auto root = Sysroot::open((*corpus / "trees/tree-pcie").string());
    REQUIRE(root);
    const Inventory seen = observe(*root, std::array{&probes::nvme_namespace, &probes::nvme_subsystem});
    CHECK(seen.notes.empty());

    Score score("nvme paths");
    unsigned paths = 0;
    for (const json& subsystem : published["hosts"][0]["subsystems"]) {
        const Device* const device = find_device(seen, "nvme_subsystem", subsystem["name"].get<std::string>());
        REQUIRE(device != nullptr);
        score.compare("nqn",
                      subsystem["nqn"].get<std::string>(),
                      std::string{text_of(*device, "nqn").value_or("")},
                      device->name);
        for (const json& space : subsystem["namespaces"]) {
            for (const json& path : space.value("paths", json::array())) {
                const Device* const way = find_device(seen, "nvme_path", path["path"].get<std::string>());
                REQUIRE(way != nullptr);
                const auto compare = [&](const char* property, const std::string& wanted) {
                    const auto found = way->properties.find(property);
                    score.compare(
                        property, wanted, found == way->properties.end() ? "" : to_string(found->second), way->name);
                };
                compare("controller", path["controller"][0]["name"].get<std::string>());
                compare("numa_nodes", path["NUMANodes"].get<std::string>());
                compare("namespace_id", std::to_string(space["nsid"].get<std::uint64_t>()));
                ++paths;
            }
        }
    }
    CAPTURE(score.differences());
    CHECK(score.differences().empty());
    CHECK(paths == 2);
    CHECK(std::ranges::count(seen.devices, "nvme_path", &Device::kind) == 2);
    CHECK(std::ranges::count(seen.devices, "nvme_subsystem", &Device::kind) == 2);
}
