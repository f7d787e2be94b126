/** How a number is qualified: `about 73`, `at least 73`. */
type Qualifier = 'exactly' | 'about' | 'at least' | 'more than' | 'at most' | 'fewer than';

export interface NumberMention {
  readonly value: number;
  readonly qualifier: Qualifier;
  /** The words, qualifier included, as the text has them. */
  readonly words: string;
  /** Where its digits or words begin: UTF-16 code units. */
  readonly start: number;
}

/**
 * Numbers in a text, with what qualifies them: digits in any language, words in German and English, qualifiers in those of
 * `qualifiers`. Years (1900 to 2099), days of a month ("5 October", "5. Oktober", "10月5日"), ordinals and parts of dates
 * and times are left out.
 */
export function findNumbers(text: string): NumberMention[] {
  const found: NumberMention[] = [];
  for (const match of text.matchAll(
    /(?<![\p{N}.,:-])(?<!(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])\p{L})(?:\p{N}+(?:[.,’' ]\p{N}{3})*(?:[.,]\p{N}+)?|[\p{L}]+(?:-[\p{L}]+)*)/gu,
  )) {
    const [raw] = match;
    const value = /^\p{N}/u.test(raw) ? parseDigits(raw) : parseNumberWord(raw);
    if (value === null || isPartOfDate(text, match.index, raw)) continue;
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    const [qualifier, words] = findQualifier(before);
    found.push({ value, qualifier, words: `${words}${raw}`, start: match.index });
  }
  return found;
}

function parseDigits(raw: string): number | null {
  const grouped = raw.replace(/[.,’' ](?=\p{N}{3}(?!\p{N}))/gu, '').replace(',', '.');
  const value = Number(grouped);
  return Number.isFinite(value) ? value : null;
}

function isPartOfDate(text: string, start: number, raw: string): boolean {
  const after = text.slice(start + raw.length, start + raw.length + 18);
  const before = text.slice(Math.max(0, start - 16), start);
  if (/^(?:19|20)\d\d$/u.test(raw)) return true;
  if (/^(?:st|nd|rd|th)\b|^[:-]\d|^\.\d|^\s?[年月日년월일時时시]|^(?:-?[гй]|-е)(?!\p{L})/u.test(after)) return true;
  return (
    new RegExp(`^\\.?\\s+(?:de\\s+)?${months}`, 'iu').test(after) || new RegExp(`${months}\\.?\\s+$`, 'iu').test(before)
  );
}

/** Months by their beginnings in German and English, in full (as they follow a day) in other languages. */
const months = `(?<!\\p{L})(?:(?:${'jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez'})[a-zä]*|(?:${[
  'janvier|février|avril|juin|juillet|août|octobre|novembre|décembre',
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
  'gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre',
  'janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|dezembro',
  'stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia',
  'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря',
  'січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня',
  'ocak|şubat|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık',
].join('|')})(?!\\p{L}))`;

const qualifiers: readonly (readonly [Qualifier, string])[] = [
  [
    'at least',
    'at least|no fewer than|no less than|mindestens|wenigstens|zumindest|au moins|al menos|por lo menos|almeno|pelo menos|minstens|ten minste|co najmniej|nejméně|najmenej|legalább|en az|setidaknya|не менее|как минимум|по меньшей мере|щонайменше|не менше|принаймні|最低|至少|少なくとも|적어도|최소',
  ],
  [
    'more than',
    'more than|over|upwards of|mehr als|über|plus de|más de|mas de|più di|oltre|mais de|meer dan|ponad|więcej niż|více než|viac ako|több mint|lebih dari|более|больше|свыше|понад|більше|більш ніж|超过|超過|逾',
  ],
  [
    'at most',
    'at most|no more than|up to|höchstens|maximal|bis zu|au plus|jusqu’à|como máximo|hasta|al massimo|fino a|hoogstens|tot|do|не более|до|не більше|最多|最大|多达|최대',
  ],
  [
    'fewer than',
    'fewer than|less than|under|weniger als|unter|moins de|menos de|meno di|minder dan|mniej niż|менее|меньше|менше|不到',
  ],
  [
    'about',
    'approximately|about|around|roughly|some|nearly|almost|etwa|ungefähr|rund|circa|ca\\.|an die|gut|knapp|fast|' +
      'environ|près de|quelque|alrededor de|unos|unas|cerca de|aproximadamente|casi|circa|quasi|cerca de|aproximadamente|ongeveer|zo’n|około|ok\\.|asi|přibližně|približne|körülbelül|mintegy|yaklaşık|sekitar|около|примерно|порядка|почти|близько|приблизно|майже|約|约|大约|約莫|およそ|약|대략',
  ],
];

const unspacedScripts = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
/** A word begins here; in scripts without spaces anywhere. */
const boundary = `(?:(?<![\\p{L}])|(?=[${unspacedScripts}]))`;

/** The longest qualifier right before the number, so that "no more than" is not "more than". */
function findQualifier(before: string): [Qualifier, string] {
  const fits = qualifiers.flatMap(([qualifier, words]) => {
    const match = new RegExp(
      `${boundary}(?:${words})(?:\\s+(?:the\\s+|die\\s+)?|(?<=[${unspacedScripts}])\\s*)$`,
      'iu',
    ).exec(before);
    return match ? [[qualifier, match[0]] as [Qualifier, string]] : [];
  });
  return fits.toSorted((a, b) => b[1].length - a[1].length)[0] ?? ['exactly', ''];
}

const units = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  ),
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  ),
};
const tens = {
  en: 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' '),
  de: 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' '),
};

/** `seventy-three`, `dreiundsiebzig`, `hundred`, `tausend`; null for any other word, and for "one" and "ein". */
function parseNumberWord(word: string): number | null {
  const lower = word.toLowerCase().replace('dreissig', 'dreißig');
  const plain = Math.max(units.en.indexOf(lower), units.de.indexOf(lower));
  if (plain > 1) return plain;
  const round = Math.max(tens.en.indexOf(lower), tens.de.indexOf(lower));
  if (round >= 0) return 20 + 10 * round;
  if (['hundred', 'hundert', 'einhundert'].includes(lower)) return 100;
  if (['thousand', 'tausend', 'eintausend'].includes(lower)) return 1000;
  return parseCompound(lower);
}

function parseCompound(lower: string): number | null {
  const [high, low] = lower.split('-');
  const english = tens.en.indexOf(high!);
  if (english >= 0 && low !== undefined) return sum(english, units.en.indexOf(low));
  const german = /^(.+?)und(.+)$/u.exec(lower);
  if (!german) return null;
  const unit = german[1] === 'ein' ? 1 : units.de.indexOf(german[1]!);
  return sum(tens.de.indexOf(german[2]!), unit);
}

function sum(tenIndex: number, unit: number): number | null {
  return tenIndex >= 0 && unit >= 1 && unit <= 9 ? 20 + 10 * tenIndex + unit : null;
}
