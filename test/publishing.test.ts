import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Blobs,
  buildBrief,
  listPublications,
  makePublicFolder,
  onePerson,
  publishBrief,
  saveComposition,
  verifyFolder,
  verifyPublications,
} from '#app';
import { briefSchema } from '#brief';
import { type Composition, defaultComposition, hashPublication } from '#core';
import { createImages, createPictures } from '#sources';
import { findFontFiles, findFontFolders } from '../src/cli/font-folders.ts';
import { type SampleWorkspace, openSampleWorkspace } from './browser/sample-workspace.ts';
import { markedCase } from './exports/marked-case.ts';

const person = { kind: 'person', name: 'A. Analyst' } as const;

describe('a brief put together by a person and published', () => {
  let workspace: SampleWorkspace;
  const caseId = 'marked';
  const options = {
    generated: '2023-10-20T12:00:00Z',
    generator: { name: 'sightline', version: 'test' },
    fontFolders: findFontFolders(),
    figures: { images: createImages(), pictures: createPictures(findFontFiles()) },
  };
  const ports = (): { store: SampleWorkspace['store']; blobs: Blobs; permissions: typeof onePerson } => ({
    ...workspace,
    permissions: onePerson,
  });
  const compose = (statement: { text: string; sources: Composition['blocks'][number][] | never[] }): Composition => {
    const base = defaultComposition(caseId);
    const text = {
      id: 'mine',
      kind: 'text',
      heading: 'In our own words',
      statements: [
        { text: 'Two stood there.', sources: [{ kind: 'observation', id: 'seen-two', exact: null }] },
        statement,
      ],
    } as unknown as Composition['blocks'][number];
    return { ...base, title: 'Two wagons', blocks: [text, ...base.blocks.filter(({ id }) => id !== 'method')] };
  };
  const publish = (
    note: string | null,
    actor: { kind: 'person' | 'machine'; name: string } = person,
  ): ReturnType<typeof publishBrief> => publishBrief(ports(), { caseId, actor, note }, options);

  beforeAll(async () => {
    const { records } = await markedCase();
    workspace = await openSampleWorkspace(records);
  });
  afterAll(() => workspace.close());

  it('carries the figure of the place with its facts, the images, and what was written first', async () => {
    await saveComposition(ports(), compose({ text: 'Nobody says so.', sources: [] }), person);
    const built = await buildBrief(workspace.store, caseId, options);
    expect(briefSchema.safeParse(JSON.parse(built.json)).error).toBeUndefined();
    const { figures, layout, scenes, title, written } = built.brief;
    expect([title, layout[0], layout.includes('method')]).toEqual(['Two wagons', 'text-mine', false]);
    expect(written[0]!.statements.map(({ evidence }) => evidence.length)).toEqual([1, 0]);
    expect(figures.map(({ id, panels }) => [id, panels.map(({ marks, sceneId }) => [sceneId, marks])])).toEqual([
      ['before-after', expect.arrayContaining([['two', 2]])],
    ]);
    expect(scenes.map(({ id, licence }) => [id, licence])).toContainEqual(['two', 'CC0-1.0']);
    const png = built.files.find(({ path }) => path === 'figures/before-after.png')!.content as Uint8Array;
    expect(createHash('sha256').update(png).digest('hex')).toBe(figures[0]!.sha256);
    expect(built.html).toContain('no source: cannot be published');
    expect(built.html).toContain(Buffer.from(png).toString('base64'));
    expect(built.html.indexOf('In our own words')).toBeLessThan(built.html.indexOf('What could not be seen'));
  });

  it('a statement without a source blocks publishing, a source that is gone is none', async () => {
    await expect(publish(null)).rejects.toMatchObject({ code: 'unsourced' });
    const gone = [{ kind: 'claim', id: 'no-such-claim', exact: null }] as never[];
    await saveComposition(ports(), compose({ text: 'It is gone.', sources: gone }), person);
    await expect(publish(null)).rejects.toThrow(/1 written statements? rests? on nothing: “It is gone/);
    expect(await listPublications(workspace.store, caseId)).toEqual([]);
  });

  it('each version names the one before; the second needs a note; a machine publishes nothing', async () => {
    const source = [{ kind: 'observation', id: 'seen-none', exact: null }] as never[];
    await saveComposition(ports(), compose({ text: 'Then none.', sources: source }), person);
    await expect(publish(null, { kind: 'machine', name: 'robot' })).rejects.toMatchObject({ code: 'not-permitted' });
    const first = await publish(null);
    await expect(publish(null)).rejects.toMatchObject({ code: 'incomplete' });
    const second = await publish('the count of October was read again');
    expect([first.number, first.previous, second.number, second.previous]).toEqual([1, null, 2, first.sha256]);
    expect(first.files.map(({ path }) => path)).toEqual([
      'brief.html',
      'brief.json',
      'brief.pdf',
      'card.png',
      'figures/before-after.png',
    ]);
    // The same case, instant and version give the same bytes.
    expect(second.files).toEqual(first.files);
    expect(await verifyPublications(workspace, caseId)).toEqual({ versions: 2, files: 10, faults: [] });
  });

  it('a changed file, record or order of versions is found', async () => {
    const [first, second] = await listPublications(workspace.store, caseId);
    const blobs: Blobs = {
      ...workspace.blobs,
      get: async () => new Uint8Array([1]),
      has: async () => true,
      put: async () => '',
    };
    expect((await verifyPublications({ store: workspace.store, blobs }, caseId)).faults).toHaveLength(10);
    const read = async (path: string): Promise<Uint8Array | undefined> => {
      const file = second!.files.find((one) => one.path === path);
      return file && workspace.blobs.get(file.sha256);
    };
    const check = async (versions: unknown[]): Promise<readonly string[]> =>
      (await verifyFolder({ versions }, read)).faults;
    expect(await check([first, second])).toEqual([]);
    expect(await check([{ ...first!, by: 'Somebody Else' }, second])).toEqual([
      expect.stringContaining('version 1: its record was changed'),
    ]);
    const forged = { ...first!, by: 'Somebody Else' };
    const hashed = { ...forged, sha256: hashPublication(forged) };
    expect(await check([hashed, second])).toEqual(['version 2: does not follow on the version before']);
    expect(await check([second])).toHaveLength(2);
    expect(await check(['nonsense'])).toEqual([expect.stringMatching(/^publication\.json: 0/)]);
    const gone = await verifyFolder({ versions: [first, second] }, async () => undefined);
    expect(gone.faults).toEqual(second!.files.map(({ path }) => `version 2, ${path}: is missing`));
  });

  it('the folder needs no server: a page over its files, and hashes that sha256sum reads', async () => {
    const files = await makePublicFolder(await listPublications(workspace.store, caseId), workspace.blobs);
    const page = files.find(({ path }) => path === 'index.html')!.content as string;
    for (const path of ['brief.html', 'brief.pdf', 'brief.json', 'card.png', 'publication.json'])
      expect(page).toContain(`"${path}"`);
    expect(page).toContain('the count of October was read again');
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    const sums = (files.find(({ path }) => path === 'SHA256SUMS')!.content as string).trim().split('\n');
    for (const line of sums) {
      const [sha256, path] = line.split('  ');
      const content = files.find((one) => one.path === path)!.content as Uint8Array;
      expect([path, createHash('sha256').update(content).digest('hex')]).toEqual([path, sha256]);
    }
    expect(sums).toHaveLength(5);
  });
});
