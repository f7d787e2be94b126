/** German number words: "zwölf", "einundzwanzig", "dreihundertfünfzig", "zweitausend". */

const small: Readonly<Record<string, number>> = {
  null: 0,
  ein: 1,
  eins: 1,
  eine: 1,
  einen: 1,
  einem: 1,
  einer: 1,
  eines: 1,
  zwei: 2,
  zwo: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  dreizehn: 13,
  vierzehn: 14,
  fünfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  achtzehn: 18,
  neunzehn: 19,
};
const tens: Readonly<Record<string, number>> = {
  zwanzig: 20,
  dreißig: 30,
  dreissig: 30,
  vierzig: 40,
  fünfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
};
const halves: Readonly<Record<string, number>> = {
  anderthalb: 1.5,
  eineinhalb: 1.5,
  zweieinhalb: 2.5,
  dreieinhalb: 3.5,
  viereinhalb: 4.5,
  halbe: 0.5,
  halben: 0.5,
  halber: 0.5,
  halbes: 0.5,
};

/** The number a word stands for; undefined where it is none. */
export function germanNumber(lower: string): number | undefined {
  return small[lower] ?? tens[lower] ?? halves[lower] ?? (mayBeCompound.test(lower) ? compound(lower) : undefined);
}

const mayBeCompound = /(?:und.+ig|hundert|tausend)/u;

function compound(lower: string): number | undefined {
  const thousand = split(lower, 'tausend');
  if (thousand) return combined(thousand, 1000, 999);
  const hundred = split(lower, 'hundert');
  if (hundred) return combined(hundred, 100, 99);
  const joint = /^(\p{L}+?)und(\p{L}+ig)$/u.exec(lower);
  const [one, ten] = joint ? [small[joint[1]!], tens[joint[2]!]] : [undefined, undefined];
  return one !== undefined && one < 10 && ten !== undefined ? ten + one : undefined;
}

function split(lower: string, word: string): [before: string, after: string] | undefined {
  const at = lower.indexOf(word);
  return at < 0 ? undefined : [lower.slice(0, at), lower.slice(at + word.length)];
}

function combined([before, after]: [string, string], unit: number, most: number): number | undefined {
  const factor = before === '' ? 1 : germanNumber(before);
  const rest = after === '' ? 0 : germanNumber(after.startsWith('und') ? after.slice(3) : after);
  return factor === undefined || rest === undefined || rest > most || factor > 999 ? undefined : factor * unit + rest;
}
