// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/sections.hpp"

namespace ocks {

// Colours have at least 4.5:1 against what they stand on, in both schemes.
html::Markup report_style()
{
    return html::Markup(R"css(
:root{color-scheme:light dark;--paper:#fff;--ink:#1a2129;--soft:#54606d;--line:#dbe1e7;--tint:#f4f6f8;
--good:#0b6b3a;--good-bg:#e5f4ec;--bad:#a8161d;--bad-bg:#fcebea;--warn:#8a4b00;--warn-bg:#fdf1de;--blue:#1d4f91;--card:#fbfcfd;--wire:#8fa3b8}
@media (prefers-color-scheme:dark){:root{--paper:#12161b;--ink:#e6eaee;--soft:#a3afba;--line:#2c353e;--tint:#1a2027;
--good:#63d297;--good-bg:#10291c;--bad:#ff8f88;--bad-bg:#331517;--warn:#f3b660;--warn-bg:#2f2210;--blue:#8ab8f5;--card:#161c22;--wire:#5b7088}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK SC",
"DejaVu Sans",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:68rem;padding:2.5rem 1.5rem 4rem}
header{border-bottom:3px solid var(--ink);padding-bottom:1.1rem}
header p{margin:0;color:var(--soft)}
.kicker{text-transform:uppercase;letter-spacing:.12em;font-size:.78rem;font-weight:600}
h1{font-size:clamp(1.6rem,4.5vw,2.5rem);line-height:1.15;margin:.35rem 0 .5rem;letter-spacing:-.015em;overflow-wrap:anywhere}
h2{font-size:1.3rem;margin:2.8rem 0 .9rem;letter-spacing:-.01em}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
code,pre{font-family:ui-monospace,"SFMono-Regular","DejaVu Sans Mono",Menlo,monospace;font-size:.88em;overflow-wrap:anywhere}
pre{background:var(--tint);border:1px solid var(--line);border-radius:6px;padding:.7rem 1rem;white-space:pre-wrap}
small{display:block;color:var(--soft);font-size:.82rem;line-height:1.4}
caption small{display:inline;font-weight:400}
.icon{display:inline-block;min-width:1.1em;margin-right:.3em;text-align:center;font-weight:700}
.badge,.mark,time{white-space:nowrap}
.badge,.mark{font-weight:600}
.folded .mark{white-space:normal}
.badge{font-size:.85rem}
.badge .icon{width:1.35rem;height:1.35rem;line-height:1.35rem;border-radius:50%;background:var(--soft);color:var(--paper)}
.badge.pass .icon{background:var(--good)}.badge.fail .icon{background:var(--bad)}
.badge.error .icon,.badge.incomplete .icon{background:var(--warn)}
.pass,.met{color:var(--good)}.fail,.missed{color:var(--bad)}
.error,.warning,.incomplete{color:var(--warn)}
.skip,.not-applicable,.info,.quiet{color:var(--soft)}
.verdict{border:1px solid;border-left-width:.55rem;border-radius:8px;padding:1.3rem 1.5rem;margin-top:1.8rem}
.verdict.pass{background:var(--good-bg)}.verdict.fail{background:var(--bad-bg)}.verdict.incomplete{background:var(--warn-bg)}
.verdict>*{color:var(--ink)}
.verdict h2{margin:0;font-size:1rem}
.verdict h2 .badge{font-size:clamp(1.7rem,5vw,2.3rem);line-height:1.1;font-weight:750;text-transform:capitalize;letter-spacing:-.02em}
.verdict h2 .icon{width:2.6rem;height:2.6rem;line-height:2.6rem;font-size:1.6rem;vertical-align:.12em;margin-right:.6rem}
.meaning{font-size:1.08rem;margin:.5rem 0 1rem}
.counts{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem 1.6rem;margin:0;padding:0}
.counts b{font-size:1.15rem;font-variant-numeric:tabular-nums}
.counts .none b,.counts .none .badge{font-weight:400}
.reasons{margin:.3rem 0 0;padding-left:1.4rem}
.reasons li{margin:.2rem 0;overflow-wrap:anywhere}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));margin:0;
border:1px solid var(--line);border-radius:8px;overflow:hidden}
.facts.wide{grid-template-columns:1fr}
.facts div{padding:.6rem .9rem;border:solid var(--line);border-width:0 1px 1px 0;margin:0 -1px -1px 0}
.facts.wide div{display:grid;grid-template-columns:9rem 1fr}
dt{color:var(--soft);font-size:.82rem}
dd{margin:0;overflow-wrap:anywhere}
.hash{color:var(--soft);font-size:.78rem}
table{width:100%;border-collapse:collapse;margin:0 0 1.8rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:650;padding:.4rem 0;font-size:1.02rem}
caption code{font-size:1em}
th,td{text-align:left;vertical-align:top;padding:.42rem .7rem .42rem 0;border-bottom:1px solid var(--line);overflow-wrap:break-word}
thead th{color:var(--soft);font-size:.78rem;font-weight:600;text-transform:uppercase;letter-spacing:.05em;border-bottom:2px solid var(--line)}
tbody th{font-weight:400}
th code,td code:not(.hash){overflow-wrap:break-word}
.folded td{padding-left:2rem}
.test{table-layout:fixed}
.test tbody th[scope=row]{padding-left:2rem}
.test th[scope=rowgroup]{background:var(--tint);padding:.5rem .7rem;font-weight:600}
.aside{float:right;color:var(--soft);font-weight:400;font-size:.88rem}
.remarks td{padding:.4rem .7rem .8rem 2rem}
.remarks ul{margin:.1rem 0 .5rem;padding-left:1.2rem}
.remarks p{margin:.2rem 0}
.coverage code{white-space:nowrap}
.coverage th[scope=row]{min-width:9rem}
.remarks .names{columns:2 20rem;margin-bottom:.2rem}
.devices th[scope=row]{width:9.5rem;white-space:nowrap}
.fact{display:inline-block;margin-right:1.1rem}
.key{color:var(--soft);font-size:.86rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.3rem;margin:1rem 0 0;padding:0;font-size:.92rem}
a{color:var(--blue)}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.8rem;color:var(--soft);font-size:.85rem}
@media (max-width:640px){
body{padding:1.2rem 1rem 3rem}
.verdict{padding:1rem}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,th,td,caption{display:block;width:auto!important}
tr{padding:.5rem 0;border-bottom:1px solid var(--line)}
th,td,.test tbody th[scope=row],.remarks td{border:0;padding:.12rem 0;white-space:normal!important}
td:empty{display:none}
td[data-label]:not([data-label=""]){position:relative;padding-left:5.8rem}
td[data-label]:not([data-label=""])::before{content:attr(data-label);color:var(--soft);font-size:.8rem;position:absolute;left:0}
tbody th[scope=row]{font-weight:600}
.test tr:has(>th[scope=rowgroup]){padding:0;border:0}
.test th[scope=rowgroup]{padding:.5rem .7rem}
.facts.wide div{display:block}
.folded td{padding-left:0}
}
@media print{
:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--tint:#f2f2f2;--good:#0b6b3a;--good-bg:#eef7f1;--bad:#a8161d;--bad-bg:#fdf1f0;
--warn:#7a4200;--warn-bg:#fdf5e8;--card:#fff;--wire:#777}
@page{margin:16mm 14mm}
html{font-size:10.5pt}
body{max-width:none;padding:0}
nav{display:none}
.verdict,.test th[scope=rowgroup],.badge .icon{-webkit-print-color-adjust:exact;print-color-adjust:exact}
h2,caption,thead{break-after:avoid}
tr:has(>th[scope=rowgroup]){break-after:avoid}
.facts:not(.wide){grid-template-columns:repeat(3,1fr)}
tr,.facts div,.verdict{break-inside:avoid}
}
)css");
}

}  // namespace ocks
