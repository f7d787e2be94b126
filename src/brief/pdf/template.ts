/**
 * The PDF's Typst template. All words come in as JSON (`sys.inputs.data`) and are printed as text, never evaluated,
 * so nothing from outside can be code. Drawings come in as SVG.
 */
export const briefTemplate = `
#let d = json(bytes(sys.inputs.data))
#let date-of(text) = datetime(year: int(text.slice(0, 4)), month: int(text.slice(5, 7)), day: int(text.slice(8, 10)))
#set document(title: d.title, author: d.generator, date: date-of(d.generated))
#let faint = rgb("#565e69")
#let line-colour = rgb("#d9dde3")
#let warn = rgb("#a03c00")
#set text(font: ("Noto Sans", "Noto Sans KR"), size: 9.5pt, lang: d.language, fallback: true)
#set par(leading: 0.65em, spacing: 0.9em, justify: false)
#set page(paper: "a4", margin: (x: 20mm, top: 22mm, bottom: 20mm),
  header: context { if counter(page).get().first() > 1 { text(size: 8pt, fill: faint)[#d.title #h(1fr) #d.asOf] } },
  footer: context text(size: 8pt, fill: faint)[#d.generator #h(1fr) #counter(page).display("1 / 1", both: true)])
#show heading.where(level: 1): it => block(above: 1.6em, below: 0.7em, width: 100%, stroke: (top: 0.6pt + line-colour), inset: (top: 0.6em), text(size: 13.5pt, weight: "bold", it.body))
#show heading.where(level: 2): it => block(above: 1.2em, below: 0.5em, text(size: 10.5pt, weight: "bold", it.body))
#show link: it => text(fill: rgb("#00568a"), it)
#let note(body) = text(size: 8.5pt, fill: faint, body)
#let bullets(items) = for one in items { block(above: 0.75em, below: 0.75em, grid(columns: (1em, 1fr), [•], one)) }
#let cited(refs) = if refs.len() > 0 { text(size: 7.5pt, fill: faint)[ \\[#refs.join("; ")\\]] }
#let tabular(columns, header, rows) = {
  set text(size: 7.8pt, hyphenate: true)
  set par(leading: 0.5em)
  table(columns: columns, stroke: (x, y) => if y == 0 { (bottom: 0.9pt + black) } else { (bottom: 0.4pt + line-colour) },
    inset: (x: 3pt, y: 3.2pt), align: left + top,
    table.header(..header.map(name => text(weight: "bold", name))),
    ..rows.flatten())
}
#let chart(svg, words, width: 90%) = align(center, image(bytes(svg), format: "svg", width: width, alt: words))
#let picture(one) = block(breakable: false, above: 1em, below: 1.2em)[
  #image(one.file, width: 100%, alt: one.description)
  #v(-0.4em)
  #note[#strong(one.number) #one.caption]
]
// What people and sources wrote, in a language that nobody has named: by the rules of the brief's it would be divided wrongly.
#let wrote(body, lang: none) = if lang == none { text(hyphenate: false, body) } else { text(lang: lang, body) }
#let wrote-in(columns, rows) = rows.map(row => row.enumerate().map(((at, cell)) => if at in columns { wrote(cell) } else { cell }))
#let w = d.words
#let parts = (:)

#parts.insert("figures", if d.figures.len() > 0 [
= #w.titles.figures
#for one in d.figures { picture(one) }
])

#for (id, one) in d.placed { parts.insert(id, picture(one)) }

#for (id, one) in d.written {
  parts.insert(id, [
    #if one.heading != "" [= #one.heading]
    #for line in one.statements [#line.text#if line.refs.len() > 0 { cited(line.refs) } else { text(size: 7.5pt, fill: warn)[ \\[#w.noSource\\]] } #parbreak()]
  ])
}

#parts.insert("imagery", if d.imagery.len() > 0 [
= #w.titles.imagery
#block(sticky: true, note(w.imageryNote))
#tabular((2.5cm, 1fr, 1.9cm, 1.3cm, 1.2cm, 1.9cm, 2.6cm), w.imagery, d.imagery.map(row => (row.taken, [#row.id #if row.simulated [#text(fill: warn, w.simulated)] #if row.sha256 != none [#linebreak() #text(size: 5pt, fill: faint, row.sha256)]], row.sensor, row.pixel, row.cloud, row.licence, row.seen)))
])

#block(below: 0.9em, text(size: 21pt, weight: "bold", d.title))
#block(below: 0.6em, text(size: 12pt, fill: faint, d.question))
#block(below: 1em, stroke: (bottom: 1.4pt + black), inset: (bottom: 0.8em), width: 100%, note(w.written))
#if d.summary != none [#d.summary]

#parts.insert("findings", if d.findings.len() > 0 [
= #w.titles.findings
#for (index, one) in d.findings.enumerate() {
  block(breakable: false, above: 0.9em, grid(columns: (1.6em, 1fr), text(weight: "bold")[#(index + 1).], {
    text(weight: "bold", one.text); cited(one.refs)
    if one.likelihood != none { block(above: 0.7em, below: 0.6em, note(one.likelihood)) }
    if one.confidence != none { block(above: 0.6em, below: 0.6em, note(one.confidence)) }
    if one.limits != none { block(above: 0.6em, note(one.limits)) }
  }))
}
])

#let series-block(one, heading) = {
  block(breakable: false, above: 1.4em)[
    #if heading [== #one.title]
    #chart(one.svg, one.description)
    #note(one.caption)
  ]
  bullets(one.statements.map(line => [#line.text#cited(line.refs)]))
}
#parts.insert("unusual", if d.series.len() > 0 [
= #w.titles.unusual
#series-block(d.series.first(), false)
])

#parts.insert("origins", if d.propositions.len() > 0 [
= #w.titles.origins
#for one in d.propositions {
  block(breakable: false, above: 1.6em)[
    == #one.text
    #one.summary
    #chart(one.svg, one.summary)
  ]
  bullets(one.origins + one.leans + one.drift)
}
])

#parts.insert("hypotheses", if d.hypotheses.len() > 0 [
= #w.titles.hypotheses
#block(sticky: true, note(w.hypotheses))
#for one in d.hypotheses {
  block(above: 1em, below: 0.4em)[#text(weight: "bold")[#one.rank. #one.text] #h(0.4em) #note(one.inconsistency)]
  bullets(one.readings.map(line => [#text(fill: if line.against { warn } else { black }, line.reads): #line.reason#cited(line.refs)]))
  if one.missing != none { note(one.missing) }
}
#if d.flips != none { block(above: 1em, note(d.flips)) }
])

#parts.insert("weighing", if d.sensitive.len() + d.unseeable.len() + d.alternatives.len() + d.beliefs.len() + d.expected.len() > 0 [
= #w.titles.weighing
#if d.sensitive.len() > 0 [
== #w.sensitive
#bullets(d.sensitive.map(one => [#one.text#cited(one.refs)]))
]
#if d.unseeable.len() > 0 [
== #w.unseeable
#bullets(d.unseeable.map(one => [#one.text#cited(one.refs)]))
]
#if d.alternatives.len() > 0 [
== #w.alternatives
#bullets(d.alternatives.map(one => [#one.text#cited(one.refs)]))
]
#if d.beliefs.len() > 0 [
== #w.beliefs
#note(w.beliefsHelp)
#bullets(d.beliefs)
]
#if d.expected.len() > 0 [
== #w.expected
#bullets(d.expected)
]
])

#parts.insert("grades", if d.grades.len() > 0 [
= #w.titles.grades
#block(sticky: true, note(w.gradesHelp))
#tabular((1.2cm, 1fr, 1fr), w.grades, wrote-in((1, 2), d.grades))
])

#parts.insert("ledger", if d.ledger.len() > 0 [
= #w.titles.ledger
#block(sticky: true, note(w.ledgerHelp))
#tabular((1.3cm, 1.3cm, 2.2cm, 1.6cm, 1fr, 1.6cm, 1.3fr), w.ledger, wrote-in((2, 4, 6), d.ledger))
])

#parts.insert("provisions", if d.provisions.len() > 0 [
= #w.titles.provisions
#block(sticky: true, note(w.provisionsHelp))
#tabular((2.6cm, 1.1cm, 1fr, 1fr, 1.9cm), w.provisions, d.provisions.map(one => (one.resolution, one.paragraph, wrote(one.text), wrote(one.relevance), if one.verified { w.checked } else { text(fill: warn, w.unchecked) })))
])

#parts.insert("warning", for one in d.chains [
= #one.name
#tabular((auto, 1fr, 2.4cm, 1.9cm, 1.2fr), w.warning, one.steps.map(step => (str(step.order), wrote(step.text), if step.nothing { text(style: "italic", fill: faint, step.status) } else { strong(step.status) }, step.since, wrote[#step.note#cited(step.refs)])))
])

#parts.insert("forecasts", if d.forecasts.len() > 0 [
= #w.titles.forecasts
#block(sticky: true, note(w.forecastsHelp))
#tabular((1.6fr, 2.3cm, 1.7cm, 1.7cm, 1.3cm, 2cm, 1.4fr), w.forecasts, d.forecasts.map(one => (wrote(one.question), wrote(one.forecaster), one.made, one.deadline, strong(one.outcome), one.score, wrote(one.reason))))
#if d.calibration != none [#chart(d.calibration, w.calibration, width: 52%)]
])

#parts.insert("needs", if d.needs.len() > 0 [
= #w.titles.needs
#tabular((3cm, 2.6cm, 2.6cm, 1fr), w.needs, wrote-in((0, 1, 3), d.needs))
])

#parts.insert("limits", if d.limits.len() > 0 [
= #w.titles.limits
#bullets(d.limits)
])

#parts.insert("other-series", if d.series.len() > 1 [
= #w.titles.other-series
#for one in d.series.slice(1) { series-block(one, true) }
])

#parts.insert("observations", for one in d.observations [
= #one.site
#tabular((2.3cm, 2.6cm, 2.7cm, 1fr, 1.4fr), w.observations, one.rows.map(row => (row.date, wrote(row.what), if row.nothing { text(style: "italic", fill: faint, row.value) } else { strong(row.value) }, wrote(row.observer), wrote(if row.url != none { link(row.url, row.title) } else { row.title }))))
])

#parts.insert("claims", if d.claims.len() > 0 [
= #w.titles.claims
#block(sticky: true, note(w.claimsHelp))
#for one in d.claims [
== #one.title
#tabular((1fr, 3.6cm, 2.6cm, 1.4cm), w.claims, one.rows.map(row => (wrote(lang: one.language, row.parts.map(part => if part.isHedge { strong(part.text) } else { part.text }).join()), wrote(row.who), row.kind, row.review)))
]
])

#parts.insert("method", [
= #w.titles.method
#bullets(d.method)
])

#parts.insert("sources", if d.documents.len() > 0 [
= #w.titles.sources
#block(sticky: true, note(w.sourcesHelp))
#for one in d.documents {
  block(breakable: false, above: 0.8em)[#strong(one.title) #linebreak() #note[#one.facts #if one.url != none { link(one.url, one.url) }] #linebreak() #text(size: 6.6pt, fill: faint, one.sha256)]
}
])

#for id in d.order {
  let part = parts.at(id, default: none)
  if part != none { part }
}
`;
