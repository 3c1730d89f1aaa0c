// SPDX-License-Identifier: GPL-3.0-or-later
/// What a test case measured, and the limits it is held to. Both are data; judge() compares them.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace ocks {

using Scalar = std::variant<double, std::string>;

struct Measurement {
    std::string name = {};
    Scalar value = 0.0;
    std::string unit = {};  ///< a UCUM code such as "By", "s", "MBy/s"; "1" for a plain count, empty for a text

    friend bool operator==(const Measurement&, const Measurement&) = default;
};

/// Numbers may stand in any relation; texts only in eq, ne and in.
enum class Relation { eq, ne, lt, le, gt, ge, between, in };

struct Criterion {
    std::string measurement = {};
    Relation relation{};
    Scalar limit = 0.0;              ///< for `between`, the lower end
    Scalar upper = 0.0;              ///< for `between` alone; both ends are included
    std::vector<Scalar> among = {};  ///< for `in` alone
    std::string unit = {};           ///< must be the measurement's unit; numbers of different units do not compare
    bool blocking = true;            ///< a criterion that does not block only warns
    std::string source = {};         ///< where the limit comes from

    friend bool operator==(const Criterion&, const Criterion&) = default;
};

/// "at least 95 %", for a person.
[[nodiscard]] std::string to_string(const Criterion& criterion);

/// The text, or the number by shortest().
[[nodiscard]] std::string to_string(const Scalar& value);

/// "eq", "between" …: the words of the policy file and the report.
[[nodiscard]] std::string to_string(Relation relation);

}  // namespace ocks
