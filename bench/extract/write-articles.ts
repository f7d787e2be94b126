/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Words = Readonly<Record<'who' | 'says' | 'what' | 'when' | 'filler', readonly string[]>>;

const german: Words = {
  who: [
    'Ein Sprecher des Außenministeriums',
    'Die Nachrichtenagentur',
    'Präsidentin Weber',
    'Das Institut in Seoul',
    'Der Minister',
    'Ein Beamter, der nicht genannt werden wollte,',
    'Generalleutnant Kim',
    'Die Regierung in Pjöngjang',
  ],
  says: ['sagte', 'erklärte', 'teilte mit', 'betonte', 'räumte ein', 'bestritt', 'kündigte an', 'warnte'],
  what: [
    'im Bahnhof stünden mindestens 73 Güterwagen',
    'die Lieferung habe wahrscheinlich begonnen',
    'es gebe keine Belege für einen Vertrag',
    'der Reaktor sei seit 1994 stillgelegt',
    'die Gespräche könnten noch in dieser Woche scheitern',
    'rund 1.200 Tonnen Getreide würden erwartet',
    'man werde die Aufnahmen prüfen',
    'die Vorwürfe seien haltlos',
  ],
  when: [
    'am Donnerstag',
    'Ende September',
    'vor wenigen Tagen',
    'am 5. Oktober 2023',
    'in den kommenden zwei Wochen',
    'seit 2017',
    'am Abend',
    'im vergangenen Jahr',
  ],
  filler: [
    'Der Bahnhof liegt nahe der Grenze und wird seit Jahren von Fachleuten beobachtet.',
    'Auf den Bildern sind Gleise, Hallen und ein Kran zu sehen.',
    'Die Straße dorthin wurde im Sommer ausgebaut.',
    'In der Region leben nur wenige Menschen, und das Wetter war in diesen Tagen meist klar.',
    'Der Handel zwischen beiden Ländern war lange unterbrochen.',
  ],
};
const english: Words = {
  who: [
    'A foreign ministry spokesman',
    'The news agency',
    'President Weber',
    'The institute in Seoul',
    'The minister',
    'An official who asked not to be named',
    'Lieutenant General Kim',
    'The government in Pyongyang',
  ],
  says: ['said', 'told reporters', 'announced', 'stressed', 'conceded', 'denied', 'claimed', 'warned'],
  what: [
    'at least 73 railcars stood at the station',
    'the delivery had probably begun',
    'there was no evidence of a contract',
    'the reactor had been shut down since 1994',
    'the talks could still fail this week',
    'about 1,200 tons of grain were expected',
    'the images would be examined',
    'the allegations were baseless',
  ],
  when: [
    'on Thursday',
    'at the end of September',
    'a few days ago',
    'on 5 October 2023',
    'within the next two weeks',
    'since 2017',
    'in the evening',
    'last year',
  ],
  filler: [
    'The station lies near the border and has been watched by experts for years.',
    'Tracks, halls and a crane can be seen in the images.',
    'The road that leads there was widened in the summer.',
    'Few people live in the region, and the weather was mostly clear in those days.',
    'Trade between the two countries had been interrupted for a long time.',
  ],
};

/** One article as a line of a corpus. */
export interface MadeArticle {
  readonly id: string;
  readonly text: string;
  readonly published: string;
  readonly language: 'de' | 'en';
}

/**
 * An article that nobody wrote, `length` characters long: sentences as news has them, half of them with somebody who says
 * something, every other article German. The same seed and index give the same text.
 */
export function makeArticle(seed: number, index: number, length = 5000): MadeArticle {
  const random = createRandom(seed * 1_000_003 + index);
  const language = index % 2 === 0 ? 'de' : 'en';
  const words = language === 'de' ? german : english;
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  const paragraphs: string[] = [];
  for (let total = 0; total < length;) {
    const sentences = Array.from({ length: 3 + Math.floor(random() * 3) }, () =>
      makeSentence(words, language, pick, random),
    );
    paragraphs.push(sentences.join(' '));
    total += paragraphs.at(-1)!.length + 2;
  }
  const text = paragraphs.join('\n\n').slice(0, length);
  return { id: `made-${seed}-${index}`, text, published: '2023-10-09', language };
}

function makeSentence(
  words: Words,
  language: 'de' | 'en',
  pick: (list: readonly string[]) => string,
  random: () => number,
): string {
  const [who, says, what, when] = [pick(words.who), pick(words.says), pick(words.what), pick(words.when)];
  const form = random();
  if (form < 0.45) return pick(words.filler);
  if (language === 'de')
    return form < 0.65
      ? `„${capital(what)}“, ${says} ${lower(who)} ${when}.`
      : form < 0.85
        ? `${who} ${says} ${when}, ${what}.`
        : `Nach Angaben des Instituts hieß es ${when}, ${what}.`;
  return form < 0.65
    ? `“${capital(what)},” ${lower(who)} ${says} ${when}.`
    : form < 0.85
      ? `${who} ${says} ${when} that ${what}.`
      : `According to the institute, ${what} ${when}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(who: string): string {
  return /^(Ein|Die|Das|Der|A|The|An) /.test(who) ? who.charAt(0).toLowerCase() + who.slice(1) : who;
}
