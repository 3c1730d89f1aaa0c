// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/http.hpp"

#include "suite/verbs/hcl_source.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::verbs;

namespace {

/// Says what curl would have said.
class Curl final : public Runner {
public:
    explicit Curl(Result<Completed> answer) : m_answer(std::move(answer)) {}

    Result<Completed> run(const Command& command) override
    {
        asked.push_back(command);
        return m_answer;
    }

    std::vector<Command> asked = {};

private:
    Result<Completed> m_answer;
};

Completed printed(std::string output)
{
    return {.exit_status = 0, .output = std::move(output)};
}

Candidate machine(std::vector<std::string> cards)
{
    Candidate candidate;
    for (auto& card : cards) {
        Claimant subject;
        subject.id = std::move(card);
        candidate.subjects.push_back(std::move(subject));
    }
    return candidate;
}

}  // namespace

TEST_CASE("answers come in the order of the questions, whatever is in their bodies")
{
    Curl curl{printed("{\"a\": 1}\n\n200 9\n\n404 0\n200 3\n\n200 6\n")};
    const auto answers = http_get(curl, {"http://one.test/", "http://two.test/", "http://three.test/"});
    REQUIRE(answers);
    REQUIRE(answers->size() == 3);
    CHECK(answers->at(0).status == 200);
    CHECK(answers->at(0).body == "{\"a\": 1}\n");
    CHECK(answers->at(1).status == 404);
    CHECK(answers->at(1).body.empty());
    // Its body ends as the line of an answer would.
    CHECK(answers->at(2).body == "200 3\n");
    REQUIRE(curl.asked.size() == 1);
    CHECK(curl.asked[0].arguments.back() == "http://three.test/");
}

TEST_CASE("nothing is asked where there is no question")
{
    Curl curl{printed("")};
    CHECK(http_get(curl, {})->empty());
    CHECK(curl.asked.empty());
}

TEST_CASE("a post hands the bytes over by standard input")
{
    Curl curl{printed("{}\n201 2\n")};
    const auto answer = http_post(curl, "http://hcl.test/api/v1/submissions", "application/x", std::string("a\0b", 3));
    REQUIRE(answer);
    CHECK(answer->status == 201);
    CHECK(answer->body == "{}");
    CHECK(curl.asked.at(0).input == std::string("a\0b", 3));
}

TEST_CASE("why there is no answer is curl's own reason without its number")
{
    Curl curl{Completed{.exit_status = 7,
                        .output = "\n000 0\n",
                        .errors = "curl: (7) Failed to connect to hcl.test port 80: Connection refused\n"}};
    const auto answer = http_post(curl, "http://hcl.test/", "application/x", "");
    REQUIRE_FALSE(answer);
    CHECK(to_string(answer.error()) == "http://hcl.test/: Failed to connect to hcl.test port 80: Connection refused");
}

TEST_CASE("a curl that is missing, silent or cut off is said")
{
    SECTION("missing")
    {
        Curl curl{fail(Errc::absent, "curl", "no such program")};
        CHECK(to_string(http_get(curl, {"http://hcl.test/"}).error()) ==
              "curl: no such program; install the package curl");
    }
    SECTION("killed")
    {
        Curl curl{Completed{.signal = 9}};
        CHECK(to_string(http_get(curl, {"http://hcl.test/"}).error()) == "http://hcl.test/: killed by signal 9");
    }
    SECTION("fewer answers than questions")
    {
        const auto output = GENERATE("", "{}", "{}\n200\n", "{}\n200 3\n", "{}\nx 2\n");
        Curl curl{printed(output)};
        CHECK_FALSE(http_get(curl, {"http://hcl.test/"}));
    }
    SECTION("an answer without an end")
    {
        Curl curl{Completed{.exit_status = 0, .truncated = true, .output = "{"}};
        CHECK(to_string(http_get(curl, {"http://hcl.test/"}).error()) ==
              "http://hcl.test/: an answer of more than 256 MiB");
    }
}

TEST_CASE("an HCL is asked for each card of a machine once")
{
    Curl curl{printed("\n404 0\n\n404 0\n")};
    auto source = HclSource::open("http://hcl.test:8080/", curl);
    REQUIRE(source);
    CHECK(curl.asked.empty());
    REQUIRE(source->learn(machine({"8086:10d3", "", "1b36:0010", "8086:10d3"})));
    REQUIRE(source->learn(machine({"1b36:0010"})));
    REQUIRE(curl.asked.size() == 1);
    const auto& arguments = curl.asked[0].arguments;
    CHECK(arguments[arguments.size() - 2] == "http://hcl.test:8080/api/v1/components/pci/8086:10d3");
    CHECK(arguments.back() == "http://hcl.test:8080/api/v1/components/pci/1b36:0010");
}
