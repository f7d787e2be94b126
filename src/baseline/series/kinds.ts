import { type Observation, objectClassKey } from '#core';

/**
 * Counts by kind ("ore cars 175, box cars 14, tank cars 66") belong to the series of the whole class ("railcars"): the kinds
 * that one counter gives for one place and date are added up. Kinds that nobody mentions may be missing, so the sum is a
 * lower bound.
 */
export interface SummedKinds {
  /** Observations of the whole class, each with a lower bound only. */
  readonly sums: readonly Observation[];
  /** For each id in `sums`: the rows that were added up. */
  readonly parts: ReadonlyMap<string, readonly Observation[]>;
}

/** First words that make `… cars` a kind of railcar; a locomotive is none. */
const railcarKinds =
  /^(?:\d+ m rail|rail|railway|ore|coal|box|tank|flat|hopper|gondola|freight|cargo|container|covered|passenger|maintenance-of-way rail) ?cars?$/;

/** `railcars with green tarps`, `tank cars in repair`: some of a kind, told by what follows it. */
const qualifier = /\s+(?:with|in|under|on|at|of|longer|shorter|without)\s.*$/;

export function sumKinds(observations: readonly Observation[], siteId: string, objectClass: string): SummedKinds {
  const parts = new Map<string, Observation[]>();
  if (objectClassKey(objectClass) !== 'railcar') return { sums: [], parts };
  const classes = new Set(observations.map((one) => one.objectClass));
  const kinds = new Set([...classes].filter((one) => kindOf(one) !== null));
  if (kinds.size === 0) return { sums: [], parts };
  for (const observation of observations) {
    if (observation.siteId !== siteId || !kinds.has(observation.objectClass) || !isCounted(observation)) continue;
    const key = [
      observation.observer ?? observation.method?.name,
      observation.zoneId,
      observation.when.from,
      observation.when.to,
    ].join('\n');
    parts.set(key, [...(parts.get(key) ?? []), observation]);
  }
  const sums = [...parts.values()].map((rows) => sumOf(withoutSubsets(rows), objectClass));
  return { sums, parts: new Map([...parts.values()].map((rows, index) => [sums[index]!.id, rows])) };
}

function isCounted({ seen, review }: Observation): boolean {
  return review !== 'rejected' && seen.kind === 'count' && seen.low !== null && seen.low > 0;
}

/** The kind without its qualifier, or null where the class is no kind of railcar, or railcars as such. */
function kindOf(objectClass: string): string | null {
  const name = objectClass.toLowerCase().trim();
  const kind = name.replace(qualifier, '');
  if (!railcarKinds.test(kind) || (kind === name && objectClassKey(kind) === 'railcar')) return null;
  return kind;
}

/** `tank cars in repair` are among the `tank cars` that the same counter gives. */
function withoutSubsets(rows: readonly Observation[]): Observation[] {
  const whole = new Set(rows.map(({ objectClass }) => objectClass.toLowerCase().trim()));
  return rows.filter(({ objectClass }) => {
    const name = objectClass.toLowerCase().trim();
    const kind = kindOf(objectClass)!;
    return kind === name || !whole.has(kind);
  });
}

function sumOf(rows: readonly Observation[], objectClass: string): Observation {
  const [first] = rows;
  const low = rows.reduce((sum, { seen }) => sum + (seen.kind === 'count' ? (seen.low ?? 0) : 0), 0);
  return { ...first!, id: `${first!.id}-and-other-kinds`, objectClass, seen: { kind: 'count', low, high: null } };
}
