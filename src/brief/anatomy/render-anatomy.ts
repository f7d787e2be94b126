import type { Extraction } from '#core';
import { contentPolicy } from '../html/content-policy.ts';
import { type Markup, markup, raw } from '../html/markup.ts';
import { anatomyStyle } from './anatomy-style.ts';
import { claimCard } from './claim-card.ts';
import { type TextMark, cutText } from './cut-text.ts';

/** A document as the anatomy page shows it. */
export interface AnatomyInput {
  readonly title: string;
  readonly text: string;
  readonly extraction: Extraction;
}

/**
 * A text taken apart on one page that works offline: claims underlined, speakers, cues, hedges, dates and numbers marked,
 * beside it each claim with its chain. No script, nothing loaded; all spans are those of the extraction.
 */
export function renderAnatomyHtml({ title, text, extraction }: AnatomyInput): string {
  const { document, claims, actors } = extraction;
  const policy = contentPolicy(anatomyStyle);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>Anatomy: ${title}</title>
<style>${raw(anatomyStyle)}</style>
</head>
<body>
<a class="skip" href="#claims">Skip to the claims</a>
<header>
<h1>${title}</h1>
<p class="meta">${count(claims.length, 'claim')} by ${count(actors.length, 'speaker')}; language ${document.lang}; published ${publishedLine(document)}. Drafts of a machine until a person accepts them.</p>
${legend}
</header>
<main>
<section aria-label="The text with its claims"><div class="text" lang="${document.lang}">${markedText(text, extraction)}</div></section>
<section aria-labelledby="claims">
${actors.length > 0 ? actorList(actors) : null}
<h2 id="claims">Claims</h2>
${claims.length === 0 ? markup`<p>No claims were found in this text.</p>` : markup`<ol class="claims">${claims.map((claim, index) => claimCard(claim, index + 1))}</ol>`}
</section>
</main>
<footer>SHA-256 of the document: ${document.sha256}</footer>
</body>
</html>`.text;
}

const legend = markup`<ul class="legend" aria-label="Legend"><li><span class="said">said by somebody</span></li><li><span class="own">the author’s own claim</span></li><li><span class="said denied">denied</span></li><li><span class="speaker">speaker</span></li><li><span class="via">passed on by</span></li><li><span class="cue">cue</span></li><li><span class="hedge">hedge</span></li><li><span class="time">date</span></li><li><span class="number">number</span></li><li><span class="negation">not</span></li></ul>`;

function publishedLine({ published, publishedBy }: Extraction['document']): string {
  if (published === null) return 'unknown';
  return publishedBy === null || publishedBy === 'given'
    ? published
    : `${published}, by its words “${publishedBy.text}”`;
}

function actorList(actors: Extraction['actors']): Markup {
  return markup`<h2>Who speaks</h2><ul class="actors">${actors.map(
    ({ name, mentions }) => markup`<li>${name}${mentions.length > 1 ? ` (${mentions.length} mentions)` : ''}</li>`,
  )}</ul>`;
}

function markedText(text: string, { claims, timex }: Extraction): Markup[] {
  const marks: TextMark[] = timex.map(({ start, end }) => ({ start, end, kind: 'time' }));
  const begins = new Map<number, number[]>();
  for (const [index, claim] of claims.entries()) {
    begins.set(claim.start, [...(begins.get(claim.start) ?? []), index + 1]);
    const kind = claim.type === 'plain' ? 'own' : claim.polarity === 'denied' ? 'said denied' : 'said';
    const parts = claim.parts.length > 0 ? claim.parts : [claim];
    marks.push(...parts.map(({ start, end }) => ({ start, end, kind })));
    const add = (kindOfMark: string, spans: readonly { start: number; end: number }[]): void => {
      marks.push(...spans.map(({ start, end }) => ({ start, end, kind: kindOfMark })));
    };
    add('hedge', claim.hedges);
    add('number', claim.quantities);
    add('negation', claim.polarity === 'denied' ? [] : claim.negations);
    add('cue', claim.cueWords);
    add('via', claim.via);
    if (claim.speaker) add('speaker', [claim.speaker]);
  }
  const pieces = cutText(text.length, [
    ...marks,
    ...[...begins.keys()].map((start) => ({ start, end: start + 1, kind: '' })),
  ]);
  return pieces.map(({ start, end, kinds }) => {
    const classes = kinds.filter(Boolean).join(' ');
    const numbers = (begins.get(start) ?? []).map(numberLink);
    const words = text.slice(start, end);
    return classes === '' ? markup`${numbers}${words}` : markup`${numbers}<span class="${classes}">${words}</span>`;
  });
}

function numberLink(number: number): Markup {
  return markup`<sup id="text-${number}"><a href="#claim-${number}" aria-label="claim ${number}">${number}</a></sup>`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
