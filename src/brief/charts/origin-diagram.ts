import type { PropositionTrace } from '#core';
import { type BriefWords, english } from '../words/english/english.ts';
import { drawing, element, escapeXml, label, measureText, palette } from './svg.ts';

/** What the diagram shows of a document. */
export interface DiagramDocument {
  readonly title: string;
  readonly published: string | null;
}

const width = 760;
const rowHeight = 30;
const columns = { origin: 16, document: 400 };

/**
 * Who a proposition comes from: origins on the left, what carries it on the right in order of date. Copies of one
 * text are one box with their number, so that ten pages with one origin look like one line.
 */
export function originDiagram(
  trace: PropositionTrace,
  documents: ReadonlyMap<string, DiagramDocument>,
  words: BriefWords = english,
): string {
  const said = words.charts.origins;
  const families = foldCopies(trace, documents);
  const rows = Math.max(families.length, trace.origins.length, 1);
  const height = 44 + rows * rowHeight;
  const originY = (index: number): number =>
    44 + ((index + 0.5) * rows * rowHeight) / Math.max(1, trace.origins.length);
  const familyY = (index: number): number => 44 + (index + 0.5) * rowHeight;
  const links = trace.origins.flatMap((origin, from) =>
    families.flatMap((family, to) => {
      if (!family.ids.some((id) => origin.documentIds.includes(id))) return [];
      const [x1, y1, x2, y2] = [columns.origin + 250, originY(from), columns.document - 8, familyY(to)];
      const bend = (x1 + x2) / 2;
      return [
        element('path', {
          d: `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`,
          fill: 'none',
          stroke: palette.faint,
          'stroke-width': Math.min(4, 1 + family.ids.length / 3),
        }),
      ];
    }),
  );
  return drawing(
    { width, height },
    { id: `origins-${trace.id}`, title: said.title(trace.text), description: describe(trace, families.length, said) },
    label(said.origin, { x: columns.origin, y: 22, fill: palette.faint }),
    label(said.carried, { x: columns.document, y: 22, fill: palette.faint }),
    ...links,
    ...trace.origins.map((origin, index) =>
      drawOrigin(origin.name, origin.independentOf.length < trace.origins.length - 1, originY(index)),
    ),
    ...families.map((family, index) => drawFamily(family, familyY(index), words)),
  );
}

interface Family {
  readonly ids: readonly string[];
  readonly title: string;
  readonly published: string | null;
}

function foldCopies(trace: PropositionTrace, documents: ReadonlyMap<string, DiagramDocument>): Family[] {
  const all = [...new Set(trace.origins.flatMap((origin) => origin.documentIds))];
  const copied = new Set(trace.copies.flat());
  const groups = [
    ...trace.copies.map((ids) => ids.filter((id) => all.includes(id))),
    ...all.filter((id) => !copied.has(id)).map((id) => [id]),
  ];
  // A month without a day comes after its days.
  const date = (id: string): string => (documents.get(id)?.published ?? '9999').padEnd(10, '~');
  return groups
    .filter((ids) => ids.length > 0)
    .map((ids) => {
      const sorted = [...ids].sort((a, b) => (date(a) < date(b) ? -1 : 1));
      const first = documents.get(sorted[0]!);
      return { ids: sorted, title: first?.title ?? sorted[0]!, published: first?.published ?? null };
    })
    .sort((a, b) => (date(a.ids[0]!) < date(b.ids[0]!) ? -1 : 1));
}

function drawOrigin(name: string, leans: boolean, y: number): string {
  const box = element('rect', {
    x: columns.origin,
    y: y - 12,
    width: 250,
    height: 24,
    rx: 3,
    fill: palette.paper,
    stroke: palette.blue,
    'stroke-width': 2,
    ...(leans ? { 'stroke-dasharray': '5 3' } : {}),
  });
  return element(
    'g',
    {},
    element('title', {}, escapeXml(name)),
    box,
    label(fit(name, 234), { x: columns.origin + 8, y: y + 4, 'font-weight': 'bold' }),
  );
}

function drawFamily({ ids, title, published }: Family, y: number, { amounts, charts }: BriefWords): string {
  const more = ids.length > 1 ? charts.origins.copies(ids.length - 1) : '';
  const date = published === null ? charts.origins.noDate : amounts.shortDate(published);
  const room = width - columns.document - 98 - measureText(more);
  return element(
    'g',
    {},
    element('title', {}, escapeXml(`${title}${more}`)),
    element('circle', { cx: columns.document, cy: y, r: ids.length > 1 ? 6 : 4, fill: palette.ink }),
    label(date, { x: columns.document + 12, y: y + 4, fill: palette.faint }),
    label(`${fit(title, room)}${more}`, { x: columns.document + 88, y: y + 4 }),
  );
}

/** Cuts to a width in pixels, with an ellipsis. */
function fit(text: string, room: number): string {
  if (measureText(text) <= room) return text;
  const characters = Array.from(text);
  while (characters.length > 1 && measureText(`${characters.join('')}…`) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

function describe(
  { mentions, origins, effective }: PropositionTrace,
  boxes: number,
  said: BriefWords['charts']['origins'],
): string {
  const names = origins.map((origin) => origin.name);
  return said.describe(mentions, boxes, names, effective.low, effective.high);
}
