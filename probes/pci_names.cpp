// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pci_names.hpp"

#include "core/descriptor.hpp"
#include "core/mapping.hpp"

#include <array>
#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

// The header does not say so itself.
extern "C" {
#include <pci/pci.h>
}

namespace ocks {
namespace {

/// Names that are not in the list stay unknown: no numbers instead, no DNS, and no answers of udev's database,
/// which differ from machine to machine.
constexpr int local_names = PCI_LOOKUP_NO_NUMBERS | PCI_LOOKUP_NO_HWDB;

/// libpci's `error` must not return, and by default it ends the process: over a damaged pci.ids, for example.
/// Only C frames without anything to clean up lie between load_list() and the jump.
thread_local std::jmp_buf way_out;        // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
thread_local bool refusal_is_expected{};  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

extern "C" {
// clang knows a function type that does not return by this spelling alone.
void refuse(char* message, ...) __attribute__((noreturn));

void refuse(char* /*message*/, ...)
{
    // Outside of load_list() libpci gives up only for want of memory, which nobody here can better.
    if (!refusal_is_expected)
        std::abort();
    std::longjmp(way_out, 1);  // NOLINT(cert-err52-cpp): libpci is C and knows no other way out
}

void keep_silent(char* /*message*/, ...) {}
}

enum class Loading { done, absent, refused };

Loading load_list(pci_access* access)
{
    if (setjmp(way_out) != 0) {  // NOLINT(cert-err52-cpp)
        refusal_is_expected = false;
        return Loading::refused;
    }
    refusal_is_expected = true;
    const bool loaded = pci_load_name_list(access) != 0;
    refusal_is_expected = false;
    return loaded ? Loading::done : Loading::absent;
}

template <class... Ids>
std::optional<std::string> look_up(pci_access* access, int what, Ids... ids)
{
    std::array<char, 512> buffer{};
    const char* const name =
        pci_lookup_name(access, buffer.data(), static_cast<int>(buffer.size()), what | local_names, ids...);
    return name == nullptr ? std::nullopt : std::optional<std::string>{name};
}

/// The list where libpci finds it, unless it is packed: then nothing.
std::optional<Mapping> unpacked_list(const std::string& file)
{
    constexpr std::string_view packed = ".gz";
    std::string path = file;
    if (path.empty()) {
        const std::unique_ptr<pci_access, void (*)(pci_access*)> access{pci_alloc(), pci_cleanup};
        path = access->id_file_name;
    }
    auto list = Mapping::open(path);
    // As libpci does: the name of a packed list stands for one that is not, too.
    if (!list && path.ends_with(packed))
        list = Mapping::open(path.substr(0, path.size() - packed.size()));
    return list && !list->bytes().starts_with("\x1f\x8b") ? std::optional{std::move(*list)} : std::nullopt;
}

}  // namespace

void PciNames::CleanUp::operator()(pci_access* access) const
{
    pci_cleanup(access);
}

Result<PciNames> PciNames::open_for(const PciNumbers& wanted, const std::string& file)
{
    const auto list = unpacked_list(file);
    const Descriptor memory{list ? memfd_create("pci.ids", MFD_CLOEXEC) : -1};
    if (memory.number() < 0)
        return open(file);
    const std::string excerpt = pci_names_excerpt(list->bytes(), wanted);
    if (::write(memory.number(), excerpt.data(), excerpt.size()) != static_cast<ssize_t>(excerpt.size()))
        return open(file);
    return load("/proc/self/fd/" + std::to_string(memory.number()), file);
}

Result<PciNames> PciNames::open(const std::string& file)
{
    return load(file, file);
}

Result<PciNames> PciNames::load(const std::string& file, const std::string& name)
{
    std::unique_ptr<pci_access, CleanUp> access{pci_alloc()};
    access->error = refuse;
    access->warning = keep_silent;
    access->debug = keep_silent;
    // Without a name it keeps no cache of DNS's answers in somebody's home, and looks nobody up in /etc/passwd for
    // that.
    std::array<char, 16> parameter{"net.cache_name"};
    std::array<char, 1> nothing{};
    pci_set_param(access.get(), parameter.data(), nothing.data());
    // The path is kept as a pointer, and with this 1 freed by libpci.
    if (!file.empty())
        pci_set_name_list_path(access.get(), strdup(file.c_str()), 1);
    std::string where = name.empty() ? std::string{access->id_file_name} : name;
    switch (load_list(access.get())) {
    case Loading::done:
        return PciNames{std::move(access)};
    case Loading::absent:
        return fail(Errc::absent, std::move(where), "no list of PCI names: devices are shown by their numbers");
    case Loading::refused:
        break;
    }
    return fail(Errc::malformed, std::move(where), "not a list of PCI names: devices are shown by their numbers");
}

std::optional<std::string> PciNames::vendor(unsigned vendor) const
{
    return look_up(m_access.get(), PCI_LOOKUP_VENDOR, vendor);
}

std::optional<std::string> PciNames::device(unsigned vendor, unsigned device) const
{
    return look_up(m_access.get(), PCI_LOOKUP_DEVICE, vendor, device);
}

std::optional<std::string>
PciNames::subsystem(unsigned vendor, unsigned device, unsigned subsystem_vendor, unsigned subsystem_device) const
{
    constexpr int what = PCI_LOOKUP_SUBSYSTEM | PCI_LOOKUP_DEVICE;
    return look_up(m_access.get(), what, vendor, device, subsystem_vendor, subsystem_device);
}

std::optional<std::string> PciNames::class_name(unsigned class_code) const
{
    return look_up(m_access.get(), PCI_LOOKUP_CLASS, class_code);
}

}  // namespace ocks
