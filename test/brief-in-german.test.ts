import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltBrief, buildBrief } from '#app';
import { describeSeries, notesOf, wordsIn } from '#brief';
import { type ReaderLanguage, say, sayKept } from '#core';
import { openDemoCase } from './samples/demo-brief.ts';

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
let demo: Awaited<ReturnType<typeof openDemoCase>>;
let briefs: Readonly<Record<ReaderLanguage, BuiltBrief>>;

beforeAll(async () => {
  demo = await openDemoCase();
  const { options, store } = demo;
  briefs = {
    en: await buildBrief(store, 'tumangang-2023', options),
    de: await buildBrief(store, 'tumangang-2023', { ...options, language: 'de' }),
  };
}, 60_000);

afterAll(() => demo.close());

describe('the brief of the demo case in German', () => {
  it('has the same rows, links and sections as the English one', () => {
    const anchors = (html: string): string[] => [...html.matchAll(/ (?:id|href)="([^"]*)"/g)].map(([, one]) => one!);
    expect(anchors(briefs.de.html)).toEqual(anchors(briefs.en.html));
    const { de, en } = { de: briefs.de.brief, en: briefs.en.brief };
    expect(de.series.map(({ assessment }) => assessment)).toEqual(en.series.map(({ assessment }) => assessment));
    expect([en.language, de.language]).toEqual(['en', 'de']);
  });

  it('says nothing of its own in English', () => {
    const own = [
      ...briefs.de.brief.method,
      ...briefs.de.brief.series.flatMap(({ statements }) => statements.map(({ text }) => text)),
      ...briefs.de.brief.reasoning.sensitive.map(({ text }) => text.replace(/“[^“]*“|„[^“]*“/g, '')),
      ...briefs.de.brief.origins.propositions.flatMap(({ edges }) =>
        edges
          .filter(({ because }) => because?.kind !== 'as-written')
          .map(({ because, reason }) => sayKept(because, reason, 'de').replace(/„[^“]*“/g, '')),
      ),
    ];
    // Names of parties and classes are as they were written; these words stand in no name.
    expect(
      own.filter((text) => /\b(?:the|were|looks?|chance|counted|between|with|which|its|same)\b/.test(text)),
    ).toEqual([]);
    expect(briefs.de.html).not.toMatch(/>\s*(?:Key findings|Likelihood|Confidence|nobody looked|draft|not stated)\b/);
  });

  it('writes numbers and dates as German readers do, and the English word of ICD 203 beside ours', () => {
    const [focus] = briefs.de.brief.series;
    expect(focus!.statements[0]!.text).toMatch(
      /^73 Güterwagen am 5\. Oktober 2023, wie beobachtet: .* ist 0,\d+\u00a0%/,
    );
    expect(briefs.de.html).toContain('Wahrscheinlichkeit: sehr wahrscheinlich (80–95 %, nach ICD 203 „very likely“).');
    expect(briefs.de.html).toContain('05.10.2023: 73');
    expect(briefs.de.html).toContain('<html lang="de">');
    // Words of others are read in their own language.
    expect(briefs.de.html).toMatch(/<blockquote lang="en">/);
    expect(briefs.de.brief.observations.map(({ value }) => value)).toContain('höchstens 20');
  });

  it.skipIf(!hasPoppler)('is a German PDF/A whose words can be taken out', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sightline-de-')), 'brief.pdf');
    writeFileSync(file, briefs.de.pdf);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(text).toContain('Wichtigste Ergebnisse');
    expect(text).toContain('Wie ungewöhnlich');
    expect(text).not.toContain('Key findings');
    expect(Buffer.from(briefs.de.pdf).toString('latin1')).toMatch(/\/Lang\s?\(de/);
  });
});

describe.skipIf(!hasPoppler)('what people and sources wrote, in the German PDF', () => {
  it('is not divided by German rules, while words of the brief are', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sightline-divided-')), 'brief.pdf');
    writeFileSync(file, briefs.de.pdf);
    // The claims come after: they are divided by the rules of their documents' language.
    const [text, claims] = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).split(
      '\nBehauptungen\n',
    );
    expect(claims).toMatch(/to Rus\u00ad\nsia/);
    const divided = [...text!.matchAll(/(\p{L}+)\u00ad\n(\p{Ll}+)/gu)].map(([, start, end]) => `${start}${end}`);
    const { chains, forecasts, provisions, reasoning } = briefs.de.brief;
    const written = [
      ...chains.flatMap(({ steps }) => steps.flatMap(({ note, text: step }) => [step, note])),
      ...forecasts.flatMap(({ forecast }) => [forecast.question, forecast.resolution.reason]),
      ...provisions.flatMap(({ relevance, text: says }) => [says, relevance]),
      ...reasoning.grades.map(({ reason }) => reason),
    ].flatMap((one) => one?.match(/\p{L}+/gu) ?? []);
    expect(written).toContain('above');
    expect(divided.filter((word) => written.includes(word))).toEqual([]);
    expect(divided.length).toBeGreaterThan(0);
  });
});

describe('a sentence as data', () => {
  it('is written in the language of the whole, also inside another', () => {
    const lead = { kind: 'speaker-is', words: 'a report', party: null } as const;
    const whole = { kind: 'in-document', outlet: 'Meduza', lead, assigned: { kind: 'words-match' } } as const;
    expect(say(whole)).toBe('Meduza: the speaker is "a report"; the words of the claim match');
    expect(say(whole, 'de')).toBe('Meduza: Sprecher ist „a report“; die Worte der Aussage passen');
  });

  it('kept in English before it was data stays readable', () => {
    expect(sayKept(undefined, 'kept words', 'de')).toBe('kept words');
    const { assessment } = briefs.en.brief.series[0]!;
    const { noted: _noted, ...old } = assessment;
    expect(notesOf(old, wordsIn('de').series.note)).toEqual(assessment.notes);
    expect(describeSeries({ ...old, contested: [] }, wordsIn('de')).length).toBeGreaterThan(0);
  });
});
