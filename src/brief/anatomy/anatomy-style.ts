/** Style of the anatomy page: text left, claims right; every mark differs by more than its colour. */
export const anatomyStyle = `
:root { color-scheme: light dark; --ink: #1b1f24; --faint: #565e69; --line: #d9dde3; --paper: #fff; --shade: #f5f6f8; --accent: #00568a; --said: #00568a; --own: #6b5a00; --hedge: #fff0c2; --time: #e3efff; --number: #e4f4e4; --no: #a03c00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --faint: #a5adb8; --line: #3a414b; --paper: #15181c; --shade: #1e2227; --accent: #7cc4f2; --said: #7cc4f2; --own: #e0c95a; --hedge: #4d3d00; --time: #14304f; --number: #173a1f; --no: #ffab7a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 "Noto Sans", "Noto Sans KR", system-ui, -apple-system, "Segoe UI", sans-serif; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
header, footer { max-width: 80rem; margin: 0 auto; padding: 1.5rem 1.25rem .5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; text-wrap: balance; } h2 { font-size: 1.0625rem; margin: 0 0 .5rem; }
.meta, footer { font-size: .875rem; color: var(--faint); margin: 0; }
main { max-width: 80rem; margin: 0 auto; padding: 0 1.25rem; display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2.5rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 1.0625rem; line-height: 2; max-width: 42rem; }
.said { text-decoration: underline 2px var(--said); text-underline-offset: .3em; }
.own { text-decoration: underline 2px dashed var(--own); text-underline-offset: .3em; }
.denied { text-decoration-style: double; text-decoration-color: var(--no); }
.hedge { background: var(--hedge); font-style: italic; } .time { background: var(--time); border-radius: 2px; } .number { background: var(--number); border-radius: 2px; }
.speaker { font-weight: 650; } .via { font-weight: 650; font-variant: small-caps; letter-spacing: .02em; } .cue { color: var(--accent); border-bottom: 1px dotted var(--accent); } .negation { color: var(--no); font-weight: 650; }
sup a, .who a { font: 600 .75rem/1 "Noto Sans", system-ui, sans-serif; color: var(--paper); background: var(--accent); border-radius: .6em; padding: .1em .45em; text-decoration: none; text-indent: 0; }
sup { line-height: 0; margin-right: .15em; }
ul.legend { list-style: none; padding: 0; margin: .75rem 0 0; display: flex; flex-wrap: wrap; gap: .375rem 1.25rem; font-size: .875rem; }
ol.claims { list-style: none; padding: 0; margin: 0; }
.card { border-left: 3px solid var(--said); background: var(--shade); padding: .625rem .875rem; margin-bottom: .75rem; border-radius: 0 3px 3px 0; font-size: .875rem; line-height: 1.45; }
.card:target, .text sup:target a { outline: 2px solid var(--accent); outline-offset: 2px; } .kind-denial { border-left-color: var(--no); } .kind-forecast, .kind-assessment { border-left-style: dashed; }
.who { margin: 0 0 .25rem; font-weight: 650; } blockquote { margin: 0 0 .5rem; color: var(--faint); }
dl { margin: 0; display: grid; gap: .125rem; } dl div { display: grid; grid-template-columns: 5.5rem 1fr; gap: .5rem; } dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
ul.actors { padding-left: 1.1rem; margin: 0 0 1.5rem; font-size: .875rem; }
footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-bottom: 2rem; overflow-wrap: anywhere; }
@media (max-width: 56rem) { main { grid-template-columns: minmax(0, 1fr); gap: 1.5rem; } }
@media print { main { display: block; } .card { break-inside: avoid; } }
`;
