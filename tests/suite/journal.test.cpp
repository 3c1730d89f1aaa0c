// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/journal.hpp"

#include "core/file.hpp"
#include "suite/executor/handback.hpp"
#include "suite/record_json.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <cmath>

using namespace ocks;
using ocks::testing::Tree;

namespace {

const RunIdentity identity{"abc", "smoke", "def"};

Record some_record()
{
    return {"nvme.io",
            "nvme",
            "nvme0",
            1,
            "2026-11-23T20:00:00Z",
            1234,
            {{"seed", "7"}},
            {{"verify_errors", 0.0, "1"}, {"driver", "nvme", ""}, {"rate", 0.1, "MBy/s"}},
            {"a line \xff of the log"},
            {"0001-nvme.io.stdout.txt"},
            {Outcome::skip, "no-grant", {"why"}, {"hm"}}};
}

std::string written(const Tree& tree)
{
    return read_file((tree.path() / "journal.jsonl").string()).value();
}

}  // namespace

TEST_CASE("what a journal was told is what it tells", "[journal]")
{
    const Tree tree{};
    const std::string path = (tree.path() / "journal.jsonl").string();
    auto journal = Journal::create(path, identity);
    REQUIRE(journal);
    Record record = some_record();
    record.findings = {"a line of the log"};
    REQUIRE(journal->begin({"nvme.io", "nvme", "nvme0", 1, "2026-11-23T20:00:00Z", "boot"}));
    REQUIRE(journal->end(record));
    REQUIRE(journal->begin({"nvme.io", "nvme", "nvme1", 1, "2026-11-23T20:01:00Z", "boot"}));
    const std::string text = written(tree);
    const auto content = parse_journal(text);
    REQUIRE(content);
    CHECK(*content ==
          JournalContent{
              identity, {record}, {{"nvme.io", "nvme", "nvme1", 1, "2026-11-23T20:01:00Z", "boot"}}, text.size()});
}

TEST_CASE("a journal that was cut anywhere loses its last line and nothing before it", "[journal]")
{
    const Tree tree{};
    const std::string path = (tree.path() / "journal.jsonl").string();
    auto journal = Journal::create(path, identity);
    REQUIRE(journal);
    for (unsigned attempt = 1; attempt <= 3; ++attempt) {
        Record record = some_record();
        record.attempt = attempt;
        REQUIRE(journal->end(record));
    }
    const std::string text = written(tree);
    const std::size_t first = text.find('\n') + 1;
    for (std::size_t cut = first; cut <= text.size(); ++cut) {
        const auto content = parse_journal(std::string_view{text}.substr(0, cut));
        REQUIRE(content);
        const auto whole = static_cast<std::size_t>(std::ranges::count(text.substr(first, cut - first), '\n'));
        REQUIRE(content->records.size() == whole);
    }
    CHECK_FALSE(parse_journal(text.substr(0, first - 1)));
}

TEST_CASE("a journal goes on behind its last whole line", "[journal]")
{
    const Tree tree{};
    const std::string path = (tree.path() / "journal.jsonl").string();
    {
        auto journal = Journal::create(path, identity);
        REQUIRE(journal);
        REQUIRE(journal->end(some_record()));
    }
    const std::string whole = written(tree);
    REQUIRE(write_file(path, whole + "{\"event\":\"begi"));
    const auto before = parse_journal(written(tree));
    REQUIRE(before);
    auto journal = Journal::resume(path, before->whole_bytes);
    REQUIRE(journal);
    REQUIRE(journal->end(some_record()));
    CHECK(parse_journal(written(tree))->records.size() == 2);
    CHECK(written(tree).starts_with(whole));
}

TEST_CASE("a directory where a run has been is not written over", "[journal]")
{
    const Tree tree{{"/journal.jsonl", "precious\n"}};
    const auto journal = Journal::create((tree.path() / "journal.jsonl").string(), identity);
    REQUIRE_FALSE(journal);
    CHECK(journal.error().code == Errc::denied);
    CHECK(written(tree) == "precious\n");
}

TEST_CASE("lines that are no journal's are refused", "[journal]")
{
    const std::string head = R"({"ocks_journal":1,"policy_sha256":"a","profile":"b","inventory_sha256":"c"})"
                             "\n";
    CHECK(parse_journal(head));
    CHECK_FALSE(parse_journal("{}\n"));
    CHECK_FALSE(parse_journal("[1]\n"));
    CHECK_FALSE(parse_journal(head + "{\"event\":\"dance\"}\n"));
    CHECK_FALSE(parse_journal(head + "{\"event\":\"end\",\"record\":{}}\n"));
    CHECK_FALSE(parse_journal(head + std::string(100'000, '[') + "\n"));
}

TEST_CASE("a machine is the same after a reboot, and another with another disk", "[journal]")
{
    Inventory one{{{"block", "sda", {{"serial", "A"}, {"model", "M"}}}, {"kernel", "kernel", {{"boot_id", "1"}}}}, {}};
    Inventory rebooted = one;
    rebooted.devices[1].properties["boot_id"] = "2";
    Inventory changed = one;
    changed.devices[0].properties["serial"] = "B";
    CHECK(identity_of("p", "smoke", one) == identity_of("p", "smoke", rebooted));
    CHECK(identity_of("p", "smoke", one) != identity_of("p", "smoke", changed));
}

TEST_CASE("what a case measured survives the way to the suite, even if it is not a number", "[handback]")
{
    const auto back =
        parse_handback(to_handback(std::vector<Measurement>{{"a", std::nan(""), "1"}, {"b", "x\xff", ""}}));
    REQUIRE(back);
    REQUIRE(*back);
    CHECK(std::isnan(std::get<double>((**back)[0].value)));
    CHECK(std::get<std::string>((**back)[1].value) == "x\xef\xbf\xbd");
    const Measured error = fail(Errc::denied, "/dev/sda", "is in use");
    CHECK(parse_handback(to_handback(error)).value() == error);
}

TEST_CASE("half a handback is recognised as half", "[handback]")
{
    const std::string whole = to_handback(std::vector<Measurement>{{"a", 1.0, "1"}});
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK_FALSE(parse_handback(whole.substr(0, length)));
    CHECK_FALSE(parse_handback(whole + "x"));
}
