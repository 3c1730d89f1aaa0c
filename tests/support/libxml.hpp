// SPDX-License-Identifier: GPL-3.0-or-later
/// libxml2 with the schema of reports: the other reader, that ours is held against.
#pragma once

#include "reports/schema.hpp"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ocks::testing {

class Schema {
public:
    Schema()
    {
        const std::string_view text = report_schema();
        const Owned<xmlSchemaParserCtxt> parser(xmlSchemaNewMemParserCtxt(text.data(), static_cast<int>(text.size())));
        m_schema.reset(xmlSchemaParse(parser.get()));
    }

    [[nodiscard]] bool accepts(std::string_view xml) const { return read(xml).has_value(); }

    /// The document as libxml2 writes what it has read; nothing if that is not valid by the schema.
    [[nodiscard]] std::optional<std::string> read(std::string_view xml) const
    {
        const Owned<xmlDoc> document(xmlReadMemory(xml.data(),
                                                   static_cast<int>(xml.size()),
                                                   nullptr,
                                                   nullptr,
                                                   XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
        const Owned<xmlSchemaValidCtxt> context(xmlSchemaNewValidCtxt(m_schema.get()));
        // Newer libxml2 hands out const errors.
        xmlSchemaSetValidStructuredErrors(
            context.get(), [](void* /*data*/, auto* /*error*/) {}, nullptr);
        if (!document || xmlSchemaValidateDoc(context.get(), document.get()) != 0)
            return std::nullopt;
        xmlChar* bytes = nullptr;
        int size = 0;
        xmlDocDumpMemoryEnc(document.get(), &bytes, &size, "UTF-8");
        std::string written{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
        xmlFree(bytes);
        return written;
    }

private:
    struct Free {
        void operator()(xmlSchema* schema) const { xmlSchemaFree(schema); }
        void operator()(xmlSchemaParserCtxt* context) const { xmlSchemaFreeParserCtxt(context); }
        void operator()(xmlSchemaValidCtxt* context) const { xmlSchemaFreeValidCtxt(context); }
        void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
    };
    template <class Type>
    using Owned = std::unique_ptr<Type, Free>;

    Owned<xmlSchema> m_schema;
};

}  // namespace ocks::testing
