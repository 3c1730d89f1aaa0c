// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/key_file.hpp"

#include "reports/signature/note.hpp"
#include "tests/reports/sample.hpp"
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
    CHECK(is_protected_key(path) == false);
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

TEST_CASE("a protected key opens by its passphrase alone, and its file says nothing of the seed")
{
    const testing::Tree folder{{"/", ""}};
    const std::string path = (folder.path() / "acme.key").string();
    const SigningKey key = testing::sample_key();
    REQUIRE(save_key(path, key, "correct horse"));
    CHECK(is_protected_key(path) == true);
    CHECK(load_key(path, "correct horse") == key);
    CHECK(load_key(path, "wrong horse").error().code == Errc::denied);
    CHECK(load_key(path).error().why == "is protected by a passphrase");
    CHECK(protected_text(key, "a").value() != protected_text(key, "a").value());
}

TEST_CASE("a protected key with any one character changed does not open")
{
    const std::string good = protected_text(testing::sample_key(), "p").value();
    REQUIRE(parse_protected_key(good, "p") == testing::sample_key());
    for (std::size_t index = 0; index < good.size(); index += 17) {
        std::string changed = good;
        changed[index] = changed[index] == 'A' ? 'B' : 'A';
        CAPTURE(index);
        CHECK_FALSE(parse_protected_key(changed, "p"));
    }
    CHECK_FALSE(parse_protected_key("PROTECTED+KEY+a+00000000+AAAA", "p"));
    CHECK_FALSE(parse_protected_key("", "p"));
}
