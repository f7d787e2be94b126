import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Claim, Document } from '#core';
import { documentPath } from '../address.ts';
import { Link, useBrowserAddress } from '../navigation.tsx';
import { texts } from '../texts.ts';
import { MarkedText, hedgeMarks } from './marked-text.tsx';
import { type Stretch, selectedStretch } from './review/text-selection.ts';
import type { Mark } from './segments.ts';

/** The text with claims underlined, hedges marked, and of the current claim who says it through whom. */
export function DocumentText(props: {
  readonly caseId: string;
  readonly document: Document;
  readonly claims: readonly Claim[];
  readonly current: Claim | undefined;
  readonly onSelect: (stretch: Stretch | null) => void;
}): ReactNode {
  const { caseId, claims, current, document, onSelect } = props;
  const { hash } = useBrowserAddress();
  const element = useRef<HTMLDivElement>(null);
  const quote = hash.startsWith('quote=') ? hash.slice(6) : undefined;
  const marks = useMemo(
    () => documentMarks(document.text, claims, quote, current),
    [document.text, claims, quote, current],
  );
  useEffect(() => {
    if (hash !== '') element.current?.querySelector('.quoted, .claim.current')?.scrollIntoView({ block: 'center' });
  }, [hash]);
  const numbers = useMemo(() => new Map(claims.map((claim, index) => [claim.id, index + 1])), [claims]);
  const number = (mark: Mark): ReactNode => {
    const at = mark.id === undefined ? undefined : numbers.get(mark.id);
    if (mark.kind !== 'claim' || at === undefined) return null;
    return (
      <Link key={mark.id} to={documentPath(caseId, document.id, { claim: mark.id! })} className="claim-number" isNoText>
        <span className="hidden">{texts.reader.claimNumber(at)}</span>
        <span aria-hidden="true">{at}</span>
      </Link>
    );
  };
  const select = (): void => {
    if (element.current) onSelect(selectedStretch(element.current, getSelection()));
  };
  return (
    <section className="stack">
      <h2 id="text-heading">{texts.reader.text}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a region that scrolls must be reachable; it only notes what the browser lets select, and the editor has a field for the keyboard */}
      <div
        ref={element}
        className="text"
        role="region"
        aria-labelledby="text-heading"
        tabIndex={0}
        lang={document.language ?? undefined}
        onMouseUp={select}
        onKeyUp={select}
      >
        {pagesOf(document).map(({ end, number: page, start }) => (
          <span key={start}>
            {page !== null && (
              <span className="page-mark" data-not-text>
                {texts.claimReview.pageNumber(page)}
              </span>
            )}
            <MarkedText
              text={document.text.slice(start, end)}
              marks={marks.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start }))}
              current={current?.id}
              before={number}
            />
          </span>
        ))}
      </div>
    </section>
  );
}

/** The pages of a PDF, else the whole text without a number. */
function pagesOf({ pageStarts, text }: Document): readonly (Stretch & { readonly number: number | null })[] {
  if (pageStarts.length < 2) return [{ start: 0, end: text.length, number: null }];
  return pageStarts.map((start, index) => ({
    start: index === 0 ? 0 : start,
    end: pageStarts[index + 1] ?? text.length,
    number: index + 1,
  }));
}

function documentMarks(
  text: string,
  claims: readonly Claim[],
  quote: string | undefined,
  current: Claim | undefined,
): Mark[] {
  const marks: Mark[] = claims.flatMap((claim) => [
    { start: claim.start, end: claim.end, kind: 'claim', id: claim.id, draft: claim.review === 'draft' },
    ...hedgeMarks(claim),
  ]);
  if (current?.speaker) marks.push({ start: current.speaker.start, end: current.speaker.end, kind: 'speaker' });
  for (const { end, start } of current?.via ?? []) marks.push({ start, end, kind: 'via' });
  const start = quote === undefined ? -1 : text.indexOf(quote);
  if (quote !== undefined && start >= 0) marks.push({ start, end: start + quote.length, kind: 'quoted' });
  return marks;
}
