import type { ReactNode } from 'react';
import type { RecordHistoryLine } from '#api';
import type { Claim } from '#core';
import { useClaimHistory } from '../../data/use-derived.ts';
import { Loaded } from '../../parts/states.tsx';
import { texts } from '../../texts.ts';

/** What the program drafted and who changed it: nothing leaves the record. */
export function ClaimHistory({ claim, version }: { readonly claim: Claim; readonly version: number }): ReactNode {
  const words = texts.claimReview;
  return (
    <Loaded load={useClaimHistory(claim.id, version)} what={texts.lists.history.toLowerCase()}>
      {(entries) => (
        <ol className="claim-history small">
          {entries.map((entry, index) => (
            <li key={entry.sequence}>
              <strong>{entry.actor.name}</strong>{' '}
              <span className="quiet">
                {texts.actor[entry.actor.kind]}, {entry.at.slice(0, 16).replace('T', ' ')} UTC
              </span>
              <div>{entry.action === 'added' ? words.added(entry.reason) : entry.reason}</div>
              <Differences before={entry.before} after={entries[index + 1]?.before ?? claim} entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

/** Members that changed, old and new. */
function Differences(props: {
  readonly entry: RecordHistoryLine;
  readonly before: unknown;
  readonly after: unknown;
}): ReactNode {
  const { after, before } = props;
  if (before === null || typeof before !== 'object') return null;
  const [was, is] = [before as Claim, after as Claim];
  const changed = shown.filter((key) => describe(was, key) !== describe(is, key));
  if (changed.length === 0) return null;
  return (
    <ul className="bullets">
      {changed.map((key) => (
        <li key={key}>
          {texts.claimReview.members[key]}: <del>{describe(was, key)}</del> → <ins>{describe(is, key)}</ins>
        </li>
      ))}
    </ul>
  );
}

const shown = ['review', 'text', 'speaker', 'kind', 'type', 'polarity', 'time', 'likelihood', 'hedges', 'via'] as const;

function describe(claim: Claim, key: (typeof shown)[number]): string {
  const none = texts.claimReview.none;
  switch (key) {
    case 'review':
      return texts.review[claim.review];
    case 'speaker':
      return claim.speaker?.text ?? texts.reader.author;
    case 'likelihood':
      return claim.likelihood?.term ?? none;
    case 'hedges':
    case 'via':
      return claim[key].map((span) => span.text).join(', ') || none;
    case 'kind':
      return texts.claimReview.kinds[claim.kind];
    case 'type':
      return texts.claimReview.types[claim.type];
    case 'polarity':
      return texts.polarity[claim.polarity];
    case 'text':
    case 'time':
      return claim[key] ?? none;
  }
}
