import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hono } from 'hono';
import { allRoutes, collectionNames, itemSchema } from '#api';
import { sampleId, sampleOriginals, sampleRecords } from '../../test/browser/sample-case.ts';
import { sampleTrace } from '../../test/browser/sample-trace.ts';
import { type Records, type SampleWorkspace, openSampleWorkspace } from '../../test/browser/sample-workspace.ts';
import { sampleRecords as contractRecords } from '../../test/contracts/sample-records.ts';
import { type ServerDependencies, createServer } from './index.ts';

const style = 'body { color: #111 }\r\n';
const brief = {
  html: `<!doctype html><style>${style}</style><h1>Brief</h1>`,
  pdf: new TextEncoder().encode('%PDF-1.7 sample'),
  json: '{"title":"Brief"}',
};

let webRoot: string;
let app: Hono;
const faults: unknown[] = [];
const workspaces: SampleWorkspace[] = [];

/** A server over these records alone. */
async function serverOf(records: Records, more: Partial<ServerDependencies> = {}): Promise<Hono> {
  const workspace = await openSampleWorkspace(records, sampleOriginals.slice(0, 1));
  workspaces.push(workspace);
  const { store, blobs, views, board } = workspace;
  return createServer({
    store,
    blobs,
    views,
    board,
    brief: async () => undefined,
    webRoot: null,
    version: '1',
    ...more,
  });
}

beforeAll(async () => {
  webRoot = mkdtempSync(join(tmpdir(), 'sightline-web-'));
  mkdirSync(join(webRoot, 'assets', 'folder.js'), { recursive: true });
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Sightline</title>');
  writeFileSync(join(webRoot, 'assets', 'main-abc.js'), 'export {};');
  writeFileSync(join(webRoot, 'secret.txt'), 'secret');
  symlinkSync(join(webRoot, 'secret.txt'), join(webRoot, 'assets', '..hidden.js'));
  const { assignment, comment } = contractRecords;
  app = await serverOf(
    { ...sampleRecords, comment: [comment], assignment: [assignment] },
    {
      brief: async (id) => (id === sampleId ? brief : undefined),
      origins: async () => sampleTrace,
      webRoot,
      version: '9.9.9',
    },
  );
});
afterAll(async () => {
  for (const workspace of workspaces) await workspace.close();
  rmSync(webRoot, { recursive: true, force: true });
});

const at = (path: string): string => `/api/v1/cases/${sampleId}${path}`;
// oxlint-disable-next-line typescript/no-explicit-any -- a test looks into whatever comes back
const json = async (path: string): Promise<any> => (await app.request(path)).json();

/** A path with ids of the sample case. */
function fillPath(path: string): string {
  const collection = path.startsWith('/stac') ? 'scenes' : 'observations';
  const ids: Record<string, string> = {
    case: sampleId,
    document: 'doc-de',
    claim: 'claim-1',
    collection,
    feature: 'obs-73',
    scene: 'scene-1',
    site: sampleRecords.site![0]!.id,
    comment: contractRecords.comment.id,
    assignment: contractRecords.assignment.id,
  };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? expect.unreachable(name));
}

describe('the API', () => {
  it('answers on every route it describes', async () => {
    for (const route of allRoutes()) {
      // The sample has no pixels and no marks; test/server/scene-tiles.test.ts and own-marks.test.ts show some.
      if (/\{(scene|marking)\}/.test(route.path) || route.method !== 'get') continue;
      const path = fillPath(route.path);
      const response = await app.request(path);
      expect({ path, status: response.status }).toEqual({ path, status: 200 });
      if (route.response === 'bytes') {
        await response.body?.cancel();
        continue;
      }
      const body = route.response.safeParse(await response.json());
      expect({ path, error: body.error }).toEqual({ path, error: undefined });
    }
  });

  it('counts in the summary what the lists hold', async () => {
    const { counts, case: record } = await json(at('/summary'));
    expect(record.id).toBe(sampleId);
    for (const name of collectionNames) {
      const page = await json(at(`/${name}?limit=1000`));
      expect({ name, total: page.total, items: page.items.length }).toEqual({
        name,
        total: counts[name],
        items: counts[name],
      });
    }
    expect(counts).toMatchObject({ sites: 2, observations: 11, documents: 2, claims: 4, scenes: 1, indicators: 4 });
  });

  it.each(collectionNames)('pages through %s without skipping or repeating', async (name) => {
    const whole = await json(at(`/${name}?limit=1000`));
    const items: unknown[] = [];
    let after = '';
    for (let page = 0; page < 100; page++) {
      const next = await json(at(`/${name}?limit=1${after}`));
      expect(next.items).toHaveLength(1);
      items.push(...next.items);
      if (next.next === null) break;
      after = `&after=${encodeURIComponent(next.next)}`;
    }
    expect(items).toEqual(whole.items);
    for (const item of items) expect(itemSchema(name).safeParse(item).success).toBe(true);
  });

  it('gives the claims of one document', async () => {
    const { items, total } = await json(at('/claims?document=doc-de'));
    expect(items.map((claim: { id: string }) => claim.id)).toEqual(['claim-1', 'claim-2', 'claim-3']);
    expect(total).toBe(3);
    expect((await json(at('/claims?document=somewhere-else'))).items).toEqual([]);
  });

  it('keeps the text of documents out of the list and in the document', async () => {
    const { items } = await json(at('/documents'));
    const whole = await json('/api/v1/documents/doc-de');
    expect(items[0].text).toBeUndefined();
    expect(items[0].textLength).toBe(whole.text.length);
  });

  it('counts a scene over two sites once', async () => {
    const { items, total } = await json(at('/scenes'));
    expect([items.length, total]).toEqual([1, 1]);
  });

  it('shows only the history of the case', async () => {
    const records = {
      ...sampleRecords,
      site: [...sampleRecords.site!, { ...sampleRecords.site![0]!, id: 'elsewhere' }],
    };
    const other = await serverOf(records);
    const page = await (await other.request(at('/history?limit=1000'))).json();
    const ids = page.items.map((line: { recordId: string }) => line.recordId);
    expect(ids).toContain('sample-yard');
    expect(ids).not.toContain('elsewhere');
    expect(page.items[0]).not.toHaveProperty('before');
  });

  it('shows a change at once, though it keeps the history', async () => {
    const workspace = await openSampleWorkspace(sampleRecords);
    workspaces.push(workspace);
    const { store, blobs, views, board } = workspace;
    const live = createServer({
      store,
      blobs,
      views,
      board,
      brief: async () => undefined,
      webRoot: null,
      version: '1',
    });
    const total = async (): Promise<number> => (await (await live.request(at('/history'))).json()).total;
    const before = await total();
    const changed = { ...sampleRecords.hypothesis![0]!, text: 'Something else was moved' };
    const context = { actor: { kind: 'person', name: 'B. Analyst' }, reason: 'review' } as const;
    await store.transaction(context, (writer) => writer.put('hypothesis', [changed]));
    expect(await total()).toBe(before + 1);
  });

  it('lists nothing of a case that names nothing, rather than everything', async () => {
    const empty = { ...sampleRecords.case![0]!, id: 'empty', sites: [], documents: [], provisions: [] };
    const other = await serverOf({ ...sampleRecords, case: [empty] });
    for (const name of ['sites', 'zones', 'scenes', 'observations', 'documents', 'claims', 'provisions', 'forecasts']) {
      const page = await (await other.request(`/api/v1/cases/empty/${name}`)).json();
      expect({ name, ...page }).toEqual({ name, items: [], total: 0, next: null });
    }
  });
});

describe('origins', () => {
  it('are those of an existing case, where the server can trace them', async () => {
    expect(await json(at('/origins'))).toEqual(sampleTrace);
    expect((await app.request('/api/v1/cases/nowhere/origins')).status).toBe(404);
    const untraced = await serverOf(sampleRecords);
    expect(await (await untraced.request(at('/origins'))).json()).toMatchObject({ status: 404, code: 'no-such-page' });
  });
});

describe('errors', () => {
  it.each([
    ['/api/v1/cases/nowhere', 404, 'no-such-record'],
    ['/api/v1/cases/nowhere/brief', 404, 'no-such-record'],
    ['/api/v1/documents/nothing', 404, 'no-such-record'],
    ['/api/v1/documents/nothing/bytes', 404, 'no-such-record'],
    ['/cases/nowhere/brief.pdf', 404, 'no-such-record'],
    ['/api/v1/cases/%00', 404, 'no-such-record'],
    ['/api/v1/cases/..%2f..%2fetc', 404, 'no-such-record'],
    ['/api/v1/cases/%ff', 404, 'no-such-record'],
    [at('/secrets'), 404, 'no-such-page'],
    [at('/constructor'), 404, 'no-such-page'],
    [at('/__proto__'), 404, 'no-such-page'],
    ['/api/v2/cases', 404, 'no-such-page'],
    ['/nothing.php', 404, 'no-such-page'],
    [at('/sites?limit=0'), 400, 'bad-parameter'],
    [at('/sites?limit=1001'), 400, 'bad-parameter'],
    [at('/sites?limit=ten'), 400, 'bad-parameter'],
    [at('/sites?page=2'), 400, 'bad-parameter'],
    [at('/sites?document=doc-de'), 400, 'bad-parameter'],
    [at('/sites?after=nonsense'), 400, 'bad-parameter'],
    [at('/sites?after=99~x'), 400, 'bad-parameter'],
    [at('/history?after=x'), 400, 'bad-parameter'],
    [`/api/v1/cases?after=${'x'.repeat(500)}`, 400, 'bad-parameter'],
    [`/api/v1/cases?after=${'x'.repeat(100_000)}`, 414, 'address-too-long'],
  ])('%s is a problem', async (path, status, code) => {
    const response = await app.request(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = await response.json();
    expect(problem).toMatchObject({ status, code, type: `urn:sightline:problem:${code}` });
    expect(problem.detail.length).toBeGreaterThan(10);
    expect(problem.detail.length).toBeLessThan(1000);
  });

  it('says nothing of its inside when it fails, and tells its owner', async () => {
    const broken = await serverOf(sampleRecords, {
      brief: () => Promise.reject(new Error('ENOENT /home/somebody/secret')),
      onError: (error) => faults.push(error),
    });
    const response = await broken.request(`/cases/${sampleId}/brief.html`);
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'internal', status: 500 });
    expect(text).not.toContain('somebody');
    expect(faults).toHaveLength(1);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])('%s is not allowed', async (method) => {
    const response = await app.request(at(''), { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });
});

describe('the host', () => {
  it.each(['localhost', 'LOCALHOST:4180', '127.0.0.1:1', '[::1]:8080'])('%s is ours', async (host) => {
    expect((await app.request('/healthz', { headers: { host } })).status).toBe(200);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', '0.0.0.0', 'localhost@evil', ''])(
    '"%s" is refused, since a name elsewhere may point here',
    async (host) => {
      const response = await app.request('/healthz', { headers: { host } });
      expect(response.status).toBe(421);
      expect(await response.json()).toMatchObject({ code: 'bad-host' });
    },
  );
});

describe('every answer', () => {
  const paths = ['/', '/healthz', at('/sites'), '/cases/nowhere/brief.html', '/assets/main-abc.js', '/api/v1/nothing'];

  it.each(paths)('%s carries the headers of a closed house', async (path) => {
    const { headers } = await app.request(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
        "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cache-control')).not.toBeNull();
  });

  it.each(['/', '/healthz', at('/observations'), `/cases/${sampleId}/brief.pdf`, '/assets/main-abc.js'])(
    '%s is not sent again to a reader who has it',
    async (path) => {
      const first = await app.request(path);
      const etag = first.headers.get('etag')!;
      expect(etag).toMatch(/^"[\w-]{27}"$/);
      for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await app.request(path, { headers: { 'if-none-match': header } });
        expect(again.status).toBe(304);
        expect(await again.text()).toBe('');
        expect(again.headers.get('etag')).toBe(etag);
        expect(again.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
        expect(again.headers.get('content-security-policy')).not.toBeNull();
      }
      expect((await app.request(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    },
  );

  it('has the same headers for HEAD and no body', async () => {
    for (const path of [at('/sites'), '/', `/cases/${sampleId}/brief.html`]) {
      const get = await app.request(path);
      const head = await app.request(path, { method: 'HEAD' });
      expect(head.status).toBe(200);
      expect(await head.text()).toBe('');
      expect([...head.headers]).toEqual([...get.headers]);
    }
  });
});

describe('the brief', () => {
  it('is a page whose own style block is allowed, and nothing else', async () => {
    const response = await app.request(`/cases/${sampleId}/brief.html`);
    expect(await response.text()).toBe(brief.html);
    const hash = createHash('sha256').update('body { color: #111 }\n').digest('base64');
    const policy = response.headers.get('content-security-policy')!;
    expect(policy).toContain(`style-src 'sha256-${hash}';`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('unsafe');
  });

  it('is a PDF, and JSON under both its addresses', async () => {
    const pdf = await app.request(`/cases/${sampleId}/brief.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(new Uint8Array(await pdf.arrayBuffer())).toEqual(brief.pdf);
    for (const path of [`/cases/${sampleId}/brief.json`, at('/brief')])
      expect(await json(path)).toEqual({ title: 'Brief' });
  });
});

describe('a kept original', () => {
  it('that has gone missing is told from a document that never was', async () => {
    const response = await app.request('/api/v1/documents/doc-en/bytes');
    expect(await response.json()).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('is a download that may do nothing', async () => {
    const response = await app.request('/api/v1/documents/doc-de/bytes');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(sampleOriginals[0]);
    expect(response.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="doc-de.txt"; filename*=UTF-8''doc-de.txt`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('cannot write headers with its type or name', async () => {
    const hostile = { ...sampleRecords.document![0]!, id: '두만강:x', mediaType: 'text/html\r\nSet-Cookie: a=b' };
    const other = await serverOf({ document: [hostile] });
    const response = await other.request(`/api/v1/documents/${encodeURIComponent(hostile.id)}/bytes`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="____x\.bin"; filename\*=UTF-8''/,
    );
  });
});

describe('the web files', () => {
  it('are kept for ever by their name, the page is asked for again', async () => {
    const script = await app.request('/assets/main-abc.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await app.request('/')).headers.get('cache-control')).toBe('no-cache');
  });

  it.each([`/cases/${sampleId}`, `/cases/${sampleId}/observations`, `/cases/${sampleId}/documents/doc-de`])(
    '%s is a page of the application',
    async (path) => {
      expect(await (await app.request(path)).text()).toContain('<title>Sightline</title>');
    },
  );

  it('shows a person who is lost the application, with status 404', async () => {
    const response = await app.request('/no/such/page/at/all', { headers: { accept: 'text/html' } });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('<title>Sightline</title>');
    const data = await app.request('/api/nothing', { headers: { accept: 'text/html' } });
    expect(data.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each([
    '/assets/..%2fsecret.txt',
    '/assets/../secret.txt',
    '/assets/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/secret.txt',
    '/assets/..hidden.js',
    '/assets/%2e%2ehidden.js',
    '/assets/main-abc.js%00.css',
    '/assets/folder.js',
    `/assets/${'a'.repeat(300)}.js`,
    '/assets/missing.js',
    '/assets/main-abc.exe',
    '/assets\\..\\secret.txt',
    '//evil.example/x',
  ])('%s gives nothing away', async (path) => {
    const response = await app.request(`http://localhost${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toMatch(/^secret/);
  });

  it('have no icon at the old address, which is no error', async () => {
    expect((await app.request('/favicon.ico')).status).toBe(204);
  });

  it('without them a bare page leads to the briefs, and the titles of cases stay text', async () => {
    const hostile = { ...sampleRecords.case![0]!, title: '<script>alert(1)</script>' };
    const bare = await serverOf({ case: [hostile] }, { webRoot: join(webRoot, 'assets') });
    const page = await (await bare.request('/')).text();
    expect(page).toContain(`href="/cases/${sampleId}/brief.html"`);
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script');
    expect((await bare.request(`/cases/${sampleId}`)).status).toBe(404);
    expect((await bare.request(`/cases/${sampleId}/brief.html`)).status).toBe(404);
  });
});
