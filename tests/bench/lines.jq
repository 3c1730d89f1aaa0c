# SPDX-License-Identifier: GPL-3.0-or-later
# What measure.cpp wrote, as lines for figures.py; $prefix goes before each name. The first command is the peer of all others.
.[0].name as $peer
| .[]
| . as $each
| def beside(ratio): if $each.name == $peer then [] else [$peer, ratio] end;
  ["\($prefix)\(.name): wall", .wall_ms, "ms"] + beside(.wall_ratio),
  ["\($prefix)\(.name): processor", .cpu_ms, "ms"] + beside(.cpu_ratio),
  ["\($prefix)\(.name): memory", .memory_mib, "MiB"]
| @tsv
