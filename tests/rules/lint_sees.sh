#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/rules/lint_sees.sh ROOT: the plug-in that keeps clang-tidy out of system headers keeps it out
# of nothing else. A source and a header of ours full of findings show the same ones with and without it.
set -eu

root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
g++ -std=c++17 -O1 -fno-rtti -shared -fPIC -isystem /usr/lib/llvm-14/include "$root/cmake/tidy/own_sources.cpp" \
    -o "$work/own_sources.so"
mkdir "$work/core"
cp "$root/.clang-tidy" "$work/"
cat > "$work/core/seeded.hpp" << 'SOURCE'
#pragma once
#include <string>
#include <vector>
struct Base { virtual void f(); };
class wrongCase { public: wrongCase(int x) : m_x(x) {} int x() { return m_x; } private: int m_x; };
inline std::vector<std::string> copied(const std::vector<std::string>& from)
{ std::vector<std::string> to; for (auto each : from) to.push_back(each); return to; }
template <class T> T twice(T value) { int* p = 0; (void)p; return value + value; }
SOURCE
cat > "$work/core/seeded.cpp" << 'SOURCE'
#include "core/seeded.hpp"
#include <memory>
#include <optional>
#include <vector>
using std::unique_ptr;
struct Derived : Base { virtual void f(); ~Derived(); };
int wrongCaseToo = 3;
static int branches(int a, std::string text) { if (text.size() == 0) return a; else return 2; }
std::string moved() { std::string a = "x"; auto b = std::move(a); return a + b; }
int sum() { int x[3] = {1, 2, 3}; int all = 0; for (int i = 0; i < 3; i++) all += x[i]; return all; }
int null(int* p) { if (p == NULL) return *p; return 0; }
typedef int number;
void by_value(const int a, std::string b, std::string& out) { out = b; }
int leak() { int* p = new int(3); return *p; }
template <> struct std::hash<Base> { auto Wrong(int) { return 0; } };
number main_number() { return twice(branches(2, moved())); }
SOURCE
cd "$work"
findings()
{
    clang-tidy-14 "$@" --quiet core/seeded.cpp -- -std=c++20 -I. 2> /dev/null | grep -E ' (error|warning): ' | sort
}
findings > all.txt || :
findings --load="$work/own_sources.so" --checks=ocks-own-sources > own.txt || :
[ "$(wc -l < all.txt)" -ge 20 ] || { cat all.txt; echo "clang-tidy finds hardly anything of what was seeded"; exit 1; }
diff all.txt own.txt
