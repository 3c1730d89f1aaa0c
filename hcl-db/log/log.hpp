// SPDX-License-Identifier: GPL-3.0-or-later
/// The transparency log of a store: its tree in memory, its checkpoint signed, and proofs for whatever is in it.
///
/// Any number of nodes that share the store and the key say the same: the store orders the entries, and the same tree
/// is signed with the same bytes.
#pragma once

#include "core/result.hpp"
#include "hcl-db/log/tiles.hpp"
#include "hcl-db/store/store.hpp"
#include "reports/signature/key.hpp"
#include "reports/transparency/checkpoint.hpp"
#include "reports/transparency/proof.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace ocks::log {

class Log {
public:
    /// Reads all entries. malformed if the store's last checkpoint is not of these entries: somebody has changed the
    /// past. The key's name is the log's origin.
    [[nodiscard]] static Result<std::unique_ptr<Log>> open(Store& store, SigningKey key);

    /// Of all that was appended until now.
    [[nodiscard]] Result<std::string> checkpoint();

    /// The bytes of a tile of hashes or entries; absent if the log has no such tile.
    [[nodiscard]] Result<std::string> tile(const TileName& name);

    /// As a tlog-proof. absent if nothing of this kind about this subject was logged. `extra` is what a reader needs
    /// beside the evidence to make the entry again.
    [[nodiscard]] Result<Proof> proof_of(std::string_view kind, std::string_view subject);

private:
    Log(Store& store, SigningKey key, VerifierKey verifier);
    [[nodiscard]] Result<void> catch_up();
    [[nodiscard]] Result<void> check_past();
    [[nodiscard]] Result<std::string> current_checkpoint();

    Store& m_store;
    SigningKey m_key;
    VerifierKey m_verifier;
    std::mutex m_mutex;
    Tree m_tree;
    std::uint64_t m_signed_size = 0;
    std::string m_checkpoint;
};

}  // namespace ocks::log
