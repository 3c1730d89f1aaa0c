// SPDX-License-Identifier: GPL-3.0-or-later
/// What fio's --output-format=json+ says, as far as tests use it.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct FioDirection {
    std::uint64_t bytes = 0;
    double bytes_per_second = 0;
    double iops = 0;

    friend bool operator==(const FioDirection&, const FioDirection&) = default;
};

struct FioJob {
    std::string name;
    int error = 0;  ///< an errno; 0 if the job did all it was told
    FioDirection read;
    FioDirection write;

    friend bool operator==(const FioJob&, const FioJob&) = default;
};

struct FioReport {
    std::string version;
    std::vector<FioJob> jobs;

    friend bool operator==(const FioReport&, const FioReport&) = default;
};

/// fio may say a line or two before its JSON begins.
[[nodiscard]] Result<FioReport> parse_fio(std::string_view text);

}  // namespace ocks
