// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/acpi/table.hpp"

#include "probes/bytes.hpp"

#include <array>
#include <functional>
#include <numeric>
#include <set>
#include <span>

namespace ocks::acpi {
namespace {

constexpr std::size_t header_bytes = 36;

Failure malformed(std::string_view why)
{
    return fail(Errc::malformed, "table", std::string{why});
}

bool adds_up_to_zero(std::string_view bytes)
{
    const unsigned sum = std::accumulate(bytes.begin(), bytes.end(), 0U, [](unsigned so_far, char byte) {
        return so_far + static_cast<unsigned char>(byte);
    });
    return (sum & 0xffU) == 0;
}

/// Calls for each entry of a table that is a list of {type, length, …} from `first` on.
Result<void>
for_each_entry(std::string_view bytes, std::size_t first, const std::function<bool(unsigned, const Bytes&)>& visit)
{
    constexpr std::size_t smallest = 2;
    for (std::size_t offset = first; offset < bytes.size();) {
        const Bytes rest = Bytes{bytes}.from(offset);
        const std::size_t length = rest.u8(1);
        if (length < smallest || length > rest.size())
            return malformed("an entry's length makes no sense: what follows cannot be read");
        if (!visit(rest.u8(0), Bytes{rest.part(0, length)}))
            return malformed("an entry is shorter than its kind");
        offset += length;
    }
    return {};
}

/// Of an entry that says whether what it describes is enabled: its type, how long it is at least, where it says so.
struct Processor {
    unsigned type = 0;
    std::size_t bytes = 0;
    std::size_t flags = 0;
};

/// 5.2.12: local APIC, local x2APIC, GIC CPU interface
constexpr auto madt_processors = std::to_array<Processor>({{0, 8, 4}, {9, 16, 8}, {11, 40, 12}});

/// 5.2.16: where a kind of affinity has its proximity domain
struct Affinity {
    unsigned type = 0;
    std::size_t bytes = 0;
    std::size_t domain = 0;
    bool is_memory = false;
};

constexpr auto affinities = std::to_array<Affinity>({{0, 16, 2}, {1, 40, 2, true}, {2, 24, 4}, {3, 18, 2}});

/// The oldest kind keeps the upper three bytes of its domain apart from the lowest.
std::uint32_t domain_of(const Affinity& affinity, const Bytes& entry)
{
    constexpr std::size_t upper_bytes = 8;
    return affinity.type == 0 ? entry.u8(affinity.domain) | (entry.le32(upper_bytes) & 0xffffff00U)
                              : entry.le32(affinity.domain);
}

}  // namespace

Result<Header> parse_header(std::string_view bytes)
{
    constexpr std::size_t facs_bytes = 8;
    const Bytes table{bytes};
    Header header{.signature = table.text(0, 4), .length = table.le32(4)};
    const bool is_facs = bytes.starts_with("FACS");
    if (bytes.size() < (is_facs ? facs_bytes : header_bytes) || header.length > bytes.size())
        return malformed("the table is shorter than it says");
    if (is_facs)
        return header;
    if (header.length < header_bytes || !adds_up_to_zero(bytes.substr(0, header.length)))
        return malformed("the checksum is wrong");
    header.revision = table.u8(8);
    header.oem_id = table.text(10, 6);
    header.oem_table_id = table.text(16, 8);
    header.oem_revision = table.le32(24);
    header.creator_id = table.text(28, 4);
    header.creator_revision = table.le32(32);
    return header;
}

Result<Counts> count_madt(std::string_view bytes)
{
    constexpr std::size_t first_entry = 44;
    Counts counts;
    const auto visited = for_each_entry(bytes, first_entry, [&](unsigned type, const Bytes& entry) {
        for (const Processor& processor : madt_processors) {
            if (type != processor.type)
                continue;
            if (entry.size() < processor.bytes)
                return false;
            counts.enabled_processors += entry.le32(processor.flags) & 1U;
        }
        return true;
    });
    return visited ? Result<Counts>{counts} : Failure(visited.error());
}

Result<Counts> count_srat(std::string_view bytes)
{
    constexpr std::size_t first_entry = 48;
    Counts counts;
    std::set<std::uint32_t> domains;
    const auto visited = for_each_entry(bytes, first_entry, [&](unsigned type, const Bytes& entry) {
        for (const Affinity& affinity : affinities) {
            if (type != affinity.type)
                continue;
            if (entry.size() < affinity.bytes)
                return false;
            ++(affinity.is_memory ? counts.memory_ranges : counts.processors);
            domains.insert(domain_of(affinity, entry));
        }
        return true;
    });
    counts.domains = domains.size();
    return visited ? Result<Counts>{counts} : Failure(visited.error());
}

Result<Counts> count_hest(std::string_view bytes)
{
    constexpr std::size_t first_entry = 40;
    if (bytes.size() < first_entry)
        return malformed("the table is too short to hold a count");
    return Counts{.error_sources = Bytes{bytes}.le32(header_bytes)};
}

}  // namespace ocks::acpi
