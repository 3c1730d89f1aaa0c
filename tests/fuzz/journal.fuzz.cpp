// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/journal.hpp"

#include "suite/executor/handback.hpp"
#include "suite/executor/processes.hpp"
#include "suite/health.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, unsigned long size)
{
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto content = ocks::parse_journal(text);
    // What is understood whole is understood the same without its torn end.
    if (content && ocks::parse_journal(text.substr(0, content->whole_bytes)) != *content)
        __builtin_trap();
    (void)ocks::parse_handback(text);
    (void)ocks::parse_aer_total(text);
    (void)ocks::interrupt_total(text, "MCE");
    (void)ocks::parse_stat(text);
    return 0;
}
