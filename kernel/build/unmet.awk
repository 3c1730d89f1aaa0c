# SPDX-License-Identifier: GPL-3.0-or-later
# Why did symbols that were asked for not get their value? Reads the Kconfig files of a kernel source,
# as Documentation/kbuild/kconfig-language.rst has them, and the final .config, and prints for each symbol of -v wanted="A B"
# the first conditions that do not hold:   A<tab>needs B, drivers/net/Kconfig:12
#
#   awk -v tree=DIR -v config=FILE -v arch=x86 -v wanted="A B" -f unmet.awk

BEGIN {
    while ((getline line < config) > 0)
        if (match(line, /^CONFIG_[A-Za-z0-9_]+=[ym]/)) {
            split(substr(line, 8, RLENGTH - 7), part, "=")
            value[part[1]] = part[2] == "y" ? 2 : 1
        }
    count = split(wanted, symbols, " ")
    for (i = 1; i <= count; i++) is_wanted[symbols[i]] = 1
    read_file("Kconfig", "", 0)
    for (i = 1; i <= count; i++) {
        symbol = symbols[i]
        if (!(symbol in place)) print symbol "\tno such symbol in this source"
        else print symbol "\t" (reason[symbol] != "" ? reason[symbol] : "not a matter of `depends on`: see its prompt and range") ", " place[symbol]
    }
}

function indent(line,    i, width) {
    for (i = 1; i <= length(line); i++) {
        if (substr(line, i, 1) == "\t") width += 8 - width % 8
        else if (substr(line, i, 1) == " ") width++
        else break
    }
    return width
}

# The conditions around a file (`if`, `menu`) hold for what it sources as well.
function read_file(name, around, depth,    path, line, number, text, stack, level, symbol, in_menu, help, i) {
    help = -1
    gsub(/\$\(SRCARCH\)|\$SRCARCH/, arch, name)
    path = tree "/" name
    level = 0
    while ((getline line < path) > 0) {
        number++
        while (line ~ /\\$/) { sub(/\\$/, " ", line); if ((getline text < path) <= 0) break; number++; line = line text }
        sub(/[ \t]#.*$/, "", line)
        text = line
        sub(/^[ \t]+/, "", text)
        # Help is what is indented deeper than the word.
        if (line ~ /^[ \t]*$/) continue
        if (help >= 0 && indent(line) > help) continue
        help = -1
        if (line ~ /^[ \t]*help[ \t]*$/) help = indent(line)
        else if (line ~ /^(config|menuconfig)[ \t]/) { split(text, word, /[ \t]+/); symbol = word[2]; in_menu = 0
            if (symbol in is_wanted && !(symbol in place)) { place[symbol] = name ":" number; check(symbol, around)
                for (i = 1; i <= level; i++) check(symbol, stack[i]) } }
        else if (line ~ /^[ \t]*if[ \t]/) { sub(/^if[ \t]+/, "", text); stack[++level] = text; symbol = ""; in_menu = 0 }
        else if (line ~ /^[ \t]*endif/) { level-- }
        else if (line ~ /^menu[ \t]/) { stack[++level] = ""; symbol = ""; in_menu = 1 }
        else if (line ~ /^[ \t]*endmenu/) { level-- }
        else if (line ~ /^choice/) { symbol = ""; in_menu = 0 }
        else if (text ~ /^depends on / && line ~ /^[ \t]/) {
            sub(/^depends on[ \t]+/, "", text)
            if (in_menu) stack[level] = stack[level] == "" ? text : "(" stack[level] ") && (" text ")"
            else if (symbol in is_wanted) check(symbol, text)
        }
        else if (line ~ /^[ \t]*source[ \t]+"/) {
            gsub(/^source[ \t]+"|"[ \t]*$/, "", text)
            inner = around
            for (i = 1; i <= level; i++) if (stack[i] != "") inner = inner == "" ? "(" stack[i] ")" : inner " && (" stack[i] ")"
            if (depth < 20) read_file(text, inner, depth + 1)
        }
    }
    close(path)
}

# Notes the first part of `a && b && c` that is not at least a module.
function check(symbol, condition,    parts, n, i, part) {
    if (condition == "" || reason[symbol] != "") return
    n = conjuncts(condition, parts)
    for (i = 1; i <= n; i++) {
        part = parts[i]
        while (part ~ /^\(.*\)$/ && conjuncts(substr(part, 2, length(part) - 2), inner_parts) == 1 && is_balanced(substr(part, 2, length(part) - 2)))
            part = substr(part, 2, length(part) - 2)
        if (conjuncts(part, inner_parts) > 1) { check(symbol, part); if (reason[symbol] != "") return; continue }
        if (evaluate(part) == 0) { reason[symbol] = "needs " part; return }
    }
}

function is_balanced(text,    i, c, open) {
    for (i = 1; i <= length(text); i++) { c = substr(text, i, 1); if (c == "(") open++; if (c == ")" && --open < 0) return 0 }
    return open == 0
}

# Splits at the && that no parenthesis encloses.
function conjuncts(text, parts,    i, c, open, n, from) {
    gsub(/^[ \t]+|[ \t]+$/, "", text)
    if (text ~ /^\(.*\)$/ && is_balanced(substr(text, 2, length(text) - 2))) text = substr(text, 2, length(text) - 2)
    from = 1
    for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        if (c == "(") open++
        else if (c == ")") open--
        else if (open == 0 && substr(text, i, 2) == "||") { parts[1] = text; return 1 }
        else if (open == 0 && substr(text, i, 2) == "&&") { parts[++n] = trim(substr(text, from, i - from)); from = i + 2; i++ }
    }
    parts[++n] = trim(substr(text, from))
    return n
}

function trim(text) { gsub(/^[ \t]+|[ \t]+$/, "", text); return text }

# Tristate arithmetic: n 0, m 1, y 2; && is the minimum, || the maximum, ! is 2 - x.
function evaluate(text) { rest = text; return disjunction() }
function token() { sub(/^[ \t]+/, "", rest); return rest }
function disjunction(    v, w) { v = conjunction(); while (token() ~ /^\|\|/) { rest = substr(rest, 3); w = conjunction(); if (w > v) v = w } return v }
function conjunction(    v, w) { v = factor(); while (token() ~ /^&&/) { rest = substr(rest, 3); w = factor(); if (w < v) v = w } return v }
function factor(    v, name, other) {
    token()
    if (rest ~ /^!=?/ && rest !~ /^!=/) { rest = substr(rest, 2); return 2 - factor() }
    if (rest ~ /^\(/) { rest = substr(rest, 2); v = disjunction(); token(); sub(/^\)/, "", rest); return v }
    # A macro of the Kconfig language asks the compiler; what it says cannot be known here.
    if (rest ~ /^\$\(/) { sub(/^\$\([^)]*\)+/, "", rest); return 2 }
    match(rest, /^"?[A-Za-z0-9_.]*"?/)
    name = substr(rest, 1, RLENGTH)
    rest = substr(rest, RLENGTH + 1)
    if (RLENGTH < 1) { rest = ""; return 2 }
    v = constant(name)
    if (token() ~ /^!?=/) {
        other = rest ~ /^!/
        sub(/^!?=[ \t]*/, "", rest)
        match(rest, /^"?[A-Za-z0-9_.]*"?/)
        name = substr(rest, 1, RLENGTH)
        rest = substr(rest, RLENGTH + 1)
        return (v == constant(name)) != other ? 2 : 0
    }
    return v
}
function constant(name) { return name == "y" ? 2 : name == "m" ? 1 : name == "n" ? 0 : value[name] + 0 }
