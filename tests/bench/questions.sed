# SPDX-License-Identifier: GPL-3.0-or-later
# The questions that a snapshot has answers to, as tests/bench/floor.cpp takes them: sed -n -f questions.sed SNAPSHOT. What
# was asked by ioctl or netlink is left out.
/^[a-z]* \/answers\//d
s/^\(read\|list\|link\) \([^ ]*\).*/\1 \2/p
