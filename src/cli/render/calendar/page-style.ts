/** How the page looks: light and dark as the reader's system is, on paper without backgrounds. No file is asked for. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--bg:#f4f5f7;--card:#fff;--ink:#16202c;--soft:#4f5d6e;--rule:#e2e6eb;--grid:#e6e9ee;
--automatic:#0a7268;--apply:#4345cf;--manual:#bd3a06;--ends:#566171;--unknown:#7d5a00;--lost:#b42318;--soon:#8a5a00}
@media (prefers-color-scheme:dark){:root{--bg:#0d1218;--card:#151c25;--ink:#e9eef4;--soft:#9fafc0;--rule:#263140;--grid:#212b38;
--automatic:#4bd0c1;--apply:#a9aaff;--manual:#ff9166;--ends:#a9b4c1;--unknown:#e6bb55;--lost:#ff8d80;--soon:#ecb64f}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:4rem}
body{margin:0 auto;max-width:86rem;padding:2.5rem 2rem;background:var(--bg);color:var(--ink);
font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
h1{margin:0;font-size:2.1rem;letter-spacing:-.02em}
header p,footer{color:var(--soft)}header p{margin:.3rem 0 1.8rem}footer{margin-top:2rem;font-size:.85rem}
.shared{position:absolute}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.6rem;background:var(--card);padding:.4rem .8rem;border-radius:.4rem}
a{color:inherit}:focus-visible{outline:3px solid var(--apply);outline-offset:2px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem;margin-bottom:1.8rem}
.card{position:relative;overflow:hidden;display:flex;flex-direction:column;background:var(--card);border:1px solid var(--rule);
border-radius:.9rem;padding:1.1rem 1.3rem;overflow-wrap:anywhere}
.card::before{content:"";position:absolute;inset:0 auto 0 0;width:4px;background:var(--automatic)}
.card.soon::before{background:var(--soon)}.card.lost::before{background:var(--lost)}
.card h2{margin:0;font-size:.85rem;font-weight:600;color:var(--soft)}
.card p{margin:0;color:var(--soft);font-size:.9rem}.card .large{color:var(--ink);font-size:1.75rem;font-weight:650;letter-spacing:-.02em;line-height:1.3}
.card.soon .large{color:var(--soon)}.card.lost .large{color:var(--lost)}
.course{display:block;width:100%;height:3rem;margin-top:auto;padding-top:.5rem}
.course polygon{fill:var(--apply);opacity:.16}
.course polyline{fill:none;stroke:var(--apply);stroke-width:2;vector-effect:non-scaling-stroke}
nav ul,.legend{display:flex;flex-wrap:wrap;gap:.5rem 1.3rem;list-style:none;margin:0 0 1rem;padding:0}
nav ul{gap:.5rem}
nav a{display:block;padding:.25rem .75rem;border:1px solid var(--rule);border-radius:2rem;background:var(--card);text-decoration:none;font-size:.88rem}
nav a:hover{border-color:currentColor}nav span{color:var(--soft)}
.legend{font-size:.88rem;color:var(--soft)}.legend li{display:flex;align-items:center;gap:.4rem}
.automatic{--who:var(--automatic)}.apply{--who:var(--apply)}.manual{--who:var(--manual)}.ends{--who:var(--ends)}.unknown{--who:var(--unknown)}
.key{width:.95rem;height:.95rem;color:var(--who);flex:none;vertical-align:-.12rem}
table{width:100%;table-layout:fixed;border-collapse:separate;border-spacing:0;background:var(--card);border:1px solid var(--rule);border-radius:.9rem}
caption,.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{text-align:left;font-weight:400;padding:.45rem .9rem;vertical-align:middle}
thead th{position:sticky;top:0;z-index:1;background:var(--card);border-bottom:1px solid var(--rule);color:var(--soft);font-size:.82rem;font-weight:600}
thead th:first-child{border-top-left-radius:.9rem}thead th:last-child{border-top-right-radius:.9rem}
tbody th[scope=row]{overflow-wrap:anywhere}
col.c-name{width:27%}col.c-when{width:8.5rem}col.c-who{width:14.5rem}col.c-price{width:12rem}
tbody b{font-weight:600}small{display:block;color:var(--soft);font-size:.8rem}
.month th{padding-top:1.3rem;font-weight:650;font-size:1rem}.month span{margin-left:.5rem;color:var(--soft);font-size:.85rem;font-weight:400}
tbody tr:not(.month):hover{background:color-mix(in srgb,var(--ink) 4%,transparent)}
.when{white-space:nowrap}.who .key{margin-right:.2rem}.who small{margin-left:1.4rem}.price{text-align:right}.quiet{color:var(--soft)}
.lost .when small{color:var(--lost);font-weight:600}.soon .when small{color:var(--soon);font-weight:600}
.tag{display:inline-block;padding:0 .45rem;border:1px solid var(--rule);border-radius:1rem;font-size:.75rem;color:var(--soft)}
.tag.wrong{border-color:var(--lost);color:var(--lost)}
.drawn{overflow:hidden;padding:0 1rem 0 .4rem}
.line{display:block;width:100%;height:2.2rem;overflow:visible;color:var(--who)}
.line text{fill:var(--soft);font-size:12px;font-weight:600}.line .today{fill:var(--ink)}
.mark{overflow:visible}.grid{stroke:var(--grid)}.now{stroke:var(--soft);stroke-dasharray:2 3}
.bar,.due{transform:translateY(-3px)}.bar{fill:var(--who);opacity:.3}.bar.late{fill:var(--lost);opacity:.55}.due{fill:var(--who);opacity:.65}
.later{fill:var(--card);stroke:var(--who);stroke-width:1.5}
.none{padding:2rem;text-align:center;color:var(--soft)}
@media (max-width:64rem){body{padding:1.3rem .9rem}thead{display:none}table,tbody,tr{display:block}
tr:not(.month){display:grid;grid-template-columns:1fr auto;gap:.1rem .8rem;padding:.7rem .9rem;border-top:1px solid var(--rule)}
th,td,tbody th[scope=row]{padding:0;width:auto}.month th{display:block;padding:1rem .9rem .4rem}
.when{text-align:right}.drawn{grid-column:1/-1;}.price{align-self:center}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media print{:root{--bg:#fff;--card:#fff;--ink:#000;--soft:#333;--rule:#bbb;--grid:#ddd;--automatic:#0a7268;--apply:#4345cf;
--manual:#bd3a06;--ends:#566171;--unknown:#7d5a00;--lost:#b42318;--soon:#8a5a00}
body{max-width:none;padding:0;font-size:10pt}nav,.skip{display:none}thead th{position:static}
tr,.card{break-inside:avoid}.month{break-after:avoid}*{print-color-adjust:exact}}
`;
