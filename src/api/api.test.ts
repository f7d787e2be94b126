import { describe, expect, it } from 'vitest';
import {
  allRoutes,
  briefFileAddress,
  collectionAddress,
  collectionNames,
  collectionRoute,
  documentBytesAddress,
  itemSchema,
  openApiDocument,
  parseQuery,
  summaryAddress,
} from './index.ts';

const head = {
  id: 'doc-1',
  url: null,
  sha256: 'a'.repeat(64),
  byteLength: 3,
  mediaType: 'text/plain',
  retrieved: null,
  title: null,
  outlet: null,
  byline: null,
  language: null,
  published: null,
  form: 'original',
  encoding: null,
  capture: null,
  replaces: null,
  modified: null,
  pageStarts: [],
  notes: [],
};

describe('the contract', () => {
  it('describes every route once, as OpenAPI 3.1', () => {
    const description = JSON.parse(JSON.stringify(openApiDocument('1.2.3')));
    expect(description.openapi).toMatch(/^3\.1\./);
    expect(description.info.version).toBe('1.2.3');
    expect(Object.keys(description.paths)).toEqual([...new Set(allRoutes().map((route) => route.path))]);
    const operations = allRoutes().map(({ method, path }) => description.paths[path][method].operationId);
    expect(new Set(operations).size).toBe(allRoutes().length);
  });

  it('describes of every route what it takes, what it answers, and how it refuses', () => {
    const description = JSON.parse(JSON.stringify(openApiDocument('1')));
    const problem = { $ref: '#/components/responses/Problem' };
    for (const { access, body, ifMatch, method, path, query, response } of allRoutes()) {
      const { parameters, requestBody, responses } = description.paths[path][method];
      const where = `${method} ${path}`;
      const [answer] = Object.values<{ schema: { type?: string } }>(responses['200'].content);
      expect(Object.keys(answer!.schema).length, where).toBeGreaterThan(0);
      if (response === 'bytes') expect(answer!.schema, where).toEqual({ type: 'string', format: 'binary' });
      const taken = requestBody?.content['application/json'].schema;
      expect(taken !== undefined, where).toBe(body !== null);
      if (body !== null)
        expect(taken.type === 'object' || taken.anyOf || taken.allOf || taken.oneOf, where).toBeTruthy();
      expect(parameters.filter((one: { in: string }) => one.in === 'query').map((one: { name: string }) => one.name)).toEqual([...query]); // prettier-ignore
      const refusals = [
        ['400', body !== null || query.length > 0],
        ['401', access !== 'anyone'],
        ['404', path.includes('{')],
        ['412', ifMatch !== null],
        ['413', body !== null],
        ['default', true],
      ] as const;
      for (const [status, isDue] of refusals)
        expect([where, status, responses[status]]).toEqual([where, status, isDue ? problem : undefined]);
    }
  });

  it('names each path parameter that a path has', () => {
    const description = JSON.parse(JSON.stringify(openApiDocument('1')));
    for (const { method, path } of allRoutes()) {
      const { parameters }: { parameters: { name: string; in: string }[] } = description.paths[path][method];
      const named = parameters.filter((one) => one.in === 'path').map((one) => `{${one.name}}`);
      expect(named).toEqual(path.match(/\{\w+\}/g) ?? []);
    }
  });

  it('refers only to components that exist', () => {
    const text = JSON.stringify(openApiDocument('1'));
    const description = JSON.parse(text);
    const references = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(10);
    for (const [, group, name] of references) expect(description.components[group!][name!]).toBeDefined();
  });

  it('shows the members of each kind of item', () => {
    for (const name of collectionNames) {
      const schema = JSON.parse(JSON.stringify(openApiDocument('1'))).paths[collectionRoute(name).path].get.responses[
        '200'
      ].content['application/json'].schema;
      expect(Object.keys(schema.properties)).toEqual(['items', 'total', 'next']);
      expect(Object.keys(schema.properties.items.items.properties).length).toBeGreaterThan(3);
    }
  });

  it('lists documents without their text', () => {
    const schema = itemSchema('documents');
    expect(schema.safeParse({ ...head, textLength: 3 }).success).toBe(true);
    expect(schema.safeParse({ ...head, textLength: 3, text: 'abc' }).success).toBe(false);
    expect(schema.safeParse({ ...head }).success).toBe(false);
  });
});

describe('query parameters', () => {
  const names = ['limit', 'after', 'document', 'bbox', 'datetime', 'bands', 'gamma'] as const;

  it('asks for 100 items when it does not say', () => {
    expect(parseQuery(['limit'], {})).toEqual({ query: { limit: 100 } });
  });

  it('are read by what they mean', () => {
    const query = {
      datetime: '2023-10-05T00:00:00+09:00/..',
      bands: '3,2,1',
      gamma: '2.2',
    };
    expect(parseQuery(names, { ...query, bbox: '130.5,42,0,131,43,9' })).toEqual({
      query: {
        limit: 100,
        bbox: [130.5, 42, 131, 43],
        datetime: { from: '2023-10-04T15:00:00.000Z', to: null },
        bands: [3, 2, 1],
        gamma: 2.2,
      },
    });
    expect(parseQuery(['datetime'], { datetime: '2023-10-05T00:00:00Z' })).toEqual({
      query: { datetime: { from: '2023-10-05T00:00:00.000Z', to: '2023-10-05T00:00:00.000Z' } },
    });
  });

  it.each([
    { limit: '0' },
    { limit: '1001' },
    { limit: '-1' },
    { limit: '1e2' },
    { limit: '' },
    { limit: '9'.repeat(400) },
    { after: '' },
    { after: 'x'.repeat(421) },
    { document: '../etc' },
    { lmit: '5' },
    { bbox: '1,2,3' },
    { bbox: '1,2,3,91' },
    { bbox: '1,5,3,4' },
    { bbox: '1,2,3,NaN' },
    { datetime: '../..' },
    { datetime: '2023-10-05' },
    { datetime: '2023-13-05T00:00:00Z' },
    { datetime: 'a/b/c' },
    { bands: '1,2,3,4' },
    { bands: '-1' },
    { gamma: '0' },
  ])('%j is refused by name', (query) => {
    const parsed = parseQuery(names, query);
    expect('fault' in parsed && parsed.fault.startsWith(Object.keys(query)[0]!)).toBe(true);
  });
});

describe('addresses', () => {
  it('keep an id in one path segment', () => {
    expect(summaryAddress('a/../b?c#d')).toBe('/api/v1/cases/a%2F..%2Fb%3Fc%23d/summary');
    expect(documentBytesAddress('두만강')).toBe(`/api/v1/documents/${encodeURIComponent('두만강')}/bytes`);
    expect(briefFileAddress('x', 'pdf')).toBe('/cases/x/brief.pdf');
  });

  it('carry the query that is set', () => {
    expect(collectionAddress('x', 'claims', { limit: 5, after: 'a~b', document: 'd' })).toBe(
      '/api/v1/cases/x/claims?limit=5&after=a~b&document=d',
    );
    expect(collectionAddress('x', 'sites')).toBe('/api/v1/cases/x/sites');
  });
});
