import type { Stance } from '../attribution.ts';

/** One way a reporting verb shows itself in a sentence. */
export interface CueForm {
  readonly stance: Stance;
  /** Separated prefix: at the end of the clause ("teilte … mit"), before a participle or final verb ("bekannt gab"). */
  readonly particle: string | null;
  /** finite: "sagte"; final: prefix joined, clause-final "mitteilte"; participle: needs an auxiliary ("hatte erklärt"). */
  readonly form: 'finite' | 'final' | 'participle';
  /** A clause without a content clause is a report of the act itself ("kritisierte den Plan"). */
  readonly takesObject: boolean;
  /** Word without which it does not: "droht mit", "bekannte sich zu". */
  readonly objectNeeds: string | null;
}

/**
 * Stem, third person present, past, participle or "-", prefix or "-", stance, and "+" where the verb with a mere object
 * already reports a proposition, "+mit" where it does so behind "mit". Plurals, Konjunktiv I and joined forms are derived.
 */
const verbs = `
sag sagt sagte gesagt - say
sag sagt sagte ausgesagt aus say
sag sagt sagte vorausgesagt voraus forecast +
sag sagt sagte zugesagt zu say +
erklär erklärt erklärte erklärt - say
bericht berichtet berichtete berichtet - say +von
meld meldet meldete gemeldet - say
schreib schreibt schrieb geschrieben - say
beton betont betonte betont - say
bestätig bestätigt bestätigte bestätigt - say
behaupt behauptet behauptete behauptet - say
versicher versichert versicherte versichert - assure
beteuer beteuert beteuerte beteuert - assure
äußer äußert äußerte geäußert - say
erläuter erläutert erläuterte erläutert - say
erwähn erwähnt erwähnte erwähnt - say
ergänz ergänzt ergänzte ergänzt - say
erwider erwidert erwiderte erwidert - say
entgegn entgegnet entgegnete entgegnet - say
antwort antwortet antwortete geantwortet - say
kommentier kommentiert kommentierte kommentiert - say
resümier resümiert resümierte resümiert - say
konstatier konstatiert konstatierte konstatiert - say
argumentier argumentiert argumentierte argumentiert - say
bekräftig bekräftigt bekräftigte bekräftigt - say +
verkünd verkündet verkündete verkündet - say +
unterstreich unterstreicht unterstrich unterstrichen - say
verrat verrät verriet verraten - say
enthüll enthüllt enthüllte enthüllt - say
präzisier präzisiert präzisierte präzisiert - say
zitier zitiert zitierte zitiert - say
urteil urteilt urteilte geurteilt - opine
teil teilt teilte mitgeteilt mit say
geb gibt gab angegeben an say +
geb gibt gab bekanntgegeben bekannt say +
geb gibt gab zugegeben zu say
füg fügt fügte hinzugefügt hinzu say
räum räumt räumte eingeräumt ein say
kündig kündigt kündigte angekündigt an say +
merk merkt merkte angemerkt an say
führ führt führte ausgeführt aus say
stell stellt stellte klargestellt klar say
stell stellt stellte festgestellt fest say
weis weist wies hingewiesen hin say
heb hebt hob hervorgehoben hervor say
schränk schränkt schränkte eingeschränkt ein say
sicher sichert sicherte zugesichert zu assure +
bezeug bezeugt bezeugte bezeugt - say
begründ begründet begründete begründet - say +
schilder schildert schilderte geschildert - say
erzähl erzählt erzählte erzählt - say
rechtfertig rechtfertigt rechtfertigte gerechtfertigt - say +
informier informiert informierte informiert - say
veröffentlich veröffentlicht veröffentlichte veröffentlicht - say
dementier dementiert dementierte dementiert - deny +
bestreit bestreitet bestritt bestritten - deny +
leugn leugnet leugnete geleugnet - deny +
verneint verneint verneinte verneint - deny
weis weist wies zurückgewiesen zurück deny +
widersprech widerspricht widersprach widersprochen - deny +
streit streitet stritt abgestritten ab deny +
beziffer beziffert bezifferte beziffert - opine +
unterstell unterstellt unterstellte unterstellt - say +
attestier attestiert attestierte attestiert - opine +
bescheinig bescheinigt bescheinigte bescheinigt - opine +
beschließ beschließt beschloss beschlossen - say
vereinbar vereinbart vereinbarte vereinbart - say
beantrag beantragt beantragte beantragt - demand +
wünsch wünscht wünschte gewünscht - demand +
lehn lehnt lehnte abgelehnt ab deny +
sprech spricht sprach ausgesprochen aus demand +
entschuldig entschuldigt entschuldigte entschuldigt - say
verteidig verteidigt verteidigte verteidigt - opine
mein meint meinte gemeint - opine
glaub glaubt glaubte geglaubt - opine
denk denkt dachte gedacht - opine
vermut vermutet vermutete vermutet - opine
schätz schätzt schätzte geschätzt - opine +
befürcht befürchtet befürchtete befürchtet - opine +
hoff hofft hoffte gehofft - opine
bezweifel bezweifelt bezweifelte bezweifelt - opine +
zweifel zweifelt zweifelte gezweifelt - opine
spekulier spekuliert spekulierte spekuliert - opine
folger folgert folgerte gefolgert - opine
schließ schließt schloss geschlossen - opine
schließ schließt schloss ausgeschlossen aus deny +
nehm nimmt nahm angenommen an opine
seh sieht sah angesehen an opine
lass lässt ließ offengelassen offen say
geh geht ging ausgegangen aus opine +
rechn rechnet rechnete gerechnet - forecast +
erwart erwartet erwartete erwartet - forecast +
prognostizier prognostiziert prognostizierte prognostiziert - forecast +
vertret vertritt vertrat vertreten - opine
kritisier kritisiert kritisierte kritisiert - opine +
bemängel bemängelt bemängelte bemängelt - opine +
beklag beklagt beklagte beklagt - opine +
bedauer bedauert bedauerte bedauert - opine +
begrüß begrüßt begrüßte begrüßt - opine
lob lobt lobte gelobt - opine
würdig würdigt würdigte gewürdigt - opine +als
verurteil verurteilt verurteilte verurteilt - opine +
bezeichn bezeichnet bezeichnete bezeichnet - opine +
nenn nennt nannte genannt - opine +
bewert bewertet bewertete bewertet - opine +
warn warnt warnte gewarnt - say +
droh droht drohte gedroht - say +mit
bekenn bekennt bekannte - - say +zu
verlaut verlautet verlautete - - say
werf wirft warf vorgeworfen vor say +
mach macht machte verantwortlich verantwortlich opine +
beschuldig beschuldigt beschuldigte beschuldigt - say +
prangere prangert prangerte angeprangert an opine +
forder fordert forderte gefordert - demand +
forder fordert forderte aufgefordert auf demand +
verlang verlangt verlangte verlangt - demand +
ruf ruft rief aufgerufen auf demand +
ruf ruft rief gerufen - say
appellier appelliert appellierte appelliert - demand +
mahn mahnt mahnte gemahnt - demand +
plädier plädiert plädierte plädiert - demand +
empfehl empfiehlt empfahl empfohlen - demand +
schlag schlägt schlug vorgeschlagen vor demand +
bitt bittet bat gebeten - demand
drängt drängt drängte gedrängt - demand +
zähl zählt zählte gezählt - observe +
entdeck entdeckt entdeckte entdeckt - observe
sicht sichtet sichtete gesichtet - observe +
identifizier identifiziert identifizierte identifiziert - observe +
leg legt legte nahegelegt nahe evidence
leg legt legte dargelegt dar say
deut deutet deutete hingedeutet hin evidence
deut deutet deutete angedeutet an say
zeig zeigt zeigte gezeigt - evidence
beleg belegt belegte belegt - evidence
beweis beweist bewies bewiesen - evidence
ergeb ergibt ergab ergeben - evidence
besag besagt besagte besagt - evidence
laut lautet lautete gelautet - say
sprech spricht sprach gesprochen - say +
zusammenfass fasst fasste zusammengefasst zusammen say
beschreib beschreibt beschrieb beschrieben - say +
twitter twittert twitterte getwittert - say
fragt fragt fragte gefragt - say
versprech verspricht versprach versprochen - say +
weis weist wies nachgewiesen nach evidence
find findet fand herausgefunden heraus observe
errechn errechnet errechnete errechnet - opine
rechn rechnet rechnete ausgerechnet aus opine
rechn rechnet rechnete vorgerechnet vor say
schätz schätzt schätzte eingeschätzt ein opine
veranschlag veranschlagt veranschlagte veranschlagt - opine
schlussfolger schlussfolgert schlussfolgerte geschlussfolgert - opine
mutmaß mutmaßt mutmaßte gemutmaßt - opine
fürcht fürchtet fürchtete gefürchtet - opine +
prophezei prophezeit prophezeite prophezeit - forecast
sag sagt sagte vorhergesagt vorher forecast +
notier notiert notierte notiert - say
vermerk vermerkt vermerkte vermerkt - say
vermeld vermeldet vermeldete vermeldet - say
verlautbar verlautbart verlautbarte verlautbart - say
bekund bekundet bekundete bekundet - say
signalisier signalisiert signalisierte signalisiert - say
offenbar offenbart offenbarte offenbart - say
verdeutlich verdeutlicht verdeutlichte verdeutlicht - say
wiederhol wiederholt wiederholte wiederholt - say
verweis verweist verwies verwiesen - say +auf
bring bringt brachte vorgebracht vor say
trag trägt trug vorgetragen vor say
wend wendet wandte eingewandt ein say
gesteh gesteht gestand - - say
gesteh gesteht gestand eingestanden ein say
gesteh gesteht gestand zugestanden zu say
entscheid entscheidet entschied entschieden - say
garantier garantiert garantierte garantiert - assure
gelob gelobt gelobte gelobt - assure
schwör schwört schwor geschworen - assure
klag klagt klagte geklagt - opine
beschwer beschwert beschwerte beschwert - opine
monier moniert monierte moniert - opine
rüg rügt rügte gerügt - opine
befürwort befürwortet befürwortete befürwortet - opine
spott spottet spottete gespottet - opine
zweifel zweifelt zweifelte angezweifelt an opine
reg regt regte angeregt an demand +
verdächtig verdächtigt verdächtigte verdächtigt - opine
erfahr erfährt erfuhr erfahren - say
stuf stuft stufte eingestuft ein opine +
vergleich vergleicht verglich verglichen - opine +mit
biet bietet bot angeboten an say
erwäg erwägt erwog erwogen - opine
geh geht ging hervorgegangen hervor evidence
empfind empfindet empfand empfunden - opine +als
betracht betrachtet betrachtete betrachtet - opine +als
wert wertet wertete gewertet - opine +als
beurteil beurteilt beurteilte beurteilt - opine +als
skandier skandiert skandierte skandiert - demand
`;

/** Reporting verbs by form, built on first use. */
export function reportingForms(): ReadonlyMap<string, readonly CueForm[]> {
  return (forms ??= buildForms());
}

let forms: Map<string, CueForm[]> | null = null;

function buildForms(): Map<string, CueForm[]> {
  const built = new Map<string, CueForm[]>();
  for (const line of verbs.trim().split('\n')) {
    const [stem, present, past, participle, prefix, stance, object] = line.split(' ') as [
      string,
      string,
      string,
      string,
      string,
      Stance,
      string?,
    ];
    const cue = {
      stance,
      particle: prefix === '-' ? null : prefix,
      takesObject: object !== undefined,
      objectNeeds: object?.slice(1) || null,
    };
    const finite = new Set([present, past, plural(past), `${stem}en`, `${stem}n`, `${stem}e`]);
    for (const form of finite) {
      add(built, form, { ...cue, form: 'finite' });
      if (cue.particle !== null) add(built, cue.particle + form, { ...cue, particle: null, form: 'final' });
    }
    if (participle !== '-') add(built, participle, { ...cue, particle: null, form: 'participle' });
    if (cue.particle !== null && participle.startsWith(cue.particle))
      add(built, participle.slice(cue.particle.length), { ...cue, form: 'participle' });
  }
  return built;
}

function plural(past: string): string {
  return past.endsWith('e') ? `${past}n` : `${past}en`;
}

/** Those with a prefix come first: "sagten … voraus" is more than "sagten". */
function add(built: Map<string, CueForm[]>, form: string, cue: CueForm): void {
  const list = built.get(form);
  if (list && cue.particle !== null) list.unshift(cue);
  else if (list) list.push(cue);
  else built.set(form, [cue]);
}
