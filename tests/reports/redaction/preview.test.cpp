// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/redaction/preview.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

TEST_CASE("the preview names every text that redaction changed, and nothing else", "[redaction]")
{
    RedactionKey key;
    key.bytes.fill(7);
    Findings run;
    run.inventory.devices = {{"nvme", "nvme0", {{"serial", "S64HNG0T123456"}, {"model", "PM9A3"}}},
                             {"nic", "enx002538aabbcc", {{"mac", "00:25:38:aa:bb:cc"}}}};
    run.records.resize(1);
    run.records[0].test = "nvme.io";
    run.records[0].findings = {"nvme0 S64HNG0T123456 reset", "harmless"};
    run.logs["logs/a.txt"] = "first\nserial s64hng0t123456\n";
    run.logs["logs/enx002538aabbcc.txt"] = "no secret\n";
    const auto safe = redacted(run, key);
    REQUIRE(safe);
    std::vector<std::string> places;
    for (const Replacement& each : replacements(run, safe->findings)) {
        places.push_back(each.where);
        CHECK(each.before != each.after);
        CHECK(each.after.find("redacted") != std::string::npos);
    }
    CHECK(
        places ==
        std::vector<std::string>{
            "nvme nvme0: serial", "nic enx002538aabbcc", "nic enx002538aabbcc: mac", "nvme.io", "logs/a.txt:2", "log"});
    CHECK(replacements(run, run).empty());
}
