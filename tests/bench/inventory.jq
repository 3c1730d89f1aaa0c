# SPDX-License-Identifier: GPL-3.0-or-later
# The figures of inventory.sh and of its growth against the goals: a line for each, "met", "missed", or "seen" for what
# depends on how much there is for the others to find.
def rounded: . * 100 | round / 100;
def judged(good): if good then "met   " else "missed" end;
(.[0] | map({key: .name, value: .}) | from_entries) as $here
| (.[1] // [] | map({key: .name, value: .}) | from_entries) as $grown
| $here["ocks-cert inventory"] as $ours
| ($ours.cpu_ms / $here.floor.cpu_ms) as $floor
| "\(judged($floor <= 2)) processor time over the floor: \($floor | rounded), goal 2 (wall \($ours.wall_ms / $here.floor.wall_ms | rounded))",
  "\(judged($ours.memory_mib <= 30)) resident memory: \($ours.memory_mib) MiB, goal 30",
  "seen   of that, to start the program: \($here.start.cpu_ms | rounded) ms of \($ours.cpu_ms | rounded)",
  ($here | to_entries[] | select(.key != "floor" and .key != "start" and .key != $ours.name)
   | "seen   times as fast as \(.key): \(.value.wall_ratio | rounded) by the wall, \(.value.cpu_ratio | rounded) by the processor"),
  (if $grown == {} then empty else
     (($grown["100"].cpu_ms - $grown["25"].cpu_ms) / 75) as $middle
     | (($grown["400"].cpu_ms - $grown["100"].cpu_ms) / 300) as $large
     | "\(judged($large <= 1.5 * $middle)) one more drive and port: \($middle | rounded) ms from 25 to 100, \($large | rounded) ms from 100 to 400",
       "\(judged($grown["400"].memory_mib <= 30)) resident memory of 400 drives and 400 ports: \($grown["400"].memory_mib) MiB, goal 30"
   end)
