// SPDX-License-Identifier: GPL-3.0-or-later
/// A NAME.matrix file, ready to answer: opened in a millisecond, asked in a fraction of a microsecond.
#pragma once

#include "core/mapping.hpp"
#include "core/result.hpp"
#include "drivers-matrix/file/records.hpp"
#include "drivers-matrix/matrix.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// A Module, where it lies in the file.
struct ModuleView {
    std::string_view name;
    bool builtin = false;
    bool in_tree = true;
    std::string_view path;
    std::string_view symbol;
    std::string_view package;
    std::string_view srcversion;
    std::string_view signer;
};

/// An Entry, where it lies in the file.
struct EntryView {
    std::string_view pattern;
    std::uint32_t module = 0;
    std::string_view driver;  ///< empty if the build does not tell
};

/// What is called a view is a view into the bytes, which must outlive it.
class MatrixView {
public:
    /// `name` is used in errors. Bytes of another version, cut off, changed, or that do not hold together are
    /// malformed.
    [[nodiscard]] static Result<MatrixView> parse(std::string_view bytes, const std::string& name);

    [[nodiscard]] std::string_view release() const { return text(m_header.release); }
    [[nodiscard]] std::string_view architecture() const { return text(m_header.architecture); }
    [[nodiscard]] std::string_view config_sha256() const { return text(m_header.config_sha256); }
    [[nodiscard]] bool builtin_tables() const { return m_header.builtin_tables != 0; }

    [[nodiscard]] std::uint32_t module_count() const { return m_modules.size(); }
    [[nodiscard]] ModuleView module(std::uint32_t number) const;
    [[nodiscard]] std::vector<std::string_view> firmware(std::uint32_t module) const;
    /// By its name, '-' and '_' alike; nothing if this build has none.
    [[nodiscard]] std::optional<std::uint32_t> find_module(std::string_view name) const;

    [[nodiscard]] std::uint32_t entry_count() const { return m_entries.size(); }
    [[nodiscard]] EntryView entry(std::uint32_t number) const;

    /// The entries whose pattern matches, in the order of the matrix, each once: kmod's answer, and the built-in
    /// drivers. An alias with brackets that do not pair matches nothing, as in kmod.
    [[nodiscard]] std::vector<std::uint32_t> lookup(std::string_view alias) const;

    /// The CONFIG_ symbol for lack of which this build has no such module; empty if that is not the reason, or not
    /// known.
    [[nodiscard]] std::string_view left_out(std::string_view module) const;

    /// The driver's name in sysfs if it is known, else the module's, which most drivers are named after.
    [[nodiscard]] std::string_view driver_of(const EntryView& entry) const;

    /// The values that the file was written from.
    [[nodiscard]] Matrix matrix() const;

private:
    friend class TrieWalk;
    MatrixView() = default;
    /// Whether each record points to what is there.
    [[nodiscard]] bool records_hold() const;
    /// Whether the nodes are a trie.
    [[nodiscard]] bool nodes_hold() const;
    [[nodiscard]] std::string_view text(matrix_file::Text text) const
    {
        return {m_texts.data() + text.at, text.length};
    }

    matrix_file::Header m_header;
    std::string_view m_texts;
    std::string_view m_firsts;
    matrix_file::Records<matrix_file::ModuleRecord> m_modules;
    matrix_file::Records<matrix_file::Text> m_firmware;
    matrix_file::Records<matrix_file::EntryRecord> m_entries;
    matrix_file::Records<matrix_file::NodeRecord> m_nodes;
    matrix_file::Records<matrix_file::LeftOutRecord> m_left_out;
    matrix_file::Records<matrix_file::NoteRecord> m_notes;
};

/// A MatrixView with the file that it looks into.
class MatrixFile : public MatrixView {
public:
    [[nodiscard]] static Result<MatrixFile> open(const std::string& path);

private:
    MatrixFile(Mapping mapping, const MatrixView& view) : MatrixView(view), m_mapping(std::move(mapping)) {}
    Mapping m_mapping;
};

/// The modules' names, sorted, each once.
[[nodiscard]] std::vector<std::string> modules_of(const MatrixView& matrix, std::string_view alias);

}  // namespace ocks
