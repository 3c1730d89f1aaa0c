# SPDX-License-Identifier: GPL-3.0-or-later
# The questions that a snapshot has answers to, as tests/bench/floor.cpp takes them: sed -n -f questions.sed SNAPSHOT. What
# was asked by ioctl or netlink is left out. Of registers only so many are read as were: each is a question of its own.
/^[a-z]* \/answers\//d
s/^read \([^ ]*\/config\) bytes \([0-9]*\)$/read \1 \2/p
t
s/^\(read\|list\|link\) \([^ ]*\).*/\1 \2/p
