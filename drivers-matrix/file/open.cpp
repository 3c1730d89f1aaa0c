// SPDX-License-Identifier: GPL-3.0-or-later
/// Opening a matrix: its version, its checksum, and that no record points out of the file. What was accepted
/// here can be asked anything without further checks.
#include "drivers-matrix/file/matrix_file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <openssl/sha.h>

namespace ocks {
namespace {

using namespace matrix_file;

/// A look-up calls itself for each level of the trie.
constexpr std::uint16_t greatest_depth = 4096;

/// Text or records of `size` bytes each, from `at`, within `end`.
bool fits(std::uint64_t at, std::uint64_t count, std::uint64_t size, std::uint64_t end)
{
    return at <= end && count * size <= end - at;
}

bool has_right_digest(std::string_view bytes)
{
    std::array<unsigned char, digest_bytes> digest{};
    const auto content = bytes.substr(0, bytes.size() - digest_bytes);
    // OpenSSL takes bytes as unsigned char.
    SHA256(reinterpret_cast<const unsigned char*>(content.data()),
           content.size(),
           digest.data());  // NOLINT(*-reinterpret-cast)
    return std::memcmp(digest.data(), bytes.data() + content.size(), digest_bytes) == 0;
}

/// Why bytes are not a matrix of this version that is whole; empty if they are one.
std::string trouble_with(std::string_view bytes)
{
    if (!bytes.starts_with(magic)) {
        if (!bytes.starts_with(magic_of_any_version))
            return "not a drivers matrix";
        const auto version = bytes.substr(magic_of_any_version.size(), 8);
        const auto digits = version.substr(0, std::min(version.find_first_not_of("0123456789"), version.size()));
        return fmt::format("a drivers matrix of version {}, must be 4; build it again with `ocks-cert matrix build`",
                           digits.empty() ? "unknown" : digits);
    }
    if (bytes.size() < sizeof(Header) + digest_bytes)
        return "cut off";
    if (!has_right_digest(bytes))
        return "cut off or changed: it does not have the checksum at its end";
    return {};
}

}  // namespace

Result<MatrixView> MatrixView::parse(std::string_view bytes, const std::string& name)
{
    if (auto trouble = trouble_with(bytes); !trouble.empty())
        return fail(Errc::malformed, name, std::move(trouble));
    MatrixView view;
    std::memcpy(&view.m_header, bytes.data(), sizeof(Header));
    const auto& header = view.m_header;
    const auto end = bytes.size() - digest_bytes;
    const bool fit = fits(header.modules.at, header.modules.count, sizeof(ModuleRecord), end) &&
                     fits(header.firmware.at, header.firmware.count, sizeof(Text), end) &&
                     fits(header.entries.at, header.entries.count, sizeof(EntryRecord), end) &&
                     fits(header.nodes.at, header.nodes.count, sizeof(NodeRecord), end) &&
                     fits(header.left_out.at, header.left_out.count, sizeof(LeftOutRecord), end) &&
                     fits(header.notes.at, header.notes.count, sizeof(NoteRecord), end) &&
                     fits(header.firsts.at, header.firsts.count, 1, end) && header.firsts.count == header.nodes.count &&
                     fits(header.texts.at, header.texts.count, 1, end);
    if (!fit)
        return fail(Errc::malformed, name, "a section reaches beyond its end");
    view.m_texts = bytes.substr(header.texts.at, header.texts.count);
    view.m_firsts = bytes.substr(header.firsts.at, header.firsts.count);
    view.m_modules = {bytes, header.modules};
    view.m_firmware = {bytes, header.firmware};
    view.m_entries = {bytes, header.entries};
    view.m_nodes = {bytes, header.nodes};
    view.m_left_out = {bytes, header.left_out};
    view.m_notes = {bytes, header.notes};
    if (!view.records_hold())
        return fail(Errc::malformed, name, "a record points to what is not there");
    if (!view.nodes_hold())
        return fail(Errc::malformed, name, "its patterns do not hold together");
    return view;
}

bool MatrixView::records_hold() const
{
    const auto end = m_texts.size();
    const auto lies_within = [end](Text text) {
        return fits(text.at, text.length, 1, end);
    };
    bool good =
        lies_within(m_header.release) && lies_within(m_header.architecture) && lies_within(m_header.config_sha256);
    for (std::uint32_t at = 0; good && at < m_modules.size(); ++at) {
        const auto module = m_modules[at];
        good = lies_within(module.name) && lies_within(module.path) && lies_within(module.symbol) &&
               lies_within(module.package) && lies_within(module.srcversion) && lies_within(module.signer) &&
               fits(module.firmware.at, module.firmware.count, 1, m_firmware.size());
    }
    for (std::uint32_t at = 0; good && at < m_firmware.size(); ++at)
        good = lies_within(m_firmware[at]);
    for (std::uint32_t at = 0; good && at < m_entries.size(); ++at) {
        const auto entry = m_entries[at];
        good = lies_within(entry.pattern) && lies_within(entry.driver) && entry.module < m_modules.size();
    }
    for (std::uint32_t at = 0; good && at < m_left_out.size(); ++at)
        good = lies_within(m_left_out[at].module) && lies_within(m_left_out[at].symbol);
    for (std::uint32_t at = 0; good && at < m_notes.size(); ++at)
        good = lies_within(m_notes[at].kind) && lies_within(m_notes[at].where) && lies_within(m_notes[at].why);
    return good;
}

// Children come after their node and never before: a walk ends. Every node but the root takes something.
bool MatrixView::nodes_hold() const
{
    const auto end = m_texts.size();
    bool good = m_nodes.size() != 0;
    std::uint64_t expected = 1;
    std::vector<std::uint16_t> depths(m_nodes.size());
    for (std::uint32_t at = 0; good && at < m_nodes.size(); ++at) {
        const auto node = m_nodes[at];
        const auto children = std::uint64_t{node.literals} + node.wildcards;
        const bool is_rest = node.kind >= NodeRecord::Kind::rest;
        good = fits(node.part_at, node.part_length, 1, end) && (node.part_length != 0 || at == 0) &&
               node.kind <= NodeRecord::Kind::tail && expected > at && expected + children <= m_nodes.size() &&
               (is_rest ? children == 0 && node.children_at <= node.part_length : node.children_at == expected) &&
               fits(node.entries_at, node.entries_count, 1, m_entries.size()) && m_firsts[at] == node.head.front() &&
               (node.part_length == 0 || m_texts[node.part_at] == node.head.front()) && depths[at] < greatest_depth;
        for (std::uint64_t child = 0; good && child < children; ++child)
            depths[expected + child] = static_cast<std::uint16_t>(depths[at] + 1);
        expected += children;
    }
    return good && expected == m_nodes.size();
}

Result<MatrixFile> MatrixFile::open(const std::string& path)
{
    auto mapping = Mapping::open(path);
    if (!mapping)
        return Failure(mapping.error());
    const auto view = MatrixView::parse(mapping->bytes(), path);
    if (!view)
        return Failure(view.error());
    return MatrixFile{*std::move(mapping), *view};
}

}  // namespace ocks
