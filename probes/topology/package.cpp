// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/topology/package.hpp"

#include "core/text.hpp"
#include "probes/cpu_features.hpp"
#include "probes/cpu_list.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace ocks::topology {
namespace {

using Threads = std::vector<Thread>;

struct Field {
    std::string_view field = {};
    std::string_view property = {};
    Form form = Form::text;
};

constexpr auto fields = std::to_array<Field>({
    {"vendor_id", "vendor"},
    {"model name", "model"},
    {"cpu family", "family", Form::number},
    {"model", "model_number", Form::number},
    {"stepping", "stepping", Form::number},
    {"microcode", "microcode"},
    {"CPU implementer", "implementer"},
    {"CPU part", "part"},
    {"CPU variant", "variant"},
    {"CPU revision", "revision"},
    {"Model Name", "model"},
    {"CPU Family", "family_name"},
    {"CPU Revision", "revision"},
});

/// What the CPUs of a package say, each word once. Packages with two kinds of cores say two things.
std::set<std::string_view> said_by(const Threads& threads, const CpuInfos& infos, std::string_view name)
{
    std::set<std::string_view> all;
    for (const Thread& thread : threads) {
        const auto info = infos.find(thread.number);
        if (info != infos.end() && !info->second.field(name).empty())
            all.insert(info->second.field(name));
    }
    return all;
}

void name_package(const Threads& threads, const CpuInfos& infos, Device& device, std::vector<Note>& notes)
{
    for (const auto& [field, property, form] : fields) {
        const auto said = said_by(threads, infos, field);
        if (said.empty())
            continue;
        if (form == Form::text) {
            std::string text;
            for (const std::string_view word : said)
                text += (text.empty() ? "" : ",") + std::string{word};
            device.properties.emplace(property, std::move(text));
            continue;
        }
        const auto number = parse_unsigned(*said.begin());
        // POWER and IA-64 have texts under these names.
        if (said.size() == 1 && number)
            device.properties.emplace(property, *number);
        else if (said.size() > 1)
            notes.push_back({"topology",
                             "/proc/cpuinfo",
                             device.name + ", " + std::string{property} + ": the CPUs of the package differ"});
    }
}

/// What all CPUs of a package can, by the names of one field.
std::vector<std::string_view> common_flags(const std::set<std::string_view>& said)
{
    std::vector<std::string_view> common;
    for (const std::string_view flags : said) {
        auto words = split(flags, ' ');
        std::ranges::sort(words);
        std::vector<std::string_view> both;
        std::ranges::set_intersection(common, words, std::back_inserter(both));
        common = flags == *said.begin() ? std::move(words) : std::move(both);
    }
    return common;
}

/// x86 calls them flags, other architectures features.
void describe_features(const Threads& threads, const CpuInfos& infos, Device& device)
{
    const auto said = said_by(threads, infos, "flags");
    const auto flags = common_flags(said.empty() ? said_by(threads, infos, "Features") : said);
    std::string list;
    for (const std::string_view flag : flags)
        list += (list.empty() ? "" : ",") + std::string{flag};
    if (!list.empty())
        device.properties.emplace("flags", std::move(list));
    if (said.empty())
        return;
    // CPUID leaf 1, ECX bit 31: real processors never set it, hypervisors and emulators do.
    device.properties.emplace("hypervisor", std::uint64_t{std::ranges::binary_search(flags, "hypervisor")});
    if (std::string level = x86_64_level(flags); !level.empty())
        device.properties.emplace("isa_level", std::move(level));
}

/// Who made it, in a word that people know, where the kernel gives only a code.
void name_maker(Device& device)
{
    if (const auto vendor = text_of(device, "vendor")) {
        if (const std::string_view maker = x86_maker(*vendor); !maker.empty())
            device.properties.emplace("maker", std::string{maker});
    }
    if (const auto implementer = text_of(device, "implementer")) {
        device.properties.emplace("vendor", arm_implementer(*implementer));
        const std::string_view core = arm_core(*implementer, text_of(device, "part").value_or(""));
        if (!core.empty())
            device.properties.emplace("model", std::string{core});
    }
    if (text_of(device, "family_name").value_or("").starts_with("Loongson"))
        device.properties.emplace("vendor", "Loongson");
}

}  // namespace

std::uint64_t count_cores(const std::vector<Thread>& threads)
{
    std::set<unsigned> cores;
    for (const Thread& thread : threads) {
        if (thread.core)
            cores.insert(*thread.core);
    }
    return cores.size();
}

Device
describe_package(unsigned number, const std::vector<Thread>& threads, const CpuInfos& infos, std::vector<Note>& notes)
{
    Device device{.kind = "cpu", .name = "cpu" + std::to_string(number), .properties = {}};
    std::vector<unsigned> online;
    std::ranges::transform(threads, std::back_inserter(online), &Thread::number);
    device.properties.emplace("online", to_cpu_list(online));
    device.properties.emplace("threads", std::uint64_t{threads.size()});
    if (const auto cores = count_cores(threads); cores > 0)
        device.properties.emplace("cores", cores);
    name_package(threads, infos, device, notes);
    describe_features(threads, infos, device);
    name_maker(device);
    return device;
}

}  // namespace ocks::topology
