# SPDX-License-Identifier: GPL-3.0-or-later
# For packaging/sbom.sh: its lines of parts (how, path, SHA-1, SHA-256, kind, package, version, architecture, source) as
# a document of SPDX 2.3. A package stands there once, however many of its files take part, and is related to the
# program by the closest of the ways in which they do.

function id_of(text) { gsub(/[^A-Za-z0-9.-]/, "-", text); return text }

# Package URLs: what may not stand in one is written as %XX, and a plus sign is such a one.
function escaped(text) { gsub(/%/, "%25", text); gsub(/\+/, "%2B", text); gsub(/:/, "%3A", text); gsub(/~/, "%7E", text); return text }

function relate(from, how, to, comment)
{
    relations = relations (relations == "" ? "" : ",\n") "  {\"spdxElementId\": \"" from "\", \"relationshipType\": \"" how \
        "\", \"relatedSpdxElement\": \"" to "\"" (comment == "" ? "" : ", \"comment\": \"" comment "\"") "}"
}

BEGIN {
    rank["BUILD_TOOL_OF"] = 1; rank["DEPENDS_ON"] = 2; rank["DYNAMIC_LINK"] = 3; rank["STATIC_LINK"] = 4
    us = "SPDXRef-Package-" id_of(name)
    relate("SPDXRef-DOCUMENT", "DESCRIBES", us)
}

{
    package = $6 == "" ? $2 : $6
    key = id_of($6 == "" ? "unpackaged" $2 : $6 "-" $8)
    if (!(key in how)) {
        order[++count] = key
        how[key] = $1
        line = "  {\"SPDXID\": \"SPDXRef-Package-" key "\", \"name\": \"" package "\", "
        if ($6 != "") {
            namespace = distribution
            locator = "pkg:" $5 "/" namespace "/" escaped($6) "@" escaped($7) "?arch=" $8
            line = line "\"versionInfo\": \"" $7 "\", \"supplier\": \"Organization: " distribution "\", "
            if ($9 != "" && $9 != " ")
                line = line "\"sourceInfo\": \"built from " $9 "\", "
            line = line "\"externalRefs\": [{\"referenceCategory\": \"PACKAGE-MANAGER\", \"referenceType\": \"purl\", \"referenceLocator\": \"" locator "\"}], "
        }
        purpose[key] = line "\"downloadLocation\": \"NOASSERTION\", \"filesAnalyzed\": false, \"licenseConcluded\": \"NOASSERTION\", " \
            "\"licenseDeclared\": \"NOASSERTION\", \"copyrightText\": \"NOASSERTION\"}"
    } else if (rank[$1] > rank[how[key]])
        how[key] = $1
    if ($1 != "BUILD_TOOL_OF") {
        file = "SPDXRef-File-" id_of(substr($2, 2))
        files = files (files == "" ? "" : ",\n") "  {\"SPDXID\": \"" file "\", \"fileName\": \"" $2 "\", \"fileTypes\": [\"" \
            ($1 == "STATIC_LINK" ? "SOURCE" : "BINARY") "\"], \"checksums\": [{\"algorithm\": \"SHA1\", \"checksumValue\": \"" $3 \
            "\"}, {\"algorithm\": \"SHA256\", \"checksumValue\": \"" $4 "\"}]}"
        from[file] = "SPDXRef-Package-" key
        file_order[++file_count] = file
    }
}

END {
    for (i = 1; i <= count; i++) {
        key = order[i]
        if (how[key] == "BUILD_TOOL_OF")
            relate("SPDXRef-Package-" key, "BUILD_TOOL_OF", us)
        else
            relate(us, how[key], "SPDXRef-Package-" key)
    }
    # A package of which not every file is listed may not be said to contain those that are.
    for (i = 1; i <= file_count; i++)
        relate(file_order[i], "OTHER", from[file_order[i]], "a file of this package")
    about = "build id " (build_id == "" ? "unknown" : build_id)
    print "{"
    print " \"spdxVersion\": \"SPDX-2.3\","
    print " \"dataLicense\": \"CC0-1.0\","
    print " \"SPDXID\": \"SPDXRef-DOCUMENT\","
    print " \"name\": \"" name "-" version "\","
    print " \"documentNamespace\": \"urn:opencloudos:ocks:sbom:" name ":" version ":@CONTENT@\","
    print " \"creationInfo\": {\"created\": \"" created "\", \"creators\": [\"Tool: ocks-sbom-" version "\"]},"
    print " \"packages\": ["
    printf "  {\"SPDXID\": \"%s\", \"name\": \"%s\", \"versionInfo\": \"%s\", \"supplier\": \"NOASSERTION\", ", us, name, version
    printf "\"comment\": \"%s\", %s", about, commit == "" ? "" : "\"sourceInfo\": \"git commit " commit "\", "
    printf "\"primaryPackagePurpose\": \"APPLICATION\", \"checksums\": [{\"algorithm\": \"SHA256\", \"checksumValue\": \"%s\"}], ", digest
    printf "\"downloadLocation\": \"NOASSERTION\", \"filesAnalyzed\": false, \"licenseConcluded\": \"GPL-3.0-or-later\", "
    printf "\"licenseDeclared\": \"GPL-3.0-or-later\", \"copyrightText\": \"NOASSERTION\"}"
    for (i = 1; i <= count; i++)
        printf ",\n%s", purpose[order[i]]
    print "\n ],"
    print " \"files\": [\n" files "\n ],"
    print " \"relationships\": [\n" relations "\n ]"
    print "}"
}
