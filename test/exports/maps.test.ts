import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExportFormat, exportCase } from '#app';
import { encodeZip } from '#sources';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';
import { placeOf } from '../server/scene-fixture.ts';
import { parseStrictXml } from './strict-xml.ts';
import { markedCase } from './marked-case.ts';

interface LabelItem {
  readonly links: readonly { readonly rel: string; readonly href: string }[];
  readonly assets: { readonly labels: { readonly href: string } };
}

/** Children in the order of ogckml22.xsd (OGC 07-147r2), the abstract members by what can stand for them. */
const kmlOrder: Readonly<Record<string, readonly string[]>> = {
  Document: ['name', 'visibility', 'open', 'description', 'Style', 'ExtendedData', 'Folder', 'Placemark'],
  Folder: ['name', 'open', 'description', 'Placemark'],
  Placemark: [
    'name',
    'description',
    'TimeStamp',
    'TimeSpan',
    'styleUrl',
    'ExtendedData',
    'Point',
    'LineString',
    'Polygon',
    'MultiGeometry',
  ],
  Style: ['IconStyle', 'LabelStyle', 'LineStyle', 'PolyStyle'],
  LineStyle: ['color', 'width'],
  Polygon: ['tessellate', 'outerBoundaryIs', 'innerBoundaryIs'],
  TimeSpan: ['begin', 'end'],
};

describe('a case for maps and catalogs', () => {
  let workspace: SampleWorkspace;
  let caseId: string;
  const archiver = { encodeWacz: () => new Uint8Array(), encodeZip };
  const exported = async (format: ExportFormat): Promise<Map<string, string | Uint8Array>> =>
    new Map((await exportCase({ ...workspace, archiver }, caseId, format)).map(({ content, path }) => [path, content]));

  beforeAll(async () => {
    const made = await markedCase();
    caseId = made.caseId;
    workspace = await openSampleWorkspace(made.records);
  });
  afterAll(() => workspace.close());

  it('KML is well-formed, its elements stand in the order of its schema', async () => {
    const root = parseStrictXml((await exported('kml')).get('marked.kml') as string);
    expect([root.name, root.attributes['xmlns']]).toEqual(['kml', 'http://www.opengis.net/kml/2.2']);
    const seen = new Set<string>();
    const walk = (node: typeof root): void => {
      const order = kmlOrder[node.name];
      if (order) {
        seen.add(node.name);
        const places = node.children.map(({ name }) => order.indexOf(name));
        expect(places, `${node.name}: ${node.children.map(({ name }) => name).join()}`).toEqual(
          places.toSorted((a, b) => a - b),
        );
        expect(places).not.toContain(-1);
      }
      node.children.forEach(walk);
    };
    walk(root);
    expect(seen).toContain('Placemark');
    expect(seen).toContain('Style');
  });

  it('KML keeps names of any script, and dates that it knows', async () => {
    const kml = (await exported('kml')).get('marked.kml') as string;
    const { document } = parseHTML(kml);
    expect(kml).toContain('Yard &amp; sidings &lt;1&gt;');
    expect(kml).toContain('역');
    const whens = [...document.querySelectorAll('when')].map((one) => one.textContent);
    expect(whens.length).toBeGreaterThan(3);
    for (const when of whens) expect(when).toMatch(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}Z)?)?)?$/);
  });

  it.skipIf(spawnSync('ogr2ogr', ['--version']).error !== undefined)(
    'GDAL reads the KML and the KMZ, outlines of marks included',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'sightline-kml-'));
      for (const format of ['kml', 'kmz'] as const) {
        const path = join(folder, `case.${format}`);
        writeFileSync(path, (await exported(format)).get(`marked.${format}`)!);
        const read = (
          layer: string,
        ): { features: { properties: object; geometry: { coordinates: number[][][] } }[] } => {
          const { stdout } = spawnSync('ogr2ogr', ['-f', 'GeoJSON', '/vsistdout/', path, layer], { encoding: 'utf8' });
          return JSON.parse(stdout) as ReturnType<typeof read>;
        };
        expect(read('Sites').features.map(({ properties }) => properties)).toEqual([
          expect.objectContaining({ Name: 'Yard & sidings <1>', approximate: 'false' }),
        ]);
        expect(read('Observations: railcars').features).toHaveLength(3);
        const marks = read('Marks: railcars on two').features;
        expect(marks).toHaveLength(2);
        const [lon, lat] = marks[0]!.geometry.coordinates[0]![0]!;
        expect([lon, lat]).toEqual(placeOf(100, 50).map((degrees) => expect.closeTo(degrees, 8)));
      }
      rmSync(folder, { recursive: true });
    },
  );

  it('a label item has what the label extension 1.0.1 requires, and leads to its scene and its marks', async () => {
    const files = await exported('stac');
    const items = [...files.keys()].filter((path) => /^labels\/.*\.json$/.test(path));
    expect(items).toEqual(['labels/a-detector.json', 'labels/c-none.json', 'labels/e-gone.json']);
    for (const path of items) {
      const item = JSON.parse(files.get(path) as string) as LabelItem;
      const marks = { 'labels/a-detector.json': 2, 'labels/e-gone.json': 1 }[path] ?? 0;
      expect(item).toMatchObject({
        type: 'Feature',
        stac_version: '1.0.0',
        stac_extensions: ['https://stac-extensions.github.io/label/v1.0.1/schema.json'],
        geometry: { type: 'Polygon' },
        properties: {
          datetime: expect.stringMatching(/^2023-10-0[45]T02:10:00Z$/),
          'label:type': 'vector',
          'label:properties': ['label'],
          'label:description': expect.stringContaining('draft'),
          'label:classes': [{ name: 'label', classes: ['railcar'] }],
          'label:methods': ['automated'],
          'label:overviews': [{ property_key: 'label', counts: [{ name: 'railcar', count: marks }] }],
        },
        assets: { labels: { type: 'application/geo+json', roles: expect.arrayContaining(['labels']) } },
      });
      const resolve = (href: string): string => new URL(href, `https://x/${path}`).pathname.slice(1);
      for (const { href } of item.links) expect([...files.keys()]).toContain(resolve(href));
      const { features } = JSON.parse(files.get(resolve(item.assets.labels.href)) as string) as { features: object[] };
      expect(features).toHaveLength(marks);
      for (const feature of features) expect(feature).toMatchObject({ properties: { label: 'railcar' } });
    }
    const collection = JSON.parse(files.get('collection.json') as string) as LabelItem;
    expect(collection.links.filter(({ rel }) => rel === 'item').map(({ href }) => href.slice(2))).toEqual(items);
  });

  it('the catalog names no file of this machine', async () => {
    for (const [path, content] of await exported('stac'))
      expect([path, /file:/.test(content as string)]).toEqual([path, false]);
  });

  it('a formula in a note is no formula in the CSV', async () => {
    const csv = (await exported('csv')).get('marked-observations.csv') as string;
    expect(csv).toContain(`"'=HYPERLINK(""http://example.org"")"`);
    expect(csv).not.toMatch(/(^|,)"?=/m);
  });
});
