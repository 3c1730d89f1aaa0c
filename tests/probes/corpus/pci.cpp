// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/corpus.hpp"
#include "tests/support/score.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

using namespace ocks;
using namespace ocks::testing;
using nlohmann::json;

namespace ocks::probes {
extern const Probe pci;
}

namespace {

constexpr std::array pci_alone{&probes::pci};

std::string lower(std::string text)
{
    std::ranges::transform(
        text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

std::string pair_of(const Device& device, std::string_view vendor, std::string_view id)
{
    const auto first = text_of(device, vendor);
    const auto second = text_of(device, id);
    return first && second ? std::string{*first} + ":" + std::string{*second} : "";
}

/// Kernel uevents print the class without leading zeros.
std::string six_digits(const std::string& code)
{
    return std::string(code.size() < 6 ? 6 - code.size() : 0, '0') + lower(code);
}

}  // namespace

TEST_CASE("PCI functions have the ids and the driver that the recording kernel named", "[corpus][pci]")
{
    const auto corpus = unpacked_corpus("udev");
    if (!corpus)
        SKIP(no_corpus);
    Score score("udev");
    unsigned functions = 0;
    unsigned with_driver = 0;
    for (const std::string& line : lines_of(*corpus / "expected.jsonl")) {
        const json expected = json::parse(line, nullptr, false);
        REQUIRE_FALSE(expected.is_discarded());
        const auto name = expected["case"].get<std::string>();
        const auto root = Sysroot::open((*corpus / "trees" / name).string());
        REQUIRE(root);
        const Inventory seen = observe(*root, pci_alone);
        INFO(name);
        CHECK(seen.notes.empty());
        CHECK(seen.devices.size() == expected["pci"].size());
        for (const json& function : expected["pci"]) {
            // Drivers may set their own slot name in a uevent; the path is the kernel's.
            const auto path = function["path"].get<std::string>();
            const std::string slot = path.substr(path.rfind('/') + 1);
            INFO(slot);
            const Device* const device = find_device(seen, "pci", slot);
            REQUIRE(device != nullptr);
            const auto compare = [&](std::string_view field, const std::string& wanted, std::string_view got) {
                score.compare(field, wanted, std::string{got}, name + " " + slot);
            };
            compare("ids", lower(function["id"].get<std::string>()), pair_of(*device, "vendor_id", "device_id"));
            compare("class", six_digits(function["class"].get<std::string>()), text_of(*device, "class").value_or(""));
            compare("subsystem",
                    lower(function.value("subsystem", "")),
                    pair_of(*device, "subsystem_vendor_id", "subsystem_device_id"));
            compare("driver", function.value("driver", ""), text_of(*device, "driver").value_or(""));
            // udev records neither: they are not available, which is not 0.
            CHECK_FALSE(device->properties.contains("numa_node"));
            CHECK_FALSE(device->properties.contains("link_width"));
            ++functions;
            with_driver += function.contains("driver") ? 1U : 0U;
        }
    }
    CAPTURE(score.differences());
    CHECK(score.differences().empty());
    CHECK(functions == 633);
    CHECK(with_driver == 335);
}

TEST_CASE("PCI functions have the ids and class that lspci read from their configuration space", "[corpus][pci]")
{
    const auto corpus = unpacked_corpus("pci");
    if (!corpus)
        SKIP(no_corpus);
    Score score("pci ids");
    unsigned functions = 0;
    for (const std::string& name : names_below(*corpus / "trees")) {
        const auto root = Sysroot::open((*corpus / "trees" / name).string());
        REQUIRE(root);
        const Inventory seen = observe(*root, pci_alone);
        // "0000:00:01.0 0604: 8086:3408 (rev 12)"; the domain 0000 may be left out.
        for (const std::string& line : lines_of(*corpus / "expected" / (name + ".n"))) {
            const auto words = split(line, ' ');
            REQUIRE(words.size() >= 3);
            const std::string slot = (words[0].size() == 7 ? "0000:" : "") + std::string{words[0]};
            INFO(name << " " << slot);
            const Device* const device = find_device(seen, "pci", slot);
            REQUIRE(device != nullptr);
            const auto compare = [&](std::string_view field, std::string_view wanted, std::string_view got) {
                score.compare(field, std::string{wanted}, std::string{got}, name + " " + slot);
            };
            compare("ids", words[2], pair_of(*device, "vendor_id", "device_id"));
            compare("class", words[1].substr(0, 4), text_of(*device, "class").value_or("").substr(0, 4));
            compare("revision",
                    words.size() == 5 ? words[4].substr(0, 2) : "00",
                    text_of(*device, "revision").value_or(""));
            ++functions;
        }
        CHECK(seen.notes.empty());
    }
    CAPTURE(score.differences());
    CHECK(score.differences().empty());
    CHECK(functions == 70);
}
