import type { Brief } from '../brief.ts';
import type { EvidenceRef } from '../statement.ts';
import { type Markup, anchor, markup } from './markup.ts';

/** Where a reference leads inside the page, and what the link says. */
export function evidenceLinks(brief: Brief, evidence: readonly EvidenceRef[]): Markup {
  const links = evidence.map((ref) => markup`<a href="#${anchor(ref.kind, ref.id)}">${nameOf(brief, ref)}</a>`);
  return markup`<span class="evidence">[${links.map((link, index) => (index === 0 ? link : markup`; ${link}`))}]</span>`;
}

/** The short name of what is referred to. */
export function nameOf(brief: Brief, ref: EvidenceRef): string {
  switch (ref.kind) {
    case 'observation': {
      const found = brief.observations.find((one) => one.id === ref.id);
      return found ? `${found.siteName} ${found.date}: ${found.value}` : ref.id;
    }
    case 'document': {
      const found = brief.documents.find((one) => one.id === ref.id);
      return found
        ? `${found.outlet ?? found.title ?? ref.id}${found.published ? `, ${found.published}` : ''}`
        : ref.id;
    }
    case 'series':
      return 'the series';
    case 'proposition':
      return 'its origins';
    case 'claim':
      return 'the claim';
    case 'case':
      return 'the case';
  }
}
