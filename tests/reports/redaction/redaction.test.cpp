// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/redaction/redaction.hpp"

#include "core/text.hpp"
#include "reports/redaction/secret_forms.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fmt/format.h>
#include <random>

using namespace ocks;

namespace {

RedactionKey sample_key()
{
    RedactionKey key;
    key.bytes.fill(7);
    return key;
}

/// Bytes as two hexadecimal digits each, first to last.
using Bytes = std::vector<std::string>;

Bytes bytes_in(std::string_view value)
{
    Bytes bytes;
    std::string digits;
    for (const char character : value.substr(value.starts_with("0x") ? 2
                                             : value.find('.') == 3  ? 4
                                                                     : 0)) {  // behind "0x" and "eui."
        if (std::isxdigit(static_cast<unsigned char>(character)) != 0)
            digits += character;
    }
    for (std::size_t index = 0; index + 1 < digits.size(); index += 2)
        bytes.push_back(digits.substr(index, 2));
    return bytes;
}

Bytes characters_of(std::string_view value)
{
    Bytes bytes;
    for (const char character : value)
        bytes.push_back(fmt::format("{:02x}", static_cast<unsigned char>(character)));
    return bytes;
}

/// As programs print a value: as it is, in capitals, byte by byte with each separator, backwards, and as the codes of
/// its characters. Written down here once more, so that the code under test is not its own oracle.
std::vector<std::string> forms_of(const std::string& value)
{
    std::vector<std::string> forms{value};
    const auto add = [&](const Bytes& bytes) {
        for (const std::string_view separator : {"", ":", "-", ".", " "})
            forms.push_back(fmt::format("{}", fmt::join(bytes, separator)));
    };
    add(characters_of(value));
    if (!value.starts_with("SN")) {
        const Bytes bytes = bytes_in(value);
        add(bytes);
        add({bytes.rbegin(), bytes.rend()});
    }
    const std::size_t count = forms.size();
    for (std::size_t index = 0; index < count; ++index) {
        std::string upper = forms[index];
        std::ranges::transform(upper, upper.begin(), [](unsigned char byte) { return std::toupper(byte); });
        forms.push_back(std::move(upper));
    }
    return forms;
}

struct SecretKind {
    std::string property;
    std::string (*make)(std::uint64_t bits);
};

const std::vector<SecretKind> kinds_of_secrets{{"serial",
                                                [](std::uint64_t bits) {
                                                    return fmt::format("SN{:012X}", bits >> 16U);
                                                }},
                                               {"mac",
                                                [](std::uint64_t bits) {
                                                    const std::string digits = fmt::format("{:012x}", bits >> 16U);
                                                    return fmt::format("{}", fmt::join(bytes_in(digits), ":"));
                                                }},
                                               {"uuid",
                                                [](std::uint64_t bits) {
                                                    return fmt::format("{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
                                                                       bits & 0xFFFFFFFFU,
                                                                       bits >> 32U & 0xFFFFU,
                                                                       bits >> 48U & 0xFFFU,
                                                                       bits >> 4U & 0xFFFU,
                                                                       bits >> 16U);
                                                }},
                                               {"wwid",
                                                [](std::uint64_t bits) {
                                                    return fmt::format("eui.{:016x}", bits);
                                                }},
                                               {"sas_address", [](std::uint64_t bits) {
                                                    return fmt::format("0x{:016x}", bits);
                                                }}};

Device with(std::string kind, std::string name, std::string property, std::string value)
{
    return {std::move(kind), std::move(name), {{std::move(property), std::move(value)}}};
}

}  // namespace

TEST_CASE("a serial number becomes a keyed hash wherever it stands, and the same one everywhere", "[redaction]")
{
    Findings run;
    run.inventory.devices = {with("nvme", "nvme0", "serial", "S64HNG0T123456  "),
                             with("block", "nvme0n1", "serial", "S64HNG0T123456")};
    run.logs["logs/kernel.txt"] = "nvme0: serial s64hng0t123456, ok\n";
    const auto result = redacted(run, sample_key());
    REQUIRE(result);
    const std::string hash = pseudonym(sample_key(), "serial", "s64hng0t123456");
    const Inventory& seen = result->findings.inventory;
    CHECK(text_of(seen.devices[0], "serial") == hash);
    CHECK(text_of(seen.devices[1], "serial") == hash);
    CHECK(result->findings.logs.at("logs/kernel.txt") == "nvme0: serial " + hash + ", ok\n");
    CHECK(result->redaction == Redaction{RedactionMode::hmac, key_id(sample_key()), 3});
}

TEST_CASE("of a MAC address the maker stays, and a card named by it gets another name", "[redaction]")
{
    Findings run;
    run.inventory.devices = {with("nic", "enx002538aabbcc", "mac", "00:25:38:aa:bb:cc")};
    run.records.resize(1);
    run.records[0].device = "enx002538aabbcc";
    run.records[0].logs = {"nic.traffic-enx002538aabbcc.txt"};
    run.logs["logs/nic.traffic-enx002538aabbcc.txt"] = "link 00-25-38-AA-BB-CC up; cc:bb:aa:38:25:00";
    const auto result = redacted(run, sample_key());
    REQUIRE(result);
    const Findings& seen = result->findings;
    const std::string hash = "00:25:38:" + pseudonym(sample_key(), "mac", "002538aabbcc");
    CHECK(text_of(seen.inventory.devices[0], "mac") == hash);
    CHECK(seen.inventory.devices[0].name == "enx" + hash);
    CHECK(seen.records[0].device == "enx" + hash);
    REQUIRE(seen.logs.size() == 1);
    CHECK(seen.logs.begin()->second == "link " + hash + " up; " + hash);
    CHECK(seen.logs.begin()->first == "logs/" + seen.records[0].logs[0]);
}

TEST_CASE("what nobody filled in stays readable, and what is too short to search for is replaced where it stands",
          "[redaction]")
{
    Findings run;
    run.inventory.devices = {with("board", "board0", "serial", "To be filled by O.E.M."),
                             with("chassis", "chassis0", "serial", "0000000000"),
                             with("system", "system", "serial", "A1")};
    run.logs["logs/a.txt"] = "A1 A1";
    const Findings seen = redacted(run, sample_key())->findings;
    CHECK(text_of(seen.inventory.devices[0], "serial") == "To be filled by O.E.M.");
    CHECK(text_of(seen.inventory.devices[1], "serial") == "0000000000");
    CHECK(text_of(seen.inventory.devices[2], "serial")->starts_with("redacted:hmac:"));
    CHECK(seen.logs.at("logs/a.txt") == "A1 A1");
}

TEST_CASE("a kernel's command line keeps its options and loses what names this machine", "[redaction]")
{
    Findings run;
    run.inventory.devices = {with("kernel", "kernel", "command_line", "ro root=UUID=ab-1 quiet ip=10.0.0.7::host1")};
    const Findings seen = redacted(run, sample_key(), std::vector<std::string>{"rack12-node7"})->findings;
    const std::string line{*text_of(seen.inventory.devices[0], "command_line")};
    CHECK(line.starts_with("ro root=UUID=redacted:hmac:"));
    CHECK(line.find(" quiet ip=redacted:hmac:") != std::string::npos);
}

TEST_CASE("of ten thousand planted secrets in every form none survives", "[redaction]")
{
    std::mt19937_64 random(2611);  // any seed; this one is printed by being here
    Findings run;
    std::vector<std::string> planted;  // line by line, in lower case
    std::string log;
    for (std::size_t index = 0; index < 10'000; ++index) {
        const auto& [property, make] = kinds_of_secrets.at(index % kinds_of_secrets.size());
        const std::string value = make(random());
        run.inventory.devices.push_back(with("thing", fmt::format("thing{}", index), property, value));
        for (const std::string& form : forms_of(value)) {
            log += fmt::format("[{}] x{}y\n", index, form);
            planted.push_back(lower_case(form));
        }
    }
    run.logs["logs/kernel.txt"] = log;
    run.records.resize(1);
    run.records[0].findings = {planted.front(), planted.back()};
    run.records[0].measured = {{"answer", planted.front(), ""}};
    run.inventory.notes = {{"thing", planted.front(), planted.back()}};
    const auto result = redacted(run, sample_key());
    REQUIRE(result);
    const Findings& seen = result->findings;
    const std::string scrubbed = lower_case(seen.logs.at("logs/kernel.txt"));
    const auto said = lines(scrubbed);
    REQUIRE(said.size() == planted.size());
    std::size_t survivors = 0;
    for (std::size_t index = 0; index < planted.size(); ++index)
        survivors += said[index].find(planted[index]) == std::string_view::npos ? 0U : 1U;
    CHECK(survivors == 0);
    for (const std::string& text : {seen.records[0].findings[0],
                                    seen.records[0].findings[1],
                                    std::get<std::string>(seen.records[0].measured[0].value),
                                    seen.inventory.notes[0].where,
                                    seen.inventory.notes[0].why})
        CHECK(text.find("redacted:hmac:") != std::string::npos);
    CHECK(planted.size() > 150'000);
    CHECK(result->redaction.replaced >= planted.size());
}

TEST_CASE("a redaction key is made once, and is the owner's alone", "[redaction]")
{
    const testing::Tree folder{{"/", ""}};
    const std::string path = (folder.path() / "acme.redaction").string();
    const auto made = load_or_create_redaction_key(path);
    REQUIRE(made);
    CHECK(load_or_create_redaction_key(path) == made);
    std::filesystem::permissions(path, std::filesystem::perms::all);
    CHECK(load_or_create_redaction_key(path).error().code == Errc::denied);
}
