#pragma once

#include <string_view>

namespace huiqi::reporting {

/// The look of an explanation in HTML: light and dark by the reader's own setting, everything laid open on paper. The
/// words beside the marks carry the meaning; colour only repeats it.
inline constexpr std::string_view html_style =
    R"(:root{color-scheme:light dark;--ink:#1b1f24;--soft:#59636e;--ground:#fff;--panel:#f6f8fa;--line:#d1d9e0;
--good:#1a7f37;--bad:#b42318;--open:#8a5a00;--broken:#8250df}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9ba7b4;--ground:#0d1117;--panel:#161b22;--line:#30363d;
--good:#4ac26b;--bad:#ff7b72;--open:#d9a441;--broken:#c297ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.65 system-ui,"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;margin:0 0 .25rem}
h2{font-size:1.2rem;margin:0 0 .5rem}
h3{font-size:1rem;margin:1.25rem 0 .4rem}
p{margin:.25rem 0}
table{border-collapse:collapse;width:100%;margin:1rem 0}
th,td{text-align:start;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
article{border:1px solid var(--line);border-inline-start:.35rem solid var(--soft);border-radius:.4rem;padding:1rem 1.1rem;margin:1.25rem 0}
article.good{border-inline-start-color:var(--good)}
article.bad{border-inline-start-color:var(--bad)}
article.open{border-inline-start-color:var(--open)}
ul{list-style:none;margin:.25rem 0;padding:0}
ul ul{padding-inline-start:1.4rem}
li{margin:.3rem 0}
.mark{font-weight:700}
.good>.mark,.good>summary>.mark,h2.good .mark{color:var(--good)}
.bad>.mark,.bad>summary>.mark,h2.bad .mark{color:var(--bad)}
.open>.mark,.open>summary>.mark,h2.open .mark{color:var(--open)}
.broken>.mark,.broken>summary>.mark{color:var(--broken)}
.word{font-size:.8rem;border:1px solid var(--line);border-radius:.3rem;padding:0 .35rem;margin-inline:.15rem .35rem;color:var(--soft);white-space:nowrap}
.decisive>summary,.decisive>.said{font-weight:700}
.cite,.soft{color:var(--soft);font-size:.88rem}
.cite a{color:inherit}
.amount{font-size:1.1rem;font-weight:600}
.why{background:var(--panel);border-radius:.4rem;padding:.5rem .8rem;margin:.5rem 0}
.detail{padding-inline-start:1.6rem}
summary{cursor:pointer}
code{background:var(--panel);border-radius:.25rem;padding:.1rem .3rem;font:.85rem/1.5 ui-monospace,"Noto Sans Mono CJK SC",monospace;overflow-wrap:anywhere}
footer{color:var(--soft);font-size:.85rem;border-top:1px solid var(--line);margin-top:2rem;padding-top:.75rem;overflow-wrap:anywhere}
footer h2{font-size:.9rem;margin:.75rem 0 .25rem}
dl{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem}
dd{margin:0}
td.open{color:var(--open)}
footer strong{color:var(--ink)}
@media print{body{font-size:11pt}main{max-width:none;padding:0}article{break-inside:auto}tr,.why,summary{break-inside:avoid}
details::details-content{content-visibility:visible;display:block;height:auto}summary{list-style:none}}
)";

} // namespace huiqi::reporting
