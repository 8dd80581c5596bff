"""How the document as dashboard looks: light and dark, and legible without colour, because every status has a sign."""

STYLE = (
    """
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2128;--soft:#5b6470;--line:#d8dde3;--panel:#f6f7f9;
--missed:#b42318;--missed-b:#fbdcd8;--lagging:#b54708;--lagging-b:#fde6d2;--no-data:#7a35b5;--no-data-b:#eee2f8;
--at-risk:#8a6100;--at-risk-b:#fbefb9;--not-due:#59626d;--not-due-b:#e9ecef;--on-track:#256b3b;--on-track-b:#dff1e2;
--ahead:#0b6478;--ahead-b:#d6eff4;--achieved:#14532d;--achieved-b:#bfe5c8;--open:#d6006c;--open-b:#ffe0f0}
@media(prefers-color-scheme:dark){:root{--paper:#14171c;--ink:#e4e8ed;--soft:#9aa4b0;--line:#333a44;--panel:#1c2129;
--missed:#ff9b90;--missed-b:#571d18;--lagging:#ffb27a;--lagging-b:#4f2b0e;--no-data:#d3a8f5;--no-data-b:#3d2352;
--at-risk:#f0cf5f;--at-risk-b:#453708;--not-due:#aab3bd;--not-due-b:#2b3139;--on-track:#86d79b;--on-track-b:#173a22;
--ahead:#7fd5e6;--ahead-b:#0f3a44;--achieved:#a5ecb5;--achieved-b:#1f5a33;--open:#ff8cc6;--open-b:#5c0f3a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.6 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
.page{max-width:62rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.3;margin:0 0 .3rem}
h2{font-size:1.2rem;line-height:1.4;margin:2.6rem 0 .8rem;padding-bottom:.35rem;border-bottom:2px solid var(--line)}
p{margin:.7rem 0}.about{color:var(--soft);margin:0 0 1.2rem}.about b{color:var(--ink)}
.text{line-height:2.15;text-align:justify;overflow-wrap:anywhere}
a{color:inherit;text-decoration:none}
.s{padding:.12em .2em;border-radius:.2em;-webkit-box-decoration-break:clone;box-decoration-break:clone;
background:var(--b);border-bottom:2px solid var(--c)}
.s:hover,.s:focus-visible,tr:target{outline:2px solid var(--c,var(--ink));outline-offset:1px}
i.g{font-style:normal;font-weight:700;color:var(--c);margin-right:.15em;font-family:ui-monospace,Menlo,Consolas,monospace}
.x{color:var(--soft)}.n{font-weight:650}.title{font-weight:700}
.suspect,.unclaimed{--c:var(--open);--b:var(--open-b);border-bottom-style:dashed}
.missed{--c:var(--missed);--b:var(--missed-b)}.lagging{--c:var(--lagging);--b:var(--lagging-b)}
.no-data{--c:var(--no-data);--b:var(--no-data-b)}.at-risk{--c:var(--at-risk);--b:var(--at-risk-b)}
.not-due{--c:var(--not-due);--b:var(--not-due-b)}.on-track{--c:var(--on-track);--b:var(--on-track-b)}
.ahead{--c:var(--ahead);--b:var(--ahead-b)}.achieved{--c:var(--achieved);--b:var(--achieved-b)}
.legend{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.4rem;margin:0 -1.25rem;padding:.6rem 1.25rem;
background:var(--paper);border:0;border-bottom:1px solid var(--line)}
.legend legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.legend label{cursor:pointer;font-size:.88rem;padding:.15rem .6rem;border-radius:1rem;
border:1px solid var(--c,var(--line));background:var(--b,var(--panel));white-space:nowrap}
.legend input{position:absolute;opacity:0}.legend label:has(:checked){outline:2px solid var(--c,var(--ink))}
.legend label:has(:focus-visible){outline:3px solid var(--ink)}.legend label.none{opacity:.45}
.bars{width:100%;border-collapse:collapse;margin:1.2rem 0;font-size:.92rem}
.bars td{padding:.28rem .5rem .28rem 0;vertical-align:middle}
.bars td:last-child{width:42%;min-width:9rem;padding-right:0}
.bars svg{display:block;width:100%;height:.8rem}.bars a:hover{text-decoration:underline}
.bars .k{white-space:nowrap;text-align:right;color:var(--soft);font-variant-numeric:tabular-nums}
rect.missed,rect.lagging,rect.no-data,rect.at-risk,rect.not-due,rect.on-track,rect.ahead,rect.achieved{fill:var(--c)}
rect.on-track{fill:color-mix(in srgb,var(--on-track) 65%,var(--paper))}
details{margin:.2rem 0 1.4rem;border:1px solid var(--line);border-radius:.4rem;background:var(--panel)}
summary{cursor:pointer;padding:.3rem .8rem;font-size:.88rem;color:var(--soft)}
summary b{margin-right:.8em;color:var(--c)}
.items{overflow-x:auto}.items table{width:100%;border-collapse:collapse;font-size:.86rem;line-height:1.5}
.items th,.items td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
.items th{color:var(--soft);font-weight:500}
.items td.f{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.items td.st{white-space:nowrap;color:var(--c);font-weight:600}.items small{display:block;color:var(--soft)}
.faults{border:1px solid var(--open);border-radius:.4rem;padding:.2rem 1rem;margin:1.2rem 0;font-size:.9rem}
.faults code{color:var(--soft)}
"""
    + "".join(
        f"body:has(#f-{name}:checked) .text .s:not(.{name}){{opacity:.22}}\n"
        for name in (
            "missed",
            "lagging",
            "no-data",
            "at-risk",
            "not-due",
            "on-track",
            "ahead",
            "achieved",
            "suspect",
            "unclaimed",
        )
    )
    + """
@media print{.legend{position:static}.page{max-width:none;padding:0}.text{line-height:1.9}
.s{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
@media(max-width:40rem){.bars td:last-child{width:30%}.page{padding-top:1.2rem}.text{text-align:start}}
"""
)
