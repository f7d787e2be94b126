import { z } from 'zod';
import { type Indicator, type Site, observableSchema } from '#core';
import { CaseError } from '../errors.ts';

/** First member of a file with a warning chain (docs/formats/chain.md). */
const chainFormat = 'sightline-chain/1';

/** A warning chain as data: its steps, and roles in place of sites. */
export interface ChainTemplate {
  readonly id: string;
  readonly name: string;
  readonly leadsTo: string;
  readonly note: string;
  /** Roles of places (`border-yard`), each with names of sites that usually have it. */
  readonly places: Readonly<Record<string, readonly string[]>>;
  readonly steps: readonly {
    readonly order: number;
    readonly text: string;
    readonly leadDays: Indicator['leadDays'];
    readonly observables: readonly {
      readonly text: string;
      readonly at: string | null;
      readonly objectClass: string | null;
      readonly atLeast: number | null;
      readonly words: readonly (readonly string[])[];
    }[];
  }[];
}

const templateSchema: z.ZodType<ChainTemplate & { readonly format: typeof chainFormat }> = z.strictObject({
  format: z.literal(chainFormat),
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  leadsTo: z.string().min(1),
  note: z.string(),
  places: z.record(z.string(), z.array(z.string())),
  steps: z
    .array(
      z.strictObject({
        order: z.number().int().min(1),
        text: z.string().min(1),
        leadDays: z.strictObject({ low: z.number().min(0), high: z.number().min(0) }).nullable(),
        observables: z.array(
          z.strictObject({
            text: z.string().min(1),
            at: z.string().nullable(),
            objectClass: z.string().min(1).nullable(),
            atLeast: z.number().min(0).nullable(),
            words: z.array(z.array(z.string().min(1)).min(1)),
          }),
        ),
      }),
    )
    .min(1),
});

/** Parses the file of a chain. Throws CaseError `incomplete` with the place of the first fault. */
export function parseChainTemplate(value: unknown, file: string): ChainTemplate {
  const parsed = templateSchema.safeParse(value);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new CaseError(
      'incomplete',
      `${file}: ${path.join('.') || 'format'}: ${message}; expected a chain as ${chainFormat}`,
    );
  }
  const { format: _format, ...template } = parsed.data;
  const unknown = template.steps
    .flatMap((step) => step.observables.map((one) => one.at))
    .find((at) => at !== null && !Object.hasOwn(template.places, at));
  if (unknown) throw new CaseError('incomplete', `${file}: the place "${unknown}" is not among "places"`);
  return template;
}

/**
 * The steps of a chain for a case, none of them observed yet. `named` gives sites to roles; the others are given to the
 * sites of the case that usually have them. A role without a site leaves its observables without one: nothing to look at.
 */
export function startChain(
  template: ChainTemplate,
  caseId: string,
  sites: readonly Site[],
  named: ReadonlyMap<string, string>,
): Indicator[] {
  const siteOf = new Map(
    Object.entries(template.places).map(([role, usual]) => [role, findSite(role, named.get(role), usual, sites)]),
  );
  const unknown = [...named.keys()].find((role) => !Object.hasOwn(template.places, role));
  if (unknown !== undefined) {
    const roles = Object.keys(template.places).join(', ') || 'none';
    throw new CaseError('incomplete', `the chain "${template.id}" has no place "${unknown}" (places: ${roles})`);
  }
  return template.steps.map(({ order, text, leadDays, observables }) => ({
    id: `ind-${caseId}-${template.id}-${String(order).padStart(2, '0')}`,
    caseId,
    chain: template.name,
    order,
    text,
    status: 'not-observed',
    since: null,
    citations: [],
    note: null,
    leadDays,
    observables: observables.map(({ at, ...rest }) => {
      const site = at === null ? undefined : siteOf.get(at);
      return observableSchema.parse({ ...rest, siteIds: site === undefined ? [] : [site] });
    }),
  }));
}

function findSite(
  role: string,
  named: string | undefined,
  usual: readonly string[],
  sites: readonly Site[],
): string | undefined {
  const wanted = (named === undefined ? usual : [named]).map((name) => name.toLowerCase());
  const found = sites.find(({ id, name, aliases }) =>
    [id, name, ...aliases].some((one) => wanted.includes(one.toLowerCase())),
  );
  if (named !== undefined && found === undefined)
    throw new CaseError('no-such-site', `there is no site "${named}" in this case for "${role}"`);
  return found?.id;
}
