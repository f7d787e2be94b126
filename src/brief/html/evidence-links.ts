import type { Brief } from '../brief.ts';
import type { EvidenceRef } from '../statement.ts';
import { wordsIn } from '../words/words-in.ts';
import { type Markup, anchor, markup } from './markup.ts';

/** Links that stand behind a statement at the most. */
const mostLinks = 5;

/** Where a reference leads inside the page, and what the link says. */
export function evidenceLinks(brief: Brief, evidence: readonly EvidenceRef[]): Markup {
  // A count of a place and those of its many zones would be a paragraph of links; all are in the table.
  const shown = evidence.length > mostLinks ? evidence.slice(0, mostLinks - 1) : evidence;
  const links = shown.map((ref) => markup`<a href="#${anchorOf(ref)}">${nameOf(brief, ref)}</a>`);
  const rest = evidence.length - shown.length;
  if (rest > 0) links.push(markup`<a href="#observations">${wordsIn(brief.language).page.more(rest)}</a>`);
  return markup`<span class="evidence">[${links.map((link, index) => (index === 0 ? link : markup`; ${link}`))}]</span>`;
}

/** Judgements are printed as findings. */
function anchorOf({ id, kind }: EvidenceRef): string {
  return anchor(kind === 'judgement' ? 'finding' : kind, id);
}

/** The short name of what is referred to. */
export function nameOf(brief: Brief, ref: EvidenceRef): string {
  const { amounts, page } = wordsIn(brief.language);
  switch (ref.kind) {
    case 'observation': {
      const found = brief.observations.find((one) => one.id === ref.id);
      return found ? `${found.siteName} ${amounts.shortDate(found.date)}: ${found.value}` : ref.id;
    }
    case 'document': {
      const found = brief.documents.find((one) => one.id === ref.id);
      return found
        ? `${found.outlet ?? found.title ?? ref.id}${found.published ? `, ${amounts.shortDate(found.published)}` : ''}`
        : ref.id;
    }
    case 'series':
    case 'proposition':
    case 'claim':
    case 'judgement':
    case 'case':
      return page.evidence[ref.kind];
  }
}
