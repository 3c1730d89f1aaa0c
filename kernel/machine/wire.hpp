// SPDX-License-Identifier: GPL-3.0-or-later
/// The wire between two network ports of a machine. It is ours and not QEMU's hub, because QEMU's e1000e sends
/// short frames as they are and counts each one that it receives as an error: a real transmitter pads them.
#pragma once

#include "core/descriptor.hpp"
#include "core/result.hpp"

#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace ocks {

/// What the other end receives: the frame, padded to the least that Ethernet allows (IEEE 802.3, without the
/// check sequence).
void pad_frame(std::vector<char>& frame);

class Wire {
public:
    [[nodiscard]] static Result<Wire> make();

    /// The ends that QEMU inherits; one frame is one datagram.
    [[nodiscard]] int first_end() const { return m_theirs[0].number(); }
    [[nodiscard]] int second_end() const { return m_theirs[1].number(); }

    /// Carries frames until the wire is destroyed. To be called after QEMU was started.
    void carry();

private:
    explicit Wire(std::vector<Descriptor> ours, std::vector<Descriptor> theirs, Descriptor stop);

    std::vector<Descriptor> m_ours;
    std::vector<Descriptor> m_theirs;
    Descriptor m_stop;
    std::unique_ptr<std::jthread> m_carrier;
};

}  // namespace ocks
