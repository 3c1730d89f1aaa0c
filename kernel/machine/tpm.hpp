// SPDX-License-Identifier: GPL-3.0-or-later
/// The TPM 2.0 of a machine: an swtpm for the time of one boot. It is reached by a descriptor and has no socket in
/// the file system; it ends with this object, and by itself when QEMU is gone.
#pragma once

#include "core/descriptor.hpp"
#include "core/result.hpp"
#include "kernel/machine/child.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ocks {

class Tpm {
public:
    /// Keeps its state below the directory `work`. absent names the package if there is no swtpm.
    [[nodiscard]] static Result<Tpm> start(const std::string& work);

    /// The end that QEMU inherits as the socket of its tpmdev.
    [[nodiscard]] int machine_end() const { return m_theirs->number(); }

    /// To be called after QEMU was started: swtpm sees QEMU's end close only if we have closed ours.
    void hand_over() { m_theirs.reset(); }

private:
    Tpm(Child process, Descriptor theirs);

    Child m_process;
    std::optional<Descriptor> m_theirs;
};

/// What swtpm is started with; its control channel is descriptor 3.
[[nodiscard]] std::vector<std::string> swtpm_arguments(const std::string& state);

}  // namespace ocks
