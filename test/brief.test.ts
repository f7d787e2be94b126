import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type BuildOptions,
  type BuiltBrief,
  type CaseRecords,
  type Store,
  buildBrief,
  loadCase,
  traceCaseRecords,
} from '#app';
import {
  type BriefInput,
  briefSchema,
  composeBrief,
  originDiagram,
  renderBriefHtml,
  renderBriefPdf,
  seriesChart,
} from '#brief';
import { openDemoCase } from './samples/demo-brief.ts';

describe('the brief of the demo case', () => {
  let demo: Awaited<ReturnType<typeof openDemoCase>>;
  let options: BuildOptions;
  let store: Store;
  let records: CaseRecords;
  let built: BuiltBrief;

  beforeAll(async () => {
    demo = await openDemoCase();
    ({ options, store } = demo);
    records = await loadCase(store, 'tumangang-2023');
    built = await buildBrief(store, 'tumangang-2023', options);
  });

  afterAll(async () => {
    await demo.close();
  });

  const input = (changes: Partial<BriefInput> = {}): BriefInput => ({
    ...records,
    assessments: built.focus ? [built.focus] : [],
    origins: traceCaseRecords(records),
    ach: null,
    forecastScores: [],
    generated: options.generated,
    generator: options.generator,
    ...changes,
  });

  it('follows its published schema', () => {
    expect(briefSchema.safeParse(JSON.parse(built.json)).error).toBeUndefined();
  });

  it('is the same to the byte when it is written again', async () => {
    const again = await buildBrief(store, 'tumangang-2023', options);
    expect(again.html).toBe(built.html);
    expect(again.json).toBe(built.json);
    expect(Buffer.from(again.pdf).equals(Buffer.from(built.pdf))).toBe(true);
  });

  it('is PDF/A-2a, tagged and in its language, with its fonts inside', () => {
    const text = Buffer.from(built.pdf).toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toMatch(/pdfaid:part>2</);
    expect(text).toMatch(/pdfaid:conformance>A</);
    expect(text).toMatch(/\/StructTreeRoot/);
    expect(text).toMatch(/\/Lang ?\(en/);
    expect(text).toMatch(/NotoSans-Regular/);
  });

  it('refuses a finding that cites nothing', () => {
    const bare = { ...records.judgements[0]!, text: 'It was so.', citations: [] };
    expect(() => composeBrief(input({ judgements: [bare] }))).toThrow(/nothing is cited for: “It was so\.”/);
  });

  it('leads every link inside to a row that exists', () => {
    const ids = new Set([...built.html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const targets = [...built.html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
  });

  it('gives no id twice', () => {
    const ids = [...built.html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('needs no script, loads nothing, and its style is the one its policy allows', () => {
    expect(built.html).not.toMatch(/<script|<link|<iframe| style="| on\w+="/i);
    expect(built.html).not.toMatch(/(?:src|href)="(?!https?:\/\/|#|data:)/i);
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(built.html)!;
    expect(built.html).toContain(createHash('sha256').update(style!).digest('base64'));
  });

  it('never says likelihood and confidence in one sentence', () => {
    const text = built.html.replace(/<[^>]+>/g, '\n');
    const sentences = text.split(/[.\n]/).filter((one) => /\blikelihood\b/i.test(one) && /\bconfidence\b/i.test(one));
    expect(sentences.filter((one) => !/ICD 203 with their bands; confidence is stated apart/.test(one))).toEqual([]);
  });

  it('prints what comes from outside as text, never as markup', () => {
    const evil = '<script>alert("x")</script>&amp;\u0007';
    const documents = records.documents.map((one, index) =>
      index === 0 ? { ...one, title: evil, text: evil, outlet: evil } : one,
    );
    const html = renderBriefHtml(
      composeBrief(
        input({ documents, claims: [], judgements: [], hypotheses: [], case: { ...records.case, title: evil } }),
      ),
    );
    expect(html).not.toMatch(/<script/);
    expect(html).toContain('&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62;&#38;amp;\ufffd');
  });

  it('writes a PDF even where no font has a glyph', async () => {
    const brief = composeBrief(input({ case: { ...records.case, title: 'Ancient 𓀀 and #evil[code] "quotes"' } }));
    const pdf = await renderBriefPdf(brief, options.fontFolders);
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('keeps zero, unusable, not observed and no number apart', () => {
    const [one] = records.observations;
    const seen = [
      { kind: 'count', low: 0, high: 0 },
      { kind: 'unusable', reason: 'cloud' },
      { kind: 'not-observed', reason: 'no image' },
      { kind: 'uncounted' },
      { kind: 'count', low: 5, high: null },
      { kind: 'count', low: null, high: 20 },
    ] as const;
    const observations = seen.map((value, index) => ({ ...one!, id: `obs-${index}`, seen: value }));
    const brief = composeBrief(input({ observations, judgements: [], hypotheses: [], assessments: [] }));
    expect(brief.observations.map((row) => row.value)).toEqual([
      '0 (looked, none seen)',
      'unusable: cloud',
      'not observed: no image',
      'seen, no number given',
      'at least 5',
      'at most 20',
    ]);
  });

  it('says honestly that no imagery is kept', () => {
    expect(built.brief.sites.map((site) => site.scenes)).toEqual(records.sites.map(() => 0));
    expect(built.brief.limits.join(' ')).toMatch(/no scene is kept/i);
  });

  it('draws charts that are described and hold no style attribute', () => {
    const [first] = built.brief.origins.propositions;
    for (const svg of [seriesChart(built.focus!), originDiagram(first!, new Map())]) {
      expect(svg).toMatch(/<title [^>]*>[^<]+<\/title><desc [^>]*>[^<]+<\/desc>/);
      expect(svg).not.toMatch(/ style=|NaN|undefined|Infinity/);
      expect(svg.match(/<\w+(?:\s[^>]*[^/])?>/g)!.length).toBe(svg.match(/<\/\w+>/g)!.length);
    }
  });

  it('draws a series without numbers, and one with every status', () => {
    const empty = { ...built.focus!, series: [], target: null };
    expect(seriesChart(empty)).toContain('No numbers in this series');
    const point = built.focus!.series.find((one) => one.status === 'observed')!;
    const statuses = ['uncounted', 'unusable', 'not-observed'] as const;
    const series = [point, ...statuses.map((status) => ({ ...point, status, low: null, high: null }))];
    expect(seriesChart({ ...built.focus!, series })).not.toMatch(/NaN/);
  });
});
