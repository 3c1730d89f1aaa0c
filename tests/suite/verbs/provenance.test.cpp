// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/run/provenance.hpp"

#include "core/digest.hpp"
#include "core/file.hpp"
#include "suite/commit.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <map>

using namespace ocks;
using namespace ocks::verbs;

namespace {

/// Answers by the program that is asked; those that are not in the table are not there.
class Table final : public Runner {
public:
    explicit Table(std::map<std::string, Completed> answers) : m_answers(std::move(answers)) {}

    Result<Completed> run(const Command& command) override
    {
        asked = command.arguments;
        const auto found = m_answers.find(command.arguments[0] + " " + command.arguments[1]);
        if (found == m_answers.end())
            return fail(Errc::absent, command.arguments[0], "no such program");
        return found->second;
    }

    std::vector<std::string> asked = {};

private:
    std::map<std::string, Completed> m_answers;
};

Completed printed(std::string output, int status = 0)
{
    return {.exit_status = status, .output = std::move(output)};
}

constexpr std::string_view program = "/usr/bin/ocks-cert";

std::string package(std::map<std::string, Completed> answers)
{
    Table table{std::move(answers)};
    return package_of(std::string{program}, table);
}

}  // namespace

TEST_CASE("this program tells its own build, as its file has it", "[verbs]")
{
    const std::string build_id = own_build_id();
    CHECK(build_id.find_first_not_of("0123456789abcdef") == std::string::npos);
    const std::string file = read_file("/proc/self/exe").value();
    const auto note = file.find(std::string_view{"\3\0\0\0GNU\0", 8});
    if (note == std::string::npos)
        CHECK(build_id.empty());
    else
        CHECK(build_id.starts_with(hexadecimal(std::vector<unsigned char>{
            static_cast<unsigned char>(file[note + 8]), static_cast<unsigned char>(file[note + 9])})));
}

TEST_CASE("the package that a program was installed by is what rpm says, or else dpkg", "[verbs]")
{
    CHECK(package({{"rpm -qf", printed("ocks-0.1.0-2.ocs23\n")}}) == "ocks-0.1.0-2.ocs23");
    const auto not_owned = printed("file /usr/bin/ocks-cert is not owned by any package\n", 1);
    CHECK(package({{"rpm -qf", not_owned}}).empty());
    CHECK(package({}).empty());
    const std::map<std::string, Completed> debian{{"rpm -qf", not_owned},
                                                  {"dpkg-query -S", printed("ocks:amd64: /usr/bin/ocks-cert\n")},
                                                  {"dpkg-query -W", printed("ocks-0.1.0-1\n")}};
    CHECK(package(debian) == "ocks-0.1.0-1");
    Table table{debian};
    CHECK(package_of(std::string{program}, table) == "ocks-0.1.0-1");
    CHECK(table.asked.back() == "ocks:amd64");
    CHECK(package({{"dpkg-query -S", printed("nothing that one could take for an answer\n")},
                   {"dpkg-query -W", printed("ocks-0.1.0-1\n")}})
              .empty());
    CHECK(package({{"rpm -qf", printed("two words\n")}}).empty());
}

TEST_CASE("a list of what a program was built from counts if it is of this very build", "[verbs]")
{
    const std::string list = R"({"comment": "build id 1cf2f1df"})";
    const testing::Tree beside{{"/bin/ocks-cert", ""}, {"/bin/ocks-cert.spdx.json", list}};
    const testing::Tree shared{{"/usr/bin/ocks-cert", ""}, {"/usr/share/ocks/ocks-cert.spdx.json", list}};
    const std::string here = (beside.path() / "bin/ocks-cert").string();
    CHECK(sbom_sha256_of(here, "1cf2f1df") == sha256(list));
    CHECK(sbom_sha256_of((shared.path() / "usr/bin/ocks-cert").string(), "1cf2f1df") == sha256(list));
    CHECK(sbom_sha256_of(here, "00f2f1df").empty());
    CHECK(sbom_sha256_of(here, "").empty());
    CHECK(sbom_sha256_of((beside.path() / "bin/other").string(), "1cf2f1df").empty());
}

TEST_CASE("a report names the program that made it by all that is known of it", "[verbs]")
{
    Table table{{{"rpm -qf", printed("ocks-0.1.0-2.ocs23\n")}}};
    const auto suite = this_program(table);
    REQUIRE(suite);
    CHECK(suite->binary_sha256 == sha256(read_file("/proc/self/exe").value()));
    CHECK(suite->build_id == own_build_id());
    CHECK(suite->package == "ocks-0.1.0-2.ocs23");
    CHECK(suite->git_commit == source_commit());
    const std::string_view digits = source_commit().substr(0, source_commit().find('-'));
    CHECK((digits.empty() || digits.size() == 40 || digits.size() == 64));
    CHECK(digits.find_first_not_of("0123456789abcdef") == std::string_view::npos);
}
