import type { ReactNode } from 'react';
import type { RecordHistoryLine } from '#api';
import type { Claim } from '#core';
import { useClaimHistory } from '../../data/use-derived.ts';
import { Loaded } from '../../parts/states.tsx';
import { timeText } from '../../parts/time-text.ts';
import { texts } from '../../texts.ts';
import { changedMembers } from './claim-members.ts';

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
                {texts.actor[entry.actor.kind]}, {timeText(entry.at)}
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
  const changed = changedMembers(before as Claim, after as Claim);
  if (changed.length === 0) return null;
  return (
    <ul className="bullets">
      {changed.map((change) => (
        <li key={change.name}>
          {change.name}: <del>{change.before}</del> → <ins>{change.after}</ins>
        </li>
      ))}
    </ul>
  );
}
