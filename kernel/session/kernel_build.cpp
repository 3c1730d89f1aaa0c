// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/session/kernel_build.hpp"

#include "core/file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sys/utsname.h>

namespace ocks {
namespace {

using nlohmann::json;

constexpr int deepest = 4;

Result<std::string> architecture_of(const std::string& kernel)
{
    const auto text = read_file(kernel + "/build.json", 1U << 20U);
    if (text) {
        auto architecture = parse_architecture(*text);
        if (!architecture)
            return fail(Errc::absent, kernel + "/build.json", architecture.error().why);
        return architecture;
    }
    if (text.error().code != Errc::absent)
        return Failure(text.error());
    utsname name{};
    uname(&name);
    return std::string{static_cast<const char*>(name.machine)};
}

}  // namespace

Result<std::string> parse_architecture(std::string_view build_json)
{
    const json document = json::parse(
        build_json, [](int depth, json::parse_event_t, json&) { return depth <= deepest; }, false);
    const auto known = document.is_object() ? document.find("architecture") : document.end();
    if (!document.is_object() || known == document.end() || !known->is_string())
        return fail(Errc::malformed, "build.json", "it does not say the architecture");
    return known->get<std::string>();
}

Result<std::vector<KernelBuild>> kernel_builds(const std::vector<std::string>& kernels,
                                               const std::vector<std::string>& images,
                                               const std::vector<std::string>& suites)
{
    if (images.size() != kernels.size())
        return fail(Errc::malformed, "--image", "needed as often as --kernel");
    if (!suites.empty() && suites.size() != kernels.size())
        return fail(Errc::malformed, "--suite", "needed as often as --kernel, or not at all");
    std::vector<KernelBuild> builds;
    for (std::size_t index = 0; index < kernels.size(); ++index) {
        auto architecture = architecture_of(kernels[index]);
        if (!architecture)
            return Failure(architecture.error());
        if (std::ranges::find(builds, *architecture, &KernelBuild::architecture) != builds.end())
            return fail(Errc::malformed, "--kernel " + kernels[index], "a second one for " + *architecture);
        builds.push_back({.architecture = std::move(*architecture),
                          .kernel = kernels[index],
                          .image = images[index],
                          .suite = suites.empty() ? std::string{} : suites[index]});
    }
    return builds;
}

}  // namespace ocks
