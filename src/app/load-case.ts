import type {
  Alert,
  Assignment,
  Case,
  Claim,
  Comment,
  Composition,
  Document,
  Exchange,
  Forecast,
  Grade,
  Hypothesis,
  Indicator,
  Judgement,
  Marking,
  Mention,
  Observation,
  Outcome,
  Party,
  Proposition,
  Provision,
  Scene,
  Site,
  Zone,
} from '#core';
import { CaseError } from './errors.ts';
import type { StoreReader } from './ports/store.ts';

/** One case with all that belongs to it. */
export interface CaseRecords {
  readonly case: Case;
  readonly sites: readonly Site[];
  readonly zones: readonly Zone[];
  readonly scenes: readonly Scene[];
  readonly observations: readonly Observation[];
  readonly markings: readonly Marking[];
  /** Those that were decided on. */
  readonly alerts: readonly Alert[];
  readonly documents: readonly Document[];
  readonly claims: readonly Claim[];
  readonly parties: readonly Party[];
  readonly mentions: readonly Mention[];
  readonly propositions: readonly Proposition[];
  readonly hypotheses: readonly Hypothesis[];
  readonly judgements: readonly Judgement[];
  readonly provisions: readonly Provision[];
  readonly indicators: readonly Indicator[];
  readonly forecasts: readonly Forecast[];
  readonly outcomes: readonly Outcome[];
  readonly grades: readonly Grade[];
  readonly exchanges: readonly Exchange[];
  /** None or one. */
  readonly compositions: readonly Composition[];
  /** Those of each thread in the order of their beginning. */
  readonly comments: readonly Comment[];
  readonly assignments: readonly Assignment[];
}

/**
 * What belongs to a case: the sites, documents, provisions, parties and mentions it lists; the zones, scenes, observations, markings and
 * decided alerts of those sites; the claims of those documents; its own propositions, hypotheses, judgements, indicators, forecasts,
 * outcomes, grades, exchanges, composition, comments and assignments. Throws CaseError `no-such-case`.
 */
export async function loadCase(store: StoreReader, caseId: string): Promise<CaseRecords> {
  const found = await requireCase(store, caseId);
  const ofSites = <T>(read: (siteId: string) => Promise<T[]>): Promise<T[]> => gather(found.sites, read);
  const scenes = await ofSites((siteId) => store.list('scene', { siteId }));
  return {
    case: found,
    sites: await store.list('site', { ids: found.sites }),
    zones: await ofSites((siteId) => store.list('zone', { siteId })),
    scenes: [...new Map(scenes.map((scene) => [scene.id, scene])).values()],
    observations: await ofSites((siteId) => store.list('observation', { siteId })),
    markings: await ofSites((siteId) => store.list('marking', { siteId })),
    alerts: await ofSites((siteId) => store.list('alert', { siteId })),
    documents: await store.list('document', { ids: found.documents }),
    claims: await gather(found.documents, (documentId) => store.list('claim', { documentId })),
    parties: await store.list('party', { ids: found.parties }),
    mentions: await store.list('mention', { ids: found.mentions }),
    propositions: await store.list('proposition', { caseId }),
    hypotheses: await store.list('hypothesis', { caseId }),
    judgements: await store.list('judgement', { caseId }),
    provisions: await store.list('provision', { ids: found.provisions }),
    indicators: await store.list('indicator', { caseId }),
    forecasts: await store.list('forecast', { caseId }),
    outcomes: await store.list('outcome', { caseId }),
    grades: await store.list('grade', { caseId }),
    exchanges: await store.list('exchange', { caseId }),
    compositions: await store.list('composition', { caseId }),
    comments: (await store.list('comment', { caseId })).toSorted(firstBeforeReplies),
    assignments: await store.list('assignment', { caseId }),
  };
}

/** A bundle refers only backwards. */
function firstBeforeReplies(one: Comment, other: Comment): number {
  return Number(one.inReplyTo !== null) - Number(other.inReplyTo !== null);
}

/** Throws CaseError `no-such-case`. */
export async function requireCase(store: StoreReader, caseId: string): Promise<Case> {
  const found = await store.get('case', caseId);
  if (found) return found;
  const known = (await store.list('case')).map((one) => one.id).join(', ') || 'none';
  throw new CaseError('no-such-case', `there is no case "${caseId}" in this workspace (cases: ${known})`);
}

async function gather<T>(ids: readonly string[], read: (id: string) => Promise<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (const id of ids) all.push(...(await read(id)));
  return all;
}
