// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/pci_address.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>

namespace ocks {
namespace {

bool is_hexadecimal(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

bool is_pci_address(std::string_view text)
{
    constexpr std::size_t tail = std::string_view{":3b:00.0"}.size();
    if (text.size() < tail + 4 || text.size() > tail + 8)
        return false;
    const std::string_view domain = text.substr(0, text.size() - tail);
    const std::string_view rest = text.substr(domain.size());
    return is_hexadecimal(domain) && rest[0] == ':' && is_hexadecimal(rest.substr(1, 2)) && rest[3] == ':' &&
           is_hexadecimal(rest.substr(4, 2)) && rest[6] == '.' && rest[7] >= '0' && rest[7] <= '7';
}

std::optional<std::string> last_pci_address(std::string_view path)
{
    const auto parts = split(path, '/');
    const auto found = std::find_if(parts.rbegin(), parts.rend(), is_pci_address);
    return found == parts.rend() ? std::nullopt : std::optional<std::string>{*found};
}

std::optional<std::string> pci_address_of(const Sysroot& root, const std::string& directory)
{
    for (const std::string& link : std::array{directory, directory + "/device"}) {
        const auto target = root.link(link);
        if (auto address = target ? last_pci_address(*target) : std::nullopt)
            return address;
    }
    return std::nullopt;
}

std::optional<std::string> pci_parent(std::string_view path)
{
    const auto last = path.rfind('/');
    if (last == std::string_view::npos)
        return std::nullopt;
    const auto above = split(path.substr(0, last), '/').back();
    return is_pci_address(above) ? std::optional<std::string>{above} : std::nullopt;
}

std::string pci_upstream(std::string_view path)
{
    std::string list;
    auto parts = split(path, '/');
    parts.pop_back();
    for (const std::string_view part : parts) {
        if (is_pci_address(part))
            list += (list.empty() ? "" : ",") + std::string{part};
    }
    return list;
}

}  // namespace ocks
