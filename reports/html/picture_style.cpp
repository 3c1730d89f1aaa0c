// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/sections.hpp"

namespace ocks {

html::Markup picture_style()
{
    return html::Markup(R"css(
.lead{color:var(--soft);margin:0 0 .6rem;max-width:46rem}
.panels{columns:2 21rem;column-gap:1.1rem}
.panel{display:block;width:100%;break-inside:avoid;margin:0 0 1.1rem;border:1px solid var(--line);border-radius:10px;
background:var(--card);font-family:inherit}
.panel text{fill:var(--ink)}
.panel .title{font-size:15px;font-weight:700}
.panel .major{font-size:13px;font-weight:600}
.panel .minor{font-size:11px;fill:var(--soft)}
.panel .end{text-anchor:end}
.panel .warn{fill:var(--warn);font-weight:600}
.panel .chip{fill:var(--ink)}.panel .pin{fill:var(--soft)}
.panel .chip-count{fill:var(--paper);font-size:17px;font-weight:700;text-anchor:middle}
.panel .trough{fill:var(--line)}.panel .filled{fill:var(--blue)}
.panel .link{fill:none;stroke:var(--wire);stroke-linejoin:round}
.panel .bridge{fill:var(--paper);stroke:var(--soft);stroke-width:1.5}
.panel .bridge.bad{stroke:var(--bad)}.panel .bridge.warn{stroke:var(--warn)}
.panel .icon{fill:var(--soft)}.panel .icon.good{fill:var(--good)}.panel .icon.bad{fill:var(--bad)}.panel .icon.warn{fill:var(--warn)}
.panel .glyph{fill:var(--paper);font-size:11px;font-weight:700;text-anchor:middle}
.panel .module{fill:var(--good-bg);stroke:var(--good)}
.panel .module.empty{fill:none;stroke:var(--line);stroke-dasharray:4 3}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.3rem;margin:0 0 .9rem;padding:0}
.dot{display:inline-block;width:1.25rem;height:1.25rem;line-height:1.25rem;border-radius:50%;text-align:center;font-size:.78rem;
font-weight:700;color:var(--paper);background:var(--soft)}
.dot.good{background:var(--good)}.dot.bad{background:var(--bad)}.dot.warn{background:var(--warn)}
.plot{display:block;width:11.25rem;height:2.75rem;margin-top:.2rem}
.plot .curve{fill:none;stroke:var(--blue);stroke-linejoin:round}
.plot .point{fill:var(--blue)}
.plot .limit{stroke:var(--warn);stroke-dasharray:4 3}
.bar{display:block;width:100%;margin:.6rem 0 1rem}
.share{fill:var(--soft)}.share.faint{fill:var(--line)}.share.good{fill:var(--good)}.share.bad{fill:var(--bad)}.share.warn{fill:var(--warn)}
.gauge{display:block;width:9.4rem;height:1rem;margin-top:.2rem}
.gauge .trough{fill:var(--line)}.gauge .allowed{fill:var(--good);opacity:.45}.gauge .limit{stroke:var(--soft)}
.gauge .value{stroke:var(--paper);stroke-width:1.2}
.gauge .good{fill:var(--good)}.gauge .bad{fill:var(--bad)}.gauge .warn{fill:var(--warn)}
.seal{--hue:var(--warn);float:right;width:clamp(5.5rem,21vw,10rem);margin:-.2rem -.4rem .6rem 1rem}
.seal.pass{--hue:var(--good)}.seal.fail{--hue:var(--bad)}
.seal .ground,.seal .field{fill:var(--paper)}
.seal .ring{fill:none;stroke:var(--hue);stroke-width:1.5}
.seal .engraved{fill:none;stroke:var(--hue);opacity:.75}
.seal text{text-anchor:middle;fill:var(--hue)}
.seal .sign{font-size:40px;font-weight:700}.seal .word{font-size:15px;font-weight:750;text-transform:uppercase;letter-spacing:.06em}
.seal .long{font-size:10.5px}
.seal .edition{font-size:8.5px;fill:var(--soft)}
.folded details table{margin:.3rem 0 0}
.folded summary{cursor:pointer;padding:.15rem 0}
@media screen and (max-width:640px){.seal{display:none}}
@media print{
.icon,.dot,.chip,.filled,.module,.share,.gauge,.seal{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
)css");
}

}  // namespace ocks
