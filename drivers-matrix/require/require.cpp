// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/require/require.hpp"

#include "core/toml_reader.hpp"
#include "drivers-matrix/compare/pattern.hpp"
#include "drivers-matrix/lookup/annotate.hpp"
#include "drivers-matrix/pci/pci_ids.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

Requirement requirement_of(const toml::table& device, TomlReader& reader)
{
    reader.only(device, {"id", "class", "alias", "driver", "what", "architectures"});
    Requirement requirement{.alias = reader.text(device, "alias", TomlReader::Need::optional),
                            .driver = reader.text(device, "driver"),
                            .what = reader.text(device, "what"),
                            .architectures = reader.texts(device, "architectures")};
    const auto text = reader.text(device, "id", TomlReader::Need::optional);
    const auto device_class = reader.text(device, "class", TomlReader::Need::optional);
    if (text.empty() == requirement.alias.empty()) {
        reader.refuse(device, "id", "either an id or an alias");
        return requirement;
    }
    if (text.empty())
        return requirement;
    const auto id = pci_id(text);
    if (!id || (!device_class.empty() && device_class.size() != 6))
        reader.refuse(device, "id", "not of the form 8086:10d3, or a class that is not six digits");
    else if (device_class.empty())
        requirement.alias = alias_of(*id);
    else {
        std::string upper = device_class;
        std::ranges::transform(upper, upper.begin(), [](char digit) {
            return digit >= 'a' && digit <= 'f' ? static_cast<char>(digit - 'a' + 'A') : digit;
        });
        requirement.alias =
            alias_of(*id, fmt::format("bc{}sc{}i{}", upper.substr(0, 2), upper.substr(2, 2), upper.substr(4, 2)));
    }
    return requirement;
}

}  // namespace

Result<std::vector<Requirement>> parse_requirements(std::string_view text, std::string_view name)
{
    const auto file = parse_toml(text, name, Letters::ascii);
    if (!file)
        return Failure(file.error());
    TomlReader reader{name};
    reader.only(*file, {"device"});
    std::vector<Requirement> requirements;
    for (const auto* device : reader.tables(*file, "device"))
        requirements.push_back(requirement_of(*device, reader));
    if (reader.error())
        return Failure(*reader.error());
    return requirements;
}

std::vector<std::string> unmet(const std::vector<Requirement>& requirements, const MatrixView& matrix)
{
    std::vector<std::string> lines;
    for (const auto& requirement : requirements) {
        const auto& wanted = requirement.architectures;
        if (std::ranges::find(wanted, matrix.architecture()) == wanted.end())
            continue;
        const auto drivers = offer_for(matrix, requirement.alias).drivers;
        const bool served = std::ranges::any_of(
            drivers, [&](const std::string& driver) { return is_same_name(driver, requirement.driver); });
        if (!served)
            lines.push_back(
                fmt::format("{} ({}): {} does not serve it", requirement.what, requirement.alias, requirement.driver));
    }
    return lines;
}

}  // namespace ocks
