// SPDX-License-Identifier: GPL-3.0-or-later
/// The first reader of a stranger's report: libxml2, with the schema, on the very bytes that are parsed next.
#pragma once

#include "core/result.hpp"

#include <memory>
#include <string_view>

struct _xmlSchema;  // NOLINT(bugprone-reserved-identifier): libxml2's own name

namespace ocks {

class SchemaGate {
public:
    /// `xsd` is a schema's text; `name` is used in errors only.
    [[nodiscard]] static Result<SchemaGate> compile(std::string_view xsd, std::string_view name);

    /// malformed with "report.xml:LINE" for what is not well-formed, has a DOCTYPE, or is not of the schema.
    /// Loads nothing from anywhere. May be called from several threads.
    [[nodiscard]] Result<void> check(std::string_view xml) const;

private:
    struct Free {
        void operator()(_xmlSchema* schema) const;
    };

    explicit SchemaGate(std::unique_ptr<_xmlSchema, Free> schema) : m_schema(std::move(schema)) {}

    std::unique_ptr<_xmlSchema, Free> m_schema;
};

}  // namespace ocks
