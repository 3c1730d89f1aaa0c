// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/knowledge/knowledge.hpp"

#include "core/toml_reader.hpp"
#include "drivers-matrix/alias.hpp"
#include "drivers-matrix/knowledge/files.hpp"
#include "drivers-matrix/matrix.hpp"

#include <algorithm>

namespace ocks {
namespace {

/// A pattern of aliases as look-ups compare it.
std::string pattern_of(TomlReader& reader, const toml::table& rule, TomlReader::Need need)
{
    const auto text = reader.text(rule, "device", need);
    auto pattern = normalized(text);
    if (!pattern)
        reader.refuse(rule, "device", pattern.error().why);
    return pattern.value_or("");
}

void read_rules(TomlReader& reader, const toml::table& file, Knowledge& knowledge)
{
    for (const auto* rule : reader.tables(file, "class")) {
        reader.only(*rule, {"class", "what", "why", "optional", "source"});
        knowledge.classes.push_back({.device_class = reader.text(*rule, "class"),
                                     .what = reader.text(*rule, "what"),
                                     .why = reader.text(*rule, "why"),
                                     .optional = reader.flag(*rule, "optional", false),
                                     .source = reader.text(*rule, "source")});
    }
    for (const auto* rule : reader.tables(file, "renamed")) {
        reader.only(*rule, {"from", "to", "source"});
        knowledge.renamed.push_back({.from = reader.text(*rule, "from"),
                                     .to = reader.text(*rule, "to"),
                                     .source = reader.text(*rule, "source")});
    }
    for (const auto* rule : reader.tables(file, "out_of_tree")) {
        reader.only(*rule, {"driver", "device", "what", "source"});
        knowledge.out_of_tree.push_back({.driver = reader.text(*rule, "driver"),
                                         .device = pattern_of(reader, *rule, TomlReader::Need::optional),
                                         .what = reader.text(*rule, "what"),
                                         .source = reader.text(*rule, "source")});
    }
    for (const auto* rule : reader.tables(file, "firmware")) {
        reader.only(*rule, {"module", "need", "why", "source"});
        const bool always = reader.word(*rule, "need", {"always", "features"}) == "always";
        knowledge.firmware.push_back({.module = reader.text(*rule, "module"),
                                      .need = always ? FirmwareNeed::Need::always : FirmwareNeed::Need::features,
                                      .why = reader.text(*rule, "why"),
                                      .source = reader.text(*rule, "source")});
    }
    for (const auto* rule : reader.tables(file, "class_driver")) {
        reader.only(*rule, {"module", "trust", "why", "source"});
        const bool standard = reader.word(*rule, "trust", {"standard", "fallback"}) == "standard";
        knowledge.class_drivers.push_back(
            {.module = reader.text(*rule, "module"),
             .trust = standard ? ClassDriver::Trust::standard : ClassDriver::Trust::fallback,
             .why = reader.text(*rule, "why"),
             .source = reader.text(*rule, "source")});
    }
    for (const auto* rule : reader.tables(file, "known_bad")) {
        reader.only(*rule, {"device", "driver", "why", "source"});
        knowledge.known_bad.push_back({.device = pattern_of(reader, *rule, TomlReader::Need::required),
                                       .driver = reader.text(*rule, "driver", TomlReader::Need::optional),
                                       .why = reader.text(*rule, "why"),
                                       .source = reader.text(*rule, "source")});
    }
}

template <class Rule>
const Rule* find_module_rule(const std::vector<Rule>& rules, std::string_view module)
{
    const auto found =
        std::ranges::find_if(rules, [module](const Rule& rule) { return is_same_name(rule.module, module); });
    return found == rules.end() ? nullptr : &*found;
}

}  // namespace

Result<void> add_knowledge(Knowledge& knowledge, std::string_view text, std::string_view name)
{
    const auto file = parse_toml(text, name, Letters::ascii);
    if (!file)
        return Failure(file.error());
    TomlReader reader{name};
    reader.only(*file, {"class", "renamed", "out_of_tree", "firmware", "class_driver", "known_bad"});
    read_rules(reader, *file, knowledge);
    if (reader.error())
        return Failure(*reader.error());
    return {};
}

const Knowledge& own_knowledge()
{
    static const Knowledge knowledge = [] {
        Knowledge all;
        // A test reads every file as well and shows what is wrong; here a file that is wrong adds nothing.
        for (const auto& [name, text] : knowledge_files())
            (void)add_knowledge(all, text, name);
        return all;
    }();
    return knowledge;
}

const ClassRule* class_rule(const Knowledge& knowledge, std::string_view device_class)
{
    const auto found = std::ranges::find_if(
        knowledge.classes, [&](const ClassRule& rule) { return matches(rule.device_class, device_class); });
    return found == knowledge.classes.end() ? nullptr : &*found;
}

const FirmwareNeed* firmware_need(const Knowledge& knowledge, std::string_view module)
{
    return find_module_rule(knowledge.firmware, module);
}

const ClassDriver* class_driver(const Knowledge& knowledge, std::string_view module)
{
    return find_module_rule(knowledge.class_drivers, module);
}

std::string_view present_name(const Knowledge& knowledge, std::string_view driver)
{
    const auto found = std::ranges::find_if(knowledge.renamed,
                                            [driver](const Renamed& rule) { return is_same_name(rule.from, driver); });
    return found == knowledge.renamed.end() ? driver : std::string_view{found->to};
}

const OutOfTree* out_of_tree(const Knowledge& knowledge, std::string_view driver)
{
    const auto found = std::ranges::find_if(
        knowledge.out_of_tree, [driver](const OutOfTree& rule) { return is_same_name(rule.driver, driver); });
    return found == knowledge.out_of_tree.end() ? nullptr : &*found;
}

}  // namespace ocks
