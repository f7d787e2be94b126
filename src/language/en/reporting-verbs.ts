import type { Stance } from '../attribution.ts';
import { reportingVerbList } from './reporting-verb-list.ts';

/** How a reporting verb shows itself. */
export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'gerund';

/** What an English reporting verb takes. */
export interface CueVerb {
  readonly stance: Stance;
  /** A bare or that-clause ("said it was"); without it only "that" or a quotation. */
  readonly takesClause: boolean;
  /** A mere object ("condemned the launch"). */
  readonly takesObject: boolean;
  /** An infinitive ("vowed to close"). */
  readonly takesInfinitive: boolean;
  /** A question ("asked why"). */
  readonly takesQuestion: boolean;
  /** Somebody told ("told reporters"). */
  readonly takesAddressee: boolean;
  /** Announces quotations only ("“Yes,” she continued"); with anything else it says nothing. */
  readonly takesQuotation: boolean;
  /** Word that must follow: "point out", "call for"; null where none must. */
  readonly particle: string | null;
  /** Word that its object must hold: "see X as a spoiler", "attribute X to Y", "order X to leave"; null where none must. */
  readonly objectNeeds: string | null;
}

let forms: Map<string, { verb: CueVerb; form: VerbForm }[]> | null = null;

/** Reporting verbs by form, those with a particle first; built on first use. */
export function reportingForms(): ReadonlyMap<string, readonly { verb: CueVerb; form: VerbForm }[]> {
  return (forms ??= buildForms());
}

function buildForms(): Map<string, { verb: CueVerb; form: VerbForm }[]> {
  const built = new Map<string, { verb: CueVerb; form: VerbForm }[]>();
  for (const line of reportingVerbList.trim().split('\n')) {
    const { principal, rest } = principalParts(line.split(' '));
    const [stance, takes, ...more] = rest as [Stance, string, ...string[]];
    const particle = more.filter((word) => !word.startsWith('+'));
    const verb: CueVerb = {
      stance,
      takesClause: takes.includes('c'),
      takesObject: takes.includes('o'),
      takesInfinitive: takes.includes('i'),
      takesQuestion: takes.includes('w'),
      takesAddressee: takes.includes('a'),
      takesQuotation: takes.includes('q'),
      particle: particle.length === 0 ? null : particle.join(' '),
      objectNeeds: more.find((word) => word.startsWith('+'))?.slice(1) ?? null,
    };
    for (const [index, form] of (['base', 'third', 'past', 'participle', 'gerund'] as const).entries()) {
      const list = built.get(principal[index]!) ?? [];
      list.push({ verb, form });
      list.sort((a, b) => (b.verb.particle?.length ?? 0) - (a.verb.particle?.length ?? 0));
      built.set(principal[index]!, list);
    }
  }
  return built;
}

function principalParts(words: readonly string[]): { principal: readonly string[]; rest: readonly string[] } {
  const [base, second] = words as [string, string];
  if (second !== '=') return { principal: words.slice(0, 5), rest: words.slice(5) };
  const stem = base.endsWith('e') ? base.slice(0, -1) : base;
  const third = /(?:s|x|sh|ch)$/u.test(base) ? `${base}es` : `${base}s`;
  return { principal: [base, third, `${stem}ed`, `${stem}ed`, `${stem}ing`], rest: words.slice(2) };
}
