// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/file/write.hpp"

#include "core/digest.hpp"
#include "drivers-matrix/alias.hpp"
#include "drivers-matrix/file/trie.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace ocks {
namespace {

using namespace matrix_file;

/// Texts by their content: the same text is stored once.
class Texts {
public:
    Text add(std::string_view text)
    {
        const auto [known, fresh] = m_places.try_emplace(std::string{text}, static_cast<std::uint32_t>(m_bytes.size()));
        if (fresh)
            m_bytes += text;
        return {.at = known->second, .length = static_cast<std::uint32_t>(text.size())};
    }

    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
    std::map<std::string, std::uint32_t, std::less<>> m_places;
};

template <Stored Record>
void append(std::string& bytes, const Record& record)
{
    std::array<char, sizeof(Record)> raw{};
    std::memcpy(raw.data(), &record, sizeof record);
    bytes.append(raw.data(), raw.size());
}

template <Stored Record>
Section append_all(std::string& bytes, const std::vector<Record>& records)
{
    const Section section{.at = static_cast<std::uint32_t>(bytes.size()),
                          .count = static_cast<std::uint32_t>(records.size())};
    for (const auto& record : records)
        append(bytes, record);
    return section;
}

ModuleRecord record_of(const Module& module, std::vector<Text>& firmware, Texts& texts)
{
    const Section files{.at = static_cast<std::uint32_t>(firmware.size()),
                        .count = static_cast<std::uint32_t>(module.firmware.size())};
    for (const auto& file : module.firmware)
        firmware.push_back(texts.add(file));
    return {.name = texts.add(module.name),
            .path = texts.add(module.path),
            .symbol = texts.add(module.symbol),
            .package = texts.add(module.package),
            .srcversion = texts.add(module.srcversion),
            .signer = texts.add(module.signer),
            .firmware = files,
            .builtin = module.builtin ? 1U : 0U,
            .in_tree = module.in_tree ? 1U : 0U};
}

std::vector<NodeRecord> nodes_of(const std::vector<Entry>& entries, const std::vector<EntryRecord>& records)
{
    std::vector<std::string_view> patterns;
    patterns.reserve(entries.size());
    for (const auto& entry : entries)
        patterns.emplace_back(entry.pattern);
    std::vector<NodeRecord> nodes;
    for (const auto& node : trie_of(patterns)) {
        NodeRecord record{.kind = node.kind,
                          .literals = node.literals,
                          .children_at = node.children.at,
                          .wildcards = node.children.count - node.literals,
                          .entries_at = node.entries.at,
                          .entries_count = node.entries.count};
        if (node.length != 0) {
            const auto part = patterns[node.owner].substr(node.at, node.length);
            const bool is_rest = node.kind >= NodeRecord::Kind::rest;
            const auto literal = is_rest ? literal_prefix(part) : part;
            const auto head = literal.empty() ? part.substr(0, 1) : literal.substr(0, record.head.size());
            std::ranges::copy(head, record.head.begin());
            record.part_at = records[node.owner].pattern.at + node.at;
            record.part_length = static_cast<std::uint16_t>(node.length);
            if (is_rest)
                record.children_at = static_cast<std::uint32_t>(literal.size());
        }
        nodes.push_back(record);
    }
    return nodes;
}

/// The digest as bytes, not as digits.
std::string raw_sha256(std::string_view bytes)
{
    const auto digits = sha256(bytes);
    const auto value = [](char digit) {
        return digit >= 'a' ? digit - 'a' + 10 : digit - '0';
    };
    std::string raw;
    for (std::size_t at = 0; at < digits.size(); at += 2)
        raw += static_cast<char>(value(digits[at]) * 16 + value(digits[at + 1]));
    return raw;
}

/// All records of a file, which refer to its texts.
struct AllRecords {
    std::vector<ModuleRecord> modules;
    std::vector<Text> firmware;
    std::vector<EntryRecord> entries;
    std::vector<LeftOutRecord> left_out;
    std::vector<NoteRecord> notes;
    std::vector<NodeRecord> nodes;
};

AllRecords records_of(const Matrix& matrix, Texts& texts)
{
    AllRecords records;
    for (const auto& module : matrix.modules)
        records.modules.push_back(record_of(module, records.firmware, texts));
    for (const auto& entry : matrix.entries)
        records.entries.push_back(
            {.pattern = texts.add(entry.pattern), .driver = texts.add(entry.driver), .module = entry.module});
    for (const auto& [module, symbol] : matrix.left_out)
        records.left_out.push_back({.module = texts.add(module), .symbol = texts.add(symbol)});
    for (const auto& note : matrix.notes)
        records.notes.push_back(
            {.kind = texts.add(note.kind), .where = texts.add(note.where), .why = texts.add(note.why)});
    records.nodes = nodes_of(matrix.entries, records.entries);
    return records;
}

Section append_text(std::string& bytes, std::string_view text)
{
    const Section section{.at = static_cast<std::uint32_t>(bytes.size()),
                          .count = static_cast<std::uint32_t>(text.size())};
    bytes += text;
    return section;
}

}  // namespace

std::string to_bytes(const Matrix& matrix)
{
    Texts texts;
    Header header;
    std::ranges::copy(magic, header.first_line.begin());
    header.release = texts.add(matrix.release);
    header.architecture = texts.add(matrix.architecture);
    header.config_sha256 = texts.add(matrix.config_sha256);
    header.builtin_tables = matrix.builtin_tables ? 1 : 0;
    const auto records = records_of(matrix, texts);
    std::string firsts;
    for (const auto& node : records.nodes)
        firsts += node.head.front();

    std::string bytes((sizeof(Header) + node_alignment - 1) / node_alignment * node_alignment, '\0');
    header.nodes = append_all(bytes, records.nodes);
    header.modules = append_all(bytes, records.modules);
    header.firmware = append_all(bytes, records.firmware);
    header.entries = append_all(bytes, records.entries);
    header.left_out = append_all(bytes, records.left_out);
    header.notes = append_all(bytes, records.notes);
    header.firsts = append_text(bytes, firsts);
    header.texts = append_text(bytes, texts.bytes());
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes + raw_sha256(bytes);
}

}  // namespace ocks
