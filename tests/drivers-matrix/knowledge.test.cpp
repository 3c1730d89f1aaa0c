// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/knowledge/knowledge.hpp"

#include "drivers-matrix/knowledge/files.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;

TEST_CASE("every file of knowledge that we ship is read whole", "[knowledge]")
{
    Knowledge knowledge;
    for (const auto& [name, text] : knowledge_files()) {
        const auto added = add_knowledge(knowledge, text, name);
        CHECK((added ? "" : to_string(added.error())).empty());
    }
    CHECK(knowledge_files().size() >= 6);
    CHECK_FALSE(knowledge.classes.empty());
    CHECK_FALSE(knowledge.renamed.empty());
    CHECK_FALSE(knowledge.out_of_tree.empty());
    CHECK_FALSE(knowledge.firmware.empty());
    CHECK_FALSE(knowledge.class_drivers.empty());
    CHECK_FALSE(knowledge.known_bad.empty());
}

TEST_CASE("a rule without a source, or with a key that is not known, is refused", "[knowledge]")
{
    const auto trouble_with = [](std::string_view text) {
        Knowledge knowledge;
        const auto added = add_knowledge(knowledge, text, "x.toml");
        return added ? std::string{"accepted"} : to_string(added.error());
    };
    CHECK(trouble_with("[[renamed]]\nfrom = \"a\"\nto = \"b\"\nsource = \"c\"\n") == "accepted");
    CHECK(trouble_with("[[renamed]]\nfrom = \"a\"\nto = \"b\"\n").find("source") != std::string::npos);
    CHECK(trouble_with("[[renamed]]\nfrom = \"a\"\nto = \"b\"\nsource = \"c\"\nwhen = \"d\"\n").find("when") !=
          std::string::npos);
    CHECK(trouble_with("[[firmware]]\nmodule = \"a\"\nneed = \"maybe\"\nwhy = \"b\"\nsource = \"c\"\n").find("need") !=
          std::string::npos);
    CHECK(trouble_with("[[known_bad]]\ndevice = \"pci:[\"\nwhy = \"b\"\nsource = \"c\"\n").find("device") !=
          std::string::npos);
    CHECK(trouble_with("[[rumour]]\n").find("rumour") != std::string::npos);
}

TEST_CASE("rules are found by name, whichever dash it has", "[knowledge]")
{
    const auto& knowledge = own_knowledge();
    CHECK(present_name(knowledge, "mpt2sas") == "mpt3sas");
    CHECK(present_name(knowledge, "igb") == "igb");
    CHECK(out_of_tree(knowledge, "nvidia") != nullptr);
    CHECK(out_of_tree(knowledge, "igb") == nullptr);
    REQUIRE(class_rule(knowledge, "060000") != nullptr);
    CHECK(class_rule(knowledge, "060000")->what == "host bridge");
    CHECK(class_rule(knowledge, "020000") == nullptr);
    CHECK(class_driver(knowledge, "xhci-pci") != nullptr);
}
