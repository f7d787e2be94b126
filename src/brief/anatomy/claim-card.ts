import type { ClaimedNumber, ExtractedClaim } from '#core';
import { type Markup, markup } from '../html/markup.ts';

/** One claim taken apart: who says it through whom, in which words, how sure, about when. `number` counts from 1. */
export function claimCard(claim: ExtractedClaim, number: number): Markup {
  return markup`<li id="claim-${number}" class="card kind-${claim.kind}">
    <p class="who"><a href="#text-${number}" aria-label="claim ${number}, to its place in the text">${number}</a> ${chainOf(claim)}</p>
    <blockquote>${claim.text}</blockquote>
    <dl>${rows(claim).map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
  </li>`;
}

/** "Dong-A → informed circles": from the page inwards, with whom a speaker's words mean where they do not name him. */
function chainOf({ via, speaker, actor, type }: ExtractedClaim): Markup {
  if (speaker === null && via.length === 0)
    return markup`<span>${type === 'plain' ? 'the author' : 'somebody not named'}</span>`;
  const names = [...via.map(({ text }) => text), ...(speaker ? [speaker.text] : [])];
  const meant = actor && speaker && !speaker.text.includes(actor.name) ? ` (${actor.name})` : '';
  return markup`<span>${names.join(' → ')}${meant}</span>`;
}

function rows(claim: ExtractedClaim): (readonly [name: string, value: string])[] {
  const { likelihood, time, forecast, polarity, addressee } = claim;
  return [
    ['kind', `${claim.kind}, ${claim.type}`],
    ...row('says', claim.cueWords.map(({ text }) => text).join(' … ')),
    ...row('to', addressee?.text),
    ...row('hedged', claim.hedges.map(({ text, kind }) => `${text} (${kind})`).join(', ')),
    ...row('likelihood', likelihood && `${likelihood.low} to ${likelihood.high} % (${likelihood.term}, ICD 203)`),
    ...row('polarity', polarity === 'affirmed' ? null : polarity),
    ...row('numbers', claim.quantities.map(describeNumber).join(', ')),
    ...row('when', time),
    ...row('forecast by', forecast && (forecast.deadline ?? 'no stated date')),
  ];
}

function row(name: string, value: string | null | undefined): (readonly [string, string])[] {
  return value ? [[name, value]] : [];
}

function describeNumber({ text, low, high, bound, unit }: ClaimedNumber): string {
  const value = bound === 'range' ? `${low}–${high}` : String(low ?? high);
  return `${text}: ${bound === 'exact' ? '' : `${bound.replace('-', ' ')} `}${value}${unit === null ? '' : ` ${unit}`}`;
}
