/** The one style block of a brief: print first, then screen, light and dark. One type scale, one spacing scale. */
export const briefStyle = `
:root { color-scheme: light dark; --ink: #1b1f24; --faint: #565e69; --line: #d9dde3; --paper: #fff; --shade: #f5f6f8; --accent: #00568a; --mark: #fff0c2; --warn: #a03c00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --faint: #a5adb8; --line: #3a414b; --paper: #15181c; --shade: #1e2227; --accent: #7cc4f2; --mark: #4d3d00; --warn: #ffab7a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 "Noto Sans", "Noto Sans KR", system-ui, -apple-system, "Segoe UI", sans-serif; }
main, header, footer { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
header { padding-top: 3rem; border-bottom: 3px solid var(--ink); padding-bottom: 1.25rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.375rem; line-height: 1.3; margin: 2.75rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.0625rem; margin: 1.75rem 0 .5rem; }
p { margin: 0 0 .75rem; max-width: 44rem; }
.question { font-size: 1.1875rem; color: var(--faint); } .meta { font-size: .875rem; color: var(--faint); margin: 0; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; } a:hover { text-decoration-thickness: 2px; }
:target { background: var(--mark); scroll-margin-top: 1rem; }
nav ul { columns: 2; list-style: none; padding: 0; margin: 1.25rem 0 0; font-size: .9375rem; }
ol.findings { padding-left: 1.5rem; } ol.findings > li { margin-bottom: 1.25rem; padding-left: .25rem; } ol.findings .statement { font-weight: 600; }
.aside { font-size: .9375rem; color: var(--faint); }
.evidence { font-size: .8125rem; font-weight: 400; } .evidence a { white-space: nowrap; }
ul.plain { padding-left: 1.25rem; max-width: 44rem; } ul.plain li { margin-bottom: .375rem; }
figure { margin: 1.25rem 0; } figure svg { width: 100%; height: auto; border: 1px solid var(--line); background: #fff; display: block; }
figure img { width: 100%; height: auto; display: block; background: #0c0f13; }
figcaption { font-size: .8125rem; color: var(--faint); margin-top: .5rem; max-width: 44rem; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--accent); }
table { border-collapse: collapse; width: 100%; font-size: .8125rem; line-height: 1.4; margin: .5rem 0 1.25rem; }
caption { text-align: left; font-size: .8125rem; color: var(--faint); padding-bottom: .375rem; }
th { text-align: left; font-weight: 600; border-bottom: 2px solid var(--ink); padding: .3125rem .625rem .3125rem 0; vertical-align: bottom; }
td { border-bottom: 1px solid var(--line); padding: .3125rem .625rem .3125rem 0; vertical-align: top; }
td.value { font-variant-numeric: tabular-nums; font-weight: 600; } td.nothing { font-weight: 400; font-style: italic; color: var(--faint); }
td.date { white-space: nowrap; font-variant-numeric: tabular-nums; }
blockquote { margin: 0; padding-left: .75rem; border-left: 3px solid var(--line); }
mark { background: var(--mark); color: inherit; padding: 0 .0625rem; }
.tag { display: inline-block; font-size: .75rem; border: 1px solid var(--line); border-radius: 3px; padding: 0 .3125rem; color: var(--faint); white-space: nowrap; }
.tag.alert { border-color: var(--warn); color: var(--warn); font-weight: 600; } .reads-inconsistent { color: var(--warn); font-weight: 600; }
code { font: .75rem/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
details { margin: .5rem 0 1.25rem; } summary { cursor: pointer; font-weight: 600; }
.text { white-space: pre-wrap; font-size: .9375rem; background: var(--shade); padding: .75rem 1rem; border-radius: 3px; max-width: 46rem; }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 3rem; border-top: 1px solid var(--line); font-size: .8125rem; color: var(--faint); }
@media (max-width: 40rem) { body { font-size: 15px; } .evidence a { white-space: normal; } figure { overflow-x: auto; } figure svg { min-width: 38rem; } h1 { font-size: 1.5rem; } nav ul { columns: 1; } header { padding-top: 1.5rem; } }
@page { size: A4; margin: 18mm 16mm; }
@media print { body { font-size: 10pt; } main, header, footer { max-width: none; padding-left: 0; padding-right: 0; } nav, .skip { display: none; } h2, h3 { break-after: avoid; } tr, figure, blockquote { break-inside: avoid; } .scroll { overflow: visible; } a { color: inherit; } }
`;
