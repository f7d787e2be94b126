import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement, OwnMarksAnswer, OwnMarksBody } from '#api';
import { canonicalJson, sha256Hex } from '#core';
import { createServer } from '#server';
import { sampleRecords } from '../browser/sample-case.ts';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';

const [scene] = sampleRecords.scene!;
const [west, south, east, north] = scene!.bbox!;
const [lon, lat] = [(west + east) / 2, (south + north) / 2];
const ring: [number, number][] = [
  [lon - 0.001, lat - 0.001],
  [lon + 0.001, lat - 0.001],
  [lon + 0.001, lat + 0.001],
  [lon - 0.001, lat + 0.001],
  [lon - 0.001, lat - 0.001],
];
/** A yard in the middle of the scene, its western half a zone. */
const site = { ...sampleRecords.site![0]!, geometry: { type: 'Polygon' as const, coordinates: [ring] } };
const half = ring.map(([x, y]): [number, number] => [Math.min(x, lon), y]);
const zone = {
  ...sampleRecords.zone![0]!,
  id: 'west',
  siteId: site.id,
  geometry: { type: 'Polygon' as const, coordinates: [half] },
};

let workspace: SampleWorkspace;
let app: Hono;
beforeAll(async () => {
  workspace = await openSampleWorkspace({ ...sampleRecords, site: [site], zone: [zone], marking: [], observation: [] });
  const { store, blobs, views, board } = workspace;
  app = createServer({ store, blobs, views, board, brief: async () => undefined, webRoot: null, version: '1' });
});
afterAll(() => workspace.close());

const at = (id: string, dx: number): OwnMarksBody['marks'][number] => ({
  id,
  geometry: { type: 'Point', coordinates: [lon + dx, lat] },
});
const send = (by: string, marks: OwnMarksBody['marks'], ifMatch?: string): Promise<Response> => {
  const body: OwnMarksBody = {
    siteId: site.id,
    sceneId: scene!.id,
    objectClass: 'railcars',
    gsdMetres: 0.5,
    by,
    marks,
  };
  const headers = { 'Content-Type': 'application/json', ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }) };
  return Promise.resolve(app.request('/api/v1/own-marks', { method: 'POST', body: JSON.stringify(body), headers }));
};
const keep = async (by: string, marks: OwnMarksBody['marks'], ifMatch?: string): Promise<OwnMarksAnswer> =>
  (await send(by, marks, ifMatch)).json() as Promise<OwnMarksAnswer>;

describe('counting by hand', () => {
  it('keeps marks with their zone, and the same request again changes nothing', async () => {
    const first = await keep('Ann', [at('a', -0.0005), at('b', 0.0005)]);
    expect(first.marking.marks.map(({ id, zoneId }) => [id, zoneId])).toEqual([
      ['a', 'west'],
      ['b', null],
    ]);
    expect(first.sha256).toBe(sha256Hex(canonicalJson(first.marking)));
    const revision = await workspace.store.revision();
    expect((await send('Ann', [at('a', -0.0005), at('b', 0.0005)])).status).toBe(200);
    expect(await workspace.store.revision()).toBe(revision);
  });

  it('does not let a second tab overwrite what it has not seen', async () => {
    const known = await keep('Ann', [at('a', -0.0005), at('b', 0.0005)]);
    const tag = `"${known.sha256}"`;
    expect((await send('Ann', [at('a', -0.0005), at('b', 0.0005), at('c', 0.0006)], tag)).status).toBe(200);
    const late = await send('Ann', [at('a', -0.0005)], tag);
    expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([412, 'changed-meanwhile']);
    expect((await send('Ann', [at('a', -0.0005)])).status).toBe(428);
    expect((await send('Ann', [at('a', 0)], 'yesterday')).status).toBe(400);
    const elsewhere = await app.request('/api/v1/own-marks', {
      method: 'POST',
      body: JSON.stringify({ siteId: 'x', sceneId: 'y', objectClass: 'z', gsdMetres: null, by: 'Ann', marks: [] }),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(elsewhere.status).toBe(404);
  });

  it('becomes observations when it is finished, and says how far it agrees with another count', async () => {
    const other = await keep('Ben', [at('1', -0.0005), at('2', 0.0005), at('3', 0.0008)]);
    const finished = await app.request(`/api/v1/markings/${other.marking.id}/verdict`, {
      method: 'POST',
      body: JSON.stringify({ verdict: 'accepted', by: 'Ben' }),
      headers: { 'Content-Type': 'application/json', 'If-Match': `"${other.sha256}"` },
    });
    expect(await finished.json()).toMatchObject({ review: 'accepted', observations: 2 });
    const looks = await workspace.store.list('observation', { siteId: site.id });
    expect(
      looks
        .map(({ observer, seen, zoneId }) => [zoneId, observer, seen])
        .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    ).toEqual([
      [null, 'Ben', { kind: 'count', low: 3, high: 3 }],
      ['west', 'Ben', { kind: 'count', low: 1, high: 1 }],
    ]);
    const answer = await app.request(`/api/v1/markings/${other.marking.id}/agreement`);
    const { items } = (await answer.json()) as { items: Agreement[] };
    expect(items).toMatchObject([{ by: 'Ann', one: 3, other: 3, both: 2 }]);
  });
});
