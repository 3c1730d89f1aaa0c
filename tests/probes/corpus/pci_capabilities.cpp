// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "probes/pci/config_space.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/corpus.hpp"
#include "tests/support/score.hpp"

#include <fstream>
#include <iterator>
#include <map>

using namespace ocks;
using namespace ocks::testing;

namespace {

/// What `lspci -vvv` says of one function, as far as we say it, too.
struct Said {
    std::vector<std::pair<unsigned, bool>> places = {};  ///< offset, and whether it is an extended capability
    std::map<std::string, std::string> facts = {};
};

std::string between(const std::string& line, const std::string& before, const std::string& after)
{
    const auto start = line.find(before);
    if (start == std::string::npos)
        return {};
    const auto end = line.find_first_of(after, start + before.size());
    return line.substr(start + before.size(), end == std::string::npos ? end : end - start - before.size());
}

/// "2.5GT/s" is 2500; an unknown speed and the width x0 say nothing.
std::string speed(const std::string& line)
{
    const auto rate = parse_decimal(between(line, "Speed ", "GMk,"));
    return rate ? std::to_string(static_cast<std::uint64_t>(*rate * 1000)) : "";
}

std::string width(const std::string& line)
{
    const std::string lanes = between(line, "Width x", ", (");
    return lanes == "0" ? "" : lanes;
}

void learn(const std::string& line, Said& said)
{
    const auto put = [&](const char* property, const std::string& value) {
        if (!value.empty())
            said.facts[property] = value;
    };
    const std::string place = between(line, "Capabilities: [", "] ");
    if (!place.empty())
        said.places.emplace_back(static_cast<unsigned>(parse_hexadecimal(place).value()),
                                 line.find(" v", line.find('[')) < line.find(']'));
    if (line.find("LnkCap:") != std::string::npos) {
        put("max_link_speed_mts", speed(line));
        put("max_link_width", width(line));
    } else if (line.find("LnkCap2: Supported Link Speeds:") != std::string::npos) {
        // The vector counts, in the kernel and for us: LnkCap may say less. "2.5-8GT/s", "2.5GT/s".
        const std::string range = between(line, "Speeds: ", "G");
        const auto rate = parse_decimal(range.substr(range.find('-') + 1));
        if (rate)
            said.facts["max_link_speed_mts"] = std::to_string(static_cast<std::uint64_t>(*rate * 1000));
    } else if (line.find("LnkSta:") != std::string::npos) {
        put("link_speed_mts", speed(line));
        put("link_width", width(line));
    } else if (line.find("DevCap:") != std::string::npos) {
        put("max_payload_bytes", between(line, "MaxPayload ", " "));
    } else if (line.find("MaxReadReq") != std::string::npos) {
        put("payload_bytes", between(line, "MaxPayload ", " "));
        put("read_request_bytes", between(line, "MaxReadReq ", " "));
    } else if (line.find("MSI-X: ") != std::string::npos) {
        put("msix_vectors", between(line, "Count=", " "));
        put("msix_enabled", between(line, "Enable", " ") == "+" ? "1" : "0");
    } else if (line.find(" MSI: ") != std::string::npos) {
        put("msi_vectors", between(line, "Count=", " ").substr(between(line, "Count=", " ").find('/') + 1));
        put("msi_enabled", between(line, "Enable", " ") == "+" ? "1" : "0");
    } else if (line.find("Total VFs:") != std::string::npos) {
        put("sriov_total_vfs", between(line, "Total VFs: ", ","));
        put("sriov_vfs", between(line, "Number of VFs: ", ","));
    } else if (line.find("Device ID: ") != std::string::npos) {
        put("sriov_device_id", between(line, "Device ID: ", " "));
    } else if (line.find("Max PASID Width:") != std::string::npos) {
        put("pasid_width_bits", std::to_string(parse_hexadecimal(between(line, "Width: ", " ")).value()));
    }
    const std::string type = between(line, "Express (v", "\n");
    for (const auto& [lspci, ours] : std::map<std::string, std::string>{
             {") Endpoint", "endpoint"},
             {") Legacy Endpoint", "legacy endpoint"},
             {") Root Port", "root port"},
             {") Upstream Port", "upstream port"},
             {") Downstream Port", "downstream port"},
             {") Root Complex Integrated Endpoint", "root complex integrated endpoint"},
         }) {
        if (type.substr(std::min<std::size_t>(type.size(), 1)).starts_with(lspci))
            put("pcie_type", ours);
    }
    // "UEMsk:\tDLP- SDES+ …": those that lspci 3.9.0 has a name for.
    for (const auto& [label, property] : std::map<std::string, const char*>{
             {"UESta:", "aer_uncorrectable_latched"},
             {"UEMsk:", "aer_uncorrectable_masked"},
             {"UESvrt:", "aer_uncorrectable_fatal"},
         }) {
        if (line.find(label) == std::string::npos)
            continue;
        std::string list;
        for (const std::string_view word :
             split(trimmed(std::string_view{line}.substr(line.find(label) + label.size())), ' ')) {
            const std::string name{trimmed(word.substr(0, word.size() - 1))};
            if (word.ends_with('+'))
                list += (list.empty() ? "" : ",") + name;
        }
        put(property, list);
    }
}

/// lspci 3.9.0 has no names for the errors of newer specifications.
std::string known_to_lspci(std::string list)
{
    const auto newer = list.find("UncorrIntErr");
    if (newer != std::string::npos)
        list.resize(newer == 0 ? 0 : newer - 1);
    return list;
}

std::map<std::string, Said> said_by_lspci(const std::filesystem::path& file)
{
    std::map<std::string, Said> all;
    std::string slot;
    for (const std::string& line : lines_of(file)) {
        if (line.empty())
            continue;
        if (line.front() != '\t') {
            slot = line.substr(0, line.find(' '));
            slot = (slot.size() == 7 ? "0000:" : "") + slot;
        }
        learn(line, all[slot]);
    }
    return all;
}

std::string content_of(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

TEST_CASE("capabilities and links are where and what lspci says", "[corpus][pci]")
{
    const auto corpus = unpacked_corpus("pci");
    if (!corpus)
        SKIP(no_corpus);
    Score score("pci capabilities and links");
    std::size_t functions = 0;
    std::size_t capabilities = 0;
    std::map<std::string, std::size_t> facts;
    std::size_t reached = 0;
    std::size_t held = 0;
    for (const std::string& name : names_below(*corpus / "trees")) {
        for (const auto& [slot, said] : said_by_lspci(*corpus / "expected" / (name + ".vvv"))) {
            INFO(name << " " << slot);
            const std::string config = content_of(*corpus / "trees" / name / "sys/bus/pci/devices" / slot / "config");
            const CapabilityList list = capabilities_of(config);
            CHECK(list.doubts.empty());
            std::vector<std::pair<unsigned, bool>> places;
            for (const Capability& each : list.capabilities)
                places.emplace_back(each.offset, each.extended);
            CHECK(places == said.places);
            score.compare("capabilities", "as lspci", places == said.places ? "as lspci" : "others", name + " " + slot);
            const Device device = decode_config_space(config, list);
            CHECK(decode_config_space(config.substr(0, list.reach), list) == device);
            reached += std::min(list.reach, config.size());
            held += config.size();
            for (const auto& [property, value] : said.facts) {
                const auto found = device.properties.find(property);
                score.compare(property,
                              value,
                              found == device.properties.end() ? "" : known_to_lspci(to_string(found->second)),
                              name + " " + slot);
                ++facts[property];
            }
            // And nothing beyond it.
            for (const char* const property : {"link_speed_mts", "link_width", "max_link_speed_mts", "max_link_width"})
                CHECK(device.properties.contains(property) == said.facts.contains(property));
            ++functions;
            capabilities += places.size();
        }
    }
    CAPTURE(score.differences());
    CHECK(score.differences().empty());
    CHECK(functions == 70);
    CHECK(capabilities > 200);
    CHECK(reached < held / 2);
    CHECK(facts["link_speed_mts"] > 20);
    CHECK(facts["aer_uncorrectable_fatal"] > 15);
}
