import type { Brief } from '#brief';
import { seriesChart, wordsIn } from '#brief';
import { svgOf, text } from '../counting/pictures/svg.ts';
import type { Canvas } from '../ports/pictures.ts';

/** Pixels, as the Open Graph protocol and those who show such cards expect. */
const [width, height] = [1200, 630];
const margin = 48;

/**
 * The brief as a card for a message or a feed: title, what was counted and how unusual it is, and the chart. What it means
 * is not said in a picture that travels without its evidence.
 */
export function drawCard(brief: Brief): Canvas {
  const words = wordsIn(brief.language);
  const { amounts, figures, page } = words;
  const [focus] = brief.series;
  const parts = [`<rect width="${width}" height="${height}" fill="#14181d"/>`];
  let y = 78;
  for (const line of wrap(brief.title, 46).slice(0, 2)) {
    parts.push(text(margin, y, line, { size: 40, weight: 'bold' }));
    y += 50;
  }
  for (const line of wrap(brief.question, 96).slice(0, 2)) {
    parts.push(text(margin, y - 8, line, { size: 20, fill: '#b9c4cf' }));
    y += 27;
  }
  if (focus?.assessment.target && focus.assessment.states === null) {
    const { exceedance, objectClass, target } = focus.assessment;
    y += 26;
    parts.push(
      text(margin, y, `${amounts.bounds(target)} ${objectClass}, ${amounts.date(target.date)}`, {
        size: 28,
        weight: 'bold',
        fill: '#ffd53d',
      }),
    );
    const chance = figures.chance(exceedance === null ? null : amounts.probability(exceedance));
    parts.push(text(margin, y + 32, `${focus.siteName}; ${chance}`, { size: 20 }));
    y += 50;
  }
  if (focus) parts.push(placeChart(seriesChart(focus.assessment, words), y, height - 56 - y));
  const foot = `${brief.generator.name} ${brief.generator.version}  ·  ${page.asOfShort(brief.asOf)}  ·  ${page.everyLeads}`;
  parts.push(text(margin, height - 22, foot, { size: 17, fill: '#b9c4cf' }));
  if (brief.scenes.some(({ isSimulated }) => isSimulated))
    parts.push(
      `<rect x="${width - 212}" y="${height - 46}" width="180" height="34" rx="3" fill="#d7263d"/>`,
      text(width - 122, height - 22, page.simulatedStamp, { size: 21, weight: 'bold', anchor: 'middle' }),
    );
  return { width, height, layers: [], svg: svgOf(width, height, parts) };
}

/** The chart on paper, as large as it fits. */
function placeChart(svg: string, top: number, room: number): string {
  const [, chartWidth = 1, chartHeight = 1] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
  const scale = Math.min((width - 2 * margin) / chartWidth, room / chartHeight);
  const size = { width: chartWidth * scale, height: chartHeight * scale };
  const inner = svg.replace(
    / width="[\d.]+" height="[\d.]+"/,
    ` x="${(width - size.width) / 2}" y="${top}" width="${size.width}" height="${size.height}"`,
  );
  return inner;
}

/** Lines of so many letters at the most; the last one says that more follows. */
function wrap(content: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of content.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length > 2) lines[1] = `${lines[1]} …`;
  return lines;
}
