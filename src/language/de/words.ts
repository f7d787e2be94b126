import { WordSet } from '../word-set.ts';

/** Closed word classes of German, as far as finding noun phrases and clauses needs them. */

function words(list: string): WordSet {
  return new WordSet(list.trim().split(/\s+/u));
}

export const determiners: WordSet = words(`
  der die das dem den des ein eine einer einem einen eines kein keine keiner keinem keinen keines dieser diese dieses
  diesem diesen jener jene jenes jenem jenen mein meine sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren
  ihres unser unsere unserer unserem unseren jeder jede jedes jedem jeden alle allen aller mehrere mehreren mehrerer viele
  vielen vieler einige einigen einiger zahlreiche zahlreichen beide beiden beider manche manchen andere anderen anderer
  zwei drei vier fünf sechs sieben acht neun zehn deren dessen solche solcher solchen welche welcher eigenen
`);

export const genitiveDeterminers: WordSet = words(
  'des der eines einer seines seiner ihres ihrer dieses dieser unseres unserer mehrerer beider vieler aller',
);

export const dativeDeterminers: WordSet = words('dem den einem seinem ihrem unserem diesem seinen ihren meinem');

export const pronouns: WordSet = words(
  'er sie es man ich wir dieser diese dieses letzterer letztere jener jene beide andere viele einige wer',
);

export const relativePronouns: WordSet = words('der die das den dem deren dessen welcher welche welches');

export const subordinators: WordSet = words(`
  dass daß ob weil da wenn falls obwohl obgleich während nachdem bevor ehe als bis seit seitdem sobald solange damit sodass
  indem wobei wodurch womit wofür worauf wohin woher wo wie warum weshalb wann wer was welche welcher welches
`);

export const prepositions: WordSet = words(`
  am im in an auf aus bei beim mit nach vor von vom zu zum zur für gegen um durch ohne unter über hinter neben zwischen seit
  während wegen trotz gegenüber laut innerhalb außerhalb bis ab statt aufgrund angesichts mittels anlässlich infolge ins ans
  aufs übers fürs hinsichtlich bezüglich entgegen samt zugunsten mithilfe
`);

/** Lower-case words that look inflected like adjectives but never stand inside a noun phrase. */
export const notAdjectives: WordSet = words(`
  heute gestern bereits aber oder jeder wieder weiter immer lieber leider selber später früher bisher seither sehr mehr unter über
  hinter neben zwischen gegen wegen ohne sie er wer haben hatte hatten habe sein seien werde werden würde würden könnte könnten
  müsse müssen müsste sollte sollten solle wolle wollen könne können wurde wurden wären wäre hätte hätten dürfte dürften
  darüber daher dabei davon danach zudem außerdem allerdings jedoch eben gegenüber denen deshalb morgen zusammen insbesondere
  entweder weder sondern besser lange kaum gerne erneut zuletzt ebenfalls offenbar schon noch nur auch nun
  ihnen ihm sich einander ehe indem trotzdem hingegen unterdessen wiederum möge worden gewesen lassen bleiben blieben gehen ginge
`);

export const modals: WordSet = words(`
  kann können könne könnte könnten konnte konnten muss müssen müsse müsste müssten musste mussten soll sollen solle sollte sollten
  will wollen wolle wollte wollten darf dürfen dürfe dürfte dürften durfte mag mögen möge möchte möchten
`);

export const auxiliaries: WordSet = words(`
  ist sind war waren sei seien wäre wären hat haben hatte hatten habe hätte hätten wird werden wurde wurden werde würde würden
`);

/**
 * Konjunktiv I forms that cannot be indicative third person, wherever they stand. Behind a subject any form in -e is one.
 */
export const reportedForms: WordSet = words(`
  sei seien habe werde könne müsse solle wolle dürfe möge gebe gehe komme stehe lasse bleibe liege halte nehme sehe wisse
  bringe brauche mache führe finde handle handele ziehe laufe falle zeige bestehe entspreche gelte helfe lebe leide spiele trage
  verfüge wirke arbeite bedeute bekomme beruhe betreffe bilde biete diene drohe enthalte erhalte erfolge erwarte fehle fordere
  folge gehöre gelinge geschehe glaube hoffe kenne kümmere leiste leite liefere plane rechne richte schaffe setze spreche
  stelle steige stimme suche treffe trete tue unterstütze verbiete verhandle verletze verliere verlange versuche verstoße warte
  wachse werfe zahle zähle basiere existiere funktioniere reiche scheine sinke sterbe stamme stammten unternehme verstehe
  begehe begrüße beginne besitze bedinge angehe bevorstehe vorliege aussehe stattfinde gebühre benötige plädiere profitiere
  produziere teste teile entwickle entwickele verdiene schade bereite kooperiere
`);

/** Konjunktiv II of auxiliaries: reported mood where a plural Konjunktiv I would look like an indicative. */
export const fallbackForms: WordSet = words(
  'hätten wären würden könnten müssten sollten dürften hätte wäre würde müsste könnte dürfte gäbe gäben käme kämen ginge gingen befände befänden läge lägen stünde stünden ließe ließen bräuchte bräuchten wüsste hieße nähme nähmen bestünde bestünden',
);

/** Those of them that stand for a Konjunktiv I which looks like the indicative; "wären" does not, since "seien" exists. */
export const continuingForms: WordSet = words('hätten würden könnten müssten dürften gäbe käme läge stünde bestünde');

/** Heads of "nach Angaben …" and its like. */
export const sourceNouns: WordSet = words(`
  angaben angabe informationen information ansicht meinung auffassung einschätzung einschätzungen aussage aussagen bericht
  berichten darstellung überzeugung erkenntnissen schätzung schätzungen berechnungen worten medienberichten presseberichten
  zeitungsberichten agenturberichten augenzeugenberichten polizeiangaben behördenangaben medienangaben regierungsangaben
  militärangaben beobachtungen analyse analysen untersuchungen meldung meldungen agenturmeldungen pressemeldungen studie
  erkenntnis beobachtern experten umfrage mitteilung lesart erkenntnisstand geheimdienstangaben geheimdienstinformationen
  medieninformationen prognosen prognose urteil gerüchten
`);

/** Nouns that name an act of speech and take a content clause: "Zusicherungen des Kreml, …". */
export const speechNouns: WordSet = words(`
  zusicherung zusicherungen behauptung behauptungen aussage aussagen angabe angaben vorwurf vorwürfe hinweis hinweise
  forderung forderungen hoffnung hoffnungen erklärung erklärungen bericht berichte berichten ankündigung ankündigungen vermutung
  vermutungen warnung warnungen drohung drohungen begründung mitteilung meldung meldungen spekulationen spekulation gerüchte
  gerücht ansicht meinung auffassung these theorie verdacht befürchtung befürchtungen erwartung einschätzung überzeugung
  versicherung versicherungen beteuerung beteuerungen zusage zusagen feststellung vorhersage anzeichen belege indizien dementi
`);

/** Heads that speak, in the plural or as offices; used when a sentence in reported mood names nobody. */
export const partyNouns: WordSet = words(`
  analysten analyst analystin experten experte expertin forscher forscherin forschern wissenschaftler behörden behörde ermittler
  sprecher sprecherin polizei regierung ministerium minister ministerin präsident präsidentin beamte beamter beamten diplomaten
  vertreter geheimdienste geheimdienst militär generalstab autoren autor beobachter fachleute kritiker zeugen augenzeugen
  staatsanwaltschaft gericht opposition bericht studie untersuchung zeitung agentur sender armee organisation
`);

/** Who speaks in headlines: "Zwei Tote bei Explosion – Polizei", "UN: Hälfte der Ernte vernichtet". */
export const headlineParties: WordSet = new WordSet([
  ...partyNouns,
  ...words(`
    un uno un-bericht who iaea eu nato osze fbi cia kreml pentagon medien medienbericht zeitungsbericht agenturen kreise
    geheimdienstkreise regierungskreise insider umfrage ökonomen ökonom opposition amnesty
    polizeibericht feuerwehr staatsanwalt rotes kritiker verband gewerkschaft
  `),
]);

/** Months and weekdays: not speakers. */
export const timeNouns: WordSet = words(`
  januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag
  samstag sonnabend sonntag woche wochen monat monate monaten jahr jahre jahren jahres tag tage tagen stunde stunden morgen abend
  nachmittag vormittag mittag nacht anfang mitte ende wochenende uhr montagabend dienstagabend mittwochabend donnerstagabend
  freitagabend samstagabend sonntagabend frühjahr sommer herbst winter vortag
`);

/** Adverbs and particles that may open a sentence in a capital letter without being nouns. */
export const openingAdverbs: WordSet = words(`
  auch zudem außerdem zuletzt gestern heute bereits schon nun jetzt dann danach dabei dazu daher darum deshalb deswegen damit
  dagegen dennoch trotzdem allerdings jedoch doch aber und oder denn sondern so zugleich gleichzeitig unterdessen inzwischen
  mittlerweile indes derweil ferner weiter weiterhin später zuvor vorher anschließend schließlich zunächst erst erstmals nur
  noch offenbar möglicherweise wahrscheinlich vermutlich angeblich offiziell hier dort da immerhin immer nie niemand nichts
  zum zur wie was wer wo wann warum ob dass weil wenn falls obwohl während nachdem bevor als seit laut nach vor in im am an auf
  aus bei beim mit von vom zu für gegen um durch ohne unter über hinter neben zwischen trotz wegen demnach danach hingegen
  ebenfalls insgesamt besonders insbesondere unklar bislang bisher ist sind war waren hat haben hatte hatten wird werden wurde
  wurden kann können soll sollen muss müssen nicht kein keine sehr mehr weniger etwa rund mindestens höchstens knapp fast
  ungefähr circa wörtlich sinngemäß angesichts aufgrund infolge entgegen ebenso genauso vielmehr vielleicht sicher gewiss
  letztlich endlich plötzlich kürzlich jüngst neulich morgen damals einst sonst dadurch davon darauf darin daran hierzu
  hiermit immerhin jedenfalls überdies obendrein einerseits andererseits zwar eigentlich tatsächlich natürlich selbst sogar
  bis ab statt mitte ende anfang
`);
