// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/elf.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <elf.h>
#include <string>
#include <tuple>

namespace ocks {
namespace {

static_assert(std::endian::native == std::endian::little, "objects are read in the byte order of this machine");

/// RISC-V and LoongArch are newer than some elf.h.
constexpr std::uint16_t loongarch = 258;

struct Machine {
    std::uint16_t number;
    std::uint32_t absolute_64;  ///< the relocation of a plain pointer
    std::string_view architecture;
};

constexpr std::array<Machine, 4> machines{{
    {EM_X86_64, R_X86_64_64, "x86_64"},
    {EM_AARCH64, R_AARCH64_ABS64, "aarch64"},
    {EM_RISCV, R_RISCV_64, "riscv64"},
    {loongarch, 2, "loongarch64"},
}};

const Machine* find_machine(std::uint16_t number)
{
    const auto* const found = std::ranges::find(machines, number, &Machine::number);
    return found == machines.end() ? nullptr : found;
}

std::optional<std::string_view> part(std::string_view bytes, std::uint64_t offset, std::uint64_t size)
{
    if (offset > bytes.size() || size > bytes.size() - offset)
        return std::nullopt;
    return bytes.substr(offset, size);
}

template <class Record>
std::optional<Record> record_at(std::string_view bytes, std::uint64_t offset)
{
    const auto raw = part(bytes, offset, sizeof(Record));
    if (!raw)
        return std::nullopt;
    Record record;
    std::memcpy(&record, raw->data(), sizeof record);
    return record;
}

template <class Record>
std::vector<Record> records_of(std::string_view bytes)
{
    std::vector<Record> records(bytes.size() / sizeof(Record));
    if (!records.empty())
        std::memcpy(records.data(), bytes.data(), records.size() * sizeof(Record));
    return records;
}

}  // namespace

std::optional<std::string_view> text_at(std::string_view bytes, std::uint64_t offset)
{
    if (offset >= bytes.size())
        return std::nullopt;
    const auto end = bytes.find('\0', offset);
    if (end == std::string_view::npos)
        return std::nullopt;
    return bytes.substr(offset, end - offset);
}

Result<ElfObject> ElfObject::parse(std::string_view bytes, std::string_view name)
{
    const auto header = record_at<Elf64_Ehdr>(bytes, 0);
    if (!header || !bytes.starts_with(ELFMAG))
        return fail(Errc::malformed, std::string{name}, "not an ELF file");
    if (bytes[EI_CLASS] != ELFCLASS64 || bytes[EI_DATA] != ELFDATA2LSB || header->e_type != ET_REL)
        return fail(Errc::malformed, std::string{name}, "not a relocatable 64-bit little-endian object");
    ElfObject object{bytes};
    object.m_machine = header->e_machine;
    if (const auto read = object.read_sections(name); !read)
        return Failure(read.error());
    object.read_symbols();
    object.read_pointers();
    return object;
}

Result<void> ElfObject::read_sections(std::string_view name)
{
    const auto header = record_at<Elf64_Ehdr>(m_bytes, 0).value_or(Elf64_Ehdr{});
    const auto table = part(m_bytes, header.e_shoff, std::uint64_t{header.e_shnum} * sizeof(Elf64_Shdr));
    if (!table || header.e_shentsize != sizeof(Elf64_Shdr) || header.e_shstrndx >= header.e_shnum)
        return fail(Errc::malformed, std::string{name}, "the table of its sections is cut off");
    const auto headers = records_of<Elf64_Shdr>(*table);
    const auto names = part(m_bytes, headers[header.e_shstrndx].sh_offset, headers[header.e_shstrndx].sh_size);
    for (const auto& section : headers) {
        const bool filled = section.sh_type != SHT_NOBITS && section.sh_type != SHT_NULL;
        const auto bytes = filled ? part(m_bytes, section.sh_offset, section.sh_size) : std::string_view{};
        if (!bytes)
            return fail(Errc::malformed, std::string{name}, "a section reaches beyond the end of the file");
        m_sections.push_back({.name = text_at(names.value_or(""), section.sh_name).value_or(""),
                              .bytes = *bytes,
                              .type = section.sh_type,
                              .link = section.sh_link,
                              .info = section.sh_info,
                              .texts = (section.sh_flags & SHF_STRINGS) != 0});
    }
    return {};
}

void ElfObject::read_symbols()
{
    const auto table = std::ranges::find(m_sections, std::uint32_t{SHT_SYMTAB}, &Section::type);
    if (table == m_sections.end())
        return;
    const auto names = section(table->link);
    for (const auto& symbol : records_of<Elf64_Sym>(table->bytes)) {
        // Absolute and common symbols have no bytes in this file, just as undefined ones.
        const std::uint32_t number{symbol.st_shndx < SHN_LORESERVE ? symbol.st_shndx : Elf64_Section{SHN_UNDEF}};
        m_symbols.push_back({.name = text_at(names, symbol.st_name).value_or(""),
                             .value = symbol.st_value,
                             .size = symbol.st_size,
                             .section = number,
                             .is_object = ELF64_ST_TYPE(symbol.st_info) == STT_OBJECT});
    }
}

void ElfObject::read_pointers()
{
    const auto* const machine = find_machine(m_machine);
    if (machine == nullptr)
        return;
    for (const auto& table : m_sections) {
        if (table.type != SHT_RELA)
            continue;
        for (const auto& relocation : records_of<Elf64_Rela>(table.bytes)) {
            const auto symbol = ELF64_R_SYM(relocation.r_info);
            if (ELF64_R_TYPE(relocation.r_info) != machine->absolute_64 || symbol >= m_symbols.size())
                continue;
            m_pointers.push_back({.section = table.info,
                                  .offset = relocation.r_offset,
                                  .symbol = static_cast<std::uint32_t>(symbol),
                                  .addend = relocation.r_addend});
        }
    }
    std::ranges::sort(m_pointers, {}, [](const ElfPointer& pointer) {
        return std::tuple{pointer.section, pointer.offset, pointer.symbol};
    });
}

std::string_view ElfObject::architecture() const
{
    const auto* const machine = find_machine(m_machine);
    return machine == nullptr ? std::string_view{} : machine->architecture;
}

std::string_view ElfObject::section(std::string_view name) const
{
    const auto found = std::ranges::find(m_sections, name, &Section::name);
    return found == m_sections.end() ? std::string_view{} : found->bytes;
}

std::string_view ElfObject::section(std::uint32_t number) const
{
    return number < m_sections.size() ? m_sections[number].bytes : std::string_view{};
}

bool ElfObject::holds_texts(std::uint32_t number) const
{
    return number < m_sections.size() && m_sections[number].texts;
}

std::optional<std::string_view> ElfObject::bytes_of(const ElfSymbol& symbol) const
{
    if (symbol.section == SHN_UNDEF)
        return std::nullopt;
    return part(section(symbol.section), symbol.value, symbol.size);
}

}  // namespace ocks
