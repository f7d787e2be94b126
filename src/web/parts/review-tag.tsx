import type { ReactNode } from 'react';
import type { Review } from '#core';
import { texts } from '../texts.ts';

/** Whether a person stands behind it. Accepted is the rule and stays quiet. */
export function ReviewTag({ review }: { readonly review: Review }): ReactNode {
  if (review === 'accepted') return <span className="quiet">{texts.review.accepted}</span>;
  return <span className={`tag ${review}`}>{texts.review[review]}</span>;
}
