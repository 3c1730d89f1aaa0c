// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/corpus.hpp"

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace ocks;
using namespace ocks::testing;
using nlohmann::json;

namespace ocks::probes {
extern const Probe nvme;
}

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

    unsigned compared = 0;
    const auto compare = [&](const json& controller) {
        const Device* const device = find_device(seen, "nvme", controller["name"].get<std::string>());
        REQUIRE(device != nullptr);
        CHECK(text_of(*device, "pci_address") == controller["traddr"].get<std::string>());
        CHECK(text_of(*device, "transport") == controller["transport"].get<std::string>());
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
    CHECK(compared == seen.devices.size());
}
