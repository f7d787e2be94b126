import type { ReactNode } from 'react';
import type { Document } from '#core';
import { documentBytesAddress } from '#api';
import { useOriginal } from '../data/use-derived.ts';
import { Loaded } from '../parts/states.tsx';
import { texts } from '../texts.ts';

/** The kept original as plain text beside the text that was read from it. Nothing of it runs. */
export function OriginalPane({ document }: { readonly document: Document }): ReactNode {
  const words = texts.claimReview;
  return (
    <section className="stack">
      <h2 id="original-heading">{words.original}</h2>
      <Loaded load={useOriginal(document.id)} what={words.original.toLowerCase()}>
        {({ form, isCut, mediaType, text }) => (
          <>
            <p className="quiet small">
              {words.forms[form]} <code>{mediaType}</code>, {words.bytes(document.byteLength)}{' '}
              <a href={documentBytesAddress(document.id)} download>
                {texts.download}
              </a>
            </p>
            {form !== 'none' && (
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
              <div
                className="text original"
                role="region"
                aria-labelledby="original-heading"
                tabIndex={0}
                lang={document.language ?? undefined}
              >
                {text}
              </div>
            )}
            {isCut && <p className="small">{words.isCut}</p>}
          </>
        )}
      </Loaded>
    </section>
  );
}
