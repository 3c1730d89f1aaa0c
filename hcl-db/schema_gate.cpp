// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/schema_gate.hpp"

#include "core/text.hpp"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <optional>
#include <string>
#include <utility>

namespace ocks {
namespace {

struct FreeSchemaParser {
    void operator()(xmlSchemaParserCtxt* parser) const { xmlSchemaFreeParserCtxt(parser); }
};

struct FreeParser {
    void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

struct FreeReader {
    void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

/// The first complaint; what follows is mostly its consequence.
struct Complaint {
    int line = 0;
    std::string why;
};

void keep_first(void* target, xmlErrorPtr error)
{
    auto& complaint = *static_cast<std::optional<Complaint>*>(target);
    if (complaint || error == nullptr)
        return;
    complaint = Complaint{error->line, std::string{trimmed(error->message == nullptr ? "" : error->message)}};
}

Failure refused(std::string_view name, const std::optional<Complaint>& complaint)
{
    const Complaint first = complaint.value_or(Complaint{0, "not well-formed"});
    return fail(Errc::malformed, std::string{name} + ":" + std::to_string(first.line), first.why);
}

}  // namespace

void SchemaGate::Free::operator()(_xmlSchema* schema) const
{
    xmlSchemaFree(schema);
}

Result<SchemaGate> SchemaGate::compile(std::string_view xsd, std::string_view name)
{
    xmlInitParser();
    std::optional<Complaint> complaint;
    const std::unique_ptr<xmlParserCtxt, FreeParser> reading{xmlNewParserCtxt()};
    if (!reading)
        return fail(Errc::io, std::string{name}, "no memory for a schema");
    // Read apart from the schema's parser, which would print what is wrong.
    const std::unique_ptr<xmlDoc, FreeDocument> document{
        xmlCtxtReadMemory(reading.get(),
                          xsd.data(),
                          static_cast<int>(xsd.size()),
                          nullptr,
                          nullptr,
                          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)};
    if (!document) {
        keep_first(&complaint, xmlCtxtGetLastError(reading.get()));
        return refused(name, complaint);
    }
    const std::unique_ptr<xmlSchemaParserCtxt, FreeSchemaParser> parser{xmlSchemaNewDocParserCtxt(document.get())};
    if (!parser)
        return fail(Errc::io, std::string{name}, "no memory for a schema");
    xmlSchemaSetParserStructuredErrors(parser.get(), &keep_first, &complaint);
    std::unique_ptr<_xmlSchema, Free> schema{xmlSchemaParse(parser.get())};
    if (!schema)
        return refused(name, complaint);
    return SchemaGate{std::move(schema)};
}

Result<void> SchemaGate::check(std::string_view xml) const
{
    // A DOCTYPE is where entities come from. Text cannot hold these two characters: `<` is written &lt;.
    if (const std::size_t at = xml.find("<!"); at != std::string_view::npos)
        return fail(Errc::malformed,
                    "report.xml:" + std::to_string(lines(xml.substr(0, at + 1)).size()),
                    "a DOCTYPE, comment or CDATA section");
    const std::unique_ptr<xmlTextReader, FreeReader> reader{xmlReaderForMemory(
        xml.data(), static_cast<int>(xml.size()), "report.xml", nullptr, XML_PARSE_NONET | XML_PARSE_NOCDATA)};
    if (!reader)
        return fail(Errc::io, "report.xml", "no memory for a document");
    std::optional<Complaint> complaint;
    xmlTextReaderSetStructuredErrorHandler(reader.get(), &keep_first, &complaint);
    if (xmlTextReaderSetSchema(reader.get(), m_schema.get()) != 0)
        return fail(Errc::io, "report.xml", "the schema cannot be used");
    int more = 1;
    while (more == 1 && !complaint)
        more = xmlTextReaderRead(reader.get());
    if (more != 0 || complaint || xmlTextReaderIsValid(reader.get()) != 1)
        return refused("report.xml", complaint);
    return {};
}

}  // namespace ocks
