import { type PartialDate, type Timex, parsePartialDate } from '#core';

/** A TimeML document as far as time expressions go: its text without tags, offsets into that text. */
export interface TimemlDocument {
  readonly text: string;
  /** Document creation time to the day; null where it is missing or no date. */
  readonly published: PartialDate | null;
  readonly timex: readonly Timex[];
}

const types = new Set<string>(['DATE', 'TIME', 'DURATION', 'SET'] satisfies Timex['type'][]);
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads TimeML 1.2 by its tags, not as general XML: no entities but the five, no includes, linear time. Undefined where
 * there is no TEXT element. Expressions without text ("empty" TIMEX3 tags) and those outside TEXT are left out.
 */
export function decodeTimeml(source: string): TimemlDocument | undefined {
  const from = source.indexOf('<TEXT>');
  const to = source.indexOf('</TEXT>', from);
  if (from < 0 || to < 0) return undefined;
  const body = source.slice(from + '<TEXT>'.length, to);
  const timex: Timex[] = [];
  const open: { start: number; tag: string }[] = [];
  let text = '';
  let at = 0;
  for (const match of body.matchAll(/<(?<tag>[^<>]*)>|&(?<entity>\w+|#\d+|#x[\da-f]+);/giu)) {
    text += body.slice(at, match.index);
    at = match.index + match[0].length;
    const { tag, entity } = match.groups!;
    if (entity !== undefined) text += characterOf(entity) ?? match[0];
    else if (tag!.startsWith('TIMEX3') && !tag!.endsWith('/')) open.push({ start: text.length, tag: tag! });
    else if (tag === '/TIMEX3') {
      const found = open.pop();
      const expression = found && expressionOf(found.tag, found.start, text.length);
      if (expression) timex.push(expression);
    }
  }
  text += body.slice(at);
  return { text, published: creationDate(source), timex: timex.toSorted((a, b) => a.start - b.start) };
}

function expressionOf(tag: string, start: number, end: number): Timex | undefined {
  const type = attribute(tag, 'type') ?? '';
  const value = attribute(tag, 'value');
  return end > start && value !== undefined && types.has(type)
    ? { start, end, type: type as Timex['type'], value }
    : undefined;
}

function creationDate(source: string): PartialDate | null {
  const tag = /<DCT>\s*<TIMEX3([^>]*)>/u.exec(source)?.[1] ?? '';
  const day = /^\d{4}-\d\d-\d\d/u.exec(attribute(tag, 'value') ?? '')?.[0];
  return day === undefined ? null : parsePartialDate(day);
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`, 'u').exec(tag)?.[1];
}

function characterOf(entity: string): string | undefined {
  if (!entity.startsWith('#')) return entities[entity];
  const code = entity[1] === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
