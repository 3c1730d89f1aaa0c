// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/key.hpp"

#include "reports/signature/note.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <filesystem>

using namespace ocks;

TEST_CASE("a key that was saved is loaded again, and what it signs is verified by its public half")
{
    const testing::Tree folder{{"/", ""}};
    const std::string path = (folder.path() / "acme.key").string();
    const auto key = generate_key("hcl.example/vendors/acme").value();
    REQUIRE(save_key(path, key));
    CHECK(load_key(path) == key);
    const auto note = parse_note(sign_note("hello\n", key).value()).value();
    CHECK(verify_note(note, std::vector{verifier_of(key).value()}) ==
          std::vector<std::string>{"hcl.example/vendors/acme"});
    CHECK(save_key(path, key).error().code == Errc::denied);
}

TEST_CASE("a key file that others can read is refused")
{
    const testing::Tree folder{{"/", ""}};
    const std::string path = (folder.path() / "acme.key").string();
    REQUIRE(save_key(path, generate_key("acme").value()));
    namespace fs = std::filesystem;
    for (const fs::perms open : {fs::perms::group_read, fs::perms::others_write}) {
        fs::permissions(path, fs::perms::owner_read | open);
        CHECK(load_key(path).error().code == Errc::denied);
    }
    fs::permissions(path, fs::perms::owner_read);
    CHECK(load_key(path));
    CHECK(load_key(path + "x").error().code == Errc::absent);
}

TEST_CASE("a key's name has no blank, no plus sign and no control character")
{
    for (const std::string_view name : {"",
                                        "a b",
                                        "a+b",
                                        "a\nb",
                                        "a\xC2\xA0"
                                        "b",
                                        "\xff"})
        CHECK(generate_key(name).error().code == Errc::malformed);
}

TEST_CASE("a trust file has one key a line, and says where it is wrong")
{
    const std::string peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    CHECK(parse_trust("# ours\n\n" + peter + "\n", "trust.txt")->size() == 1);
    CHECK(parse_trust(peter + "\n" + peter, "trust.txt").error().where == "trust.txt:2");
    CHECK(parse_trust("# x\nnonsense\n", "trust.txt").error().where == "trust.txt:2");
}
