import type { ReactNode } from 'react';
import type { Topic } from '#core';
import { briefPath, casePath, listPath, placeScenePath, sitePath } from '../address.ts';
import { Link } from '../navigation.tsx';
import { texts } from '../texts.ts';

/** What a comment or an assignment is about, as a link to the page that shows it, where there is one. */
export function TopicLink({ caseId, topic }: { readonly caseId: string | null; readonly topic: Topic }): ReactNode {
  const { discussion } = texts;
  const to = pathOf(caseId, topic);
  const kind = discussion.kinds[topic.kind as keyof typeof discussion.kinds] ?? topic.kind;
  const name = `${kind} ${topic.id}${placeText(topic)}`;
  return to === null ? name : <Link to={to}>{name}</Link>;
}

/** `, “exact words”` */
function placeText({ place }: Topic): string {
  const { discussion } = texts;
  if (place === null) return '';
  if (place.kind === 'words') return `, ${texts.quoted(place.exact)}`;
  return `, ${place.kind === 'mark' ? discussion.mark(place.markId) : discussion.section(place.section)}`;
}

function pathOf(caseId: string | null, { id, kind, place }: Topic): string | null {
  switch (kind) {
    case 'site':
      return sitePath(id);
    case 'scene':
      return placeScenePath(id);
    case 'case':
      return place === null ? casePath(id) : briefPath(id);
    default: {
      const list = lists[kind];
      return caseId === null || list === undefined ? null : listPath(caseId, list, id);
    }
  }
}

const lists: Readonly<Record<string, Parameters<typeof listPath>[1]>> = {
  zone: 'zones',
  observation: 'observations',
  document: 'documents',
  claim: 'claims',
  party: 'parties',
  proposition: 'propositions',
  hypothesis: 'hypotheses',
  judgement: 'judgements',
  provision: 'provisions',
  indicator: 'indicators',
  forecast: 'forecasts',
  grade: 'grades',
  exchange: 'exchanges',
};
