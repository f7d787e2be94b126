import type { ReactNode } from 'react';
import type { Standing } from '#api';
import { texts } from '../texts.ts';

/** How a site stands: the same shape as on the map, with words. */
export function StandingTag({ standing }: { readonly standing: Standing }): ReactNode {
  return (
    <span className={`standing ${standing} nowrap`}>
      <StandingMark standing={standing} /> {texts.watch.standings[standing]}
    </span>
  );
}

export function StandingMark({ standing }: { readonly standing: Standing }): ReactNode {
  return (
    <svg className={`standing-mark ${standing}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {standing === 'unusual' && <path d="M6 0 12 6 6 12 0 6Z" />}
      {standing === 'notable' && <path d="M6 1 11.5 11H.5Z" />}
      {(standing === 'usual' || standing === 'young') && <circle cx="6" cy="6" r={standing === 'usual' ? 4.5 : 3.5} />}
      {(standing === 'waiting' || standing === 'unseen') && <circle className="ring" cx="6" cy="6" r="4" />}
    </svg>
  );
}
