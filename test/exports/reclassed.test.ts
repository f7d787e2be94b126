import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHTML } from 'linkedom';
import { type ExportFormat, exportCase } from '#app';
import { createImages } from '#sources';
import type { Marking } from '#core';
import { type SampleWorkspace, openSampleWorkspace } from '../browser/sample-workspace.ts';
import { markedCase } from './marked-case.ts';

/** The second mark of the detector on the scene `two` is a crane, says a person. */
function asCrane(marking: Marking): Marking {
  const [railcar, crane] = marking.marks;
  if (marking.id !== 'a-detector') return marking;
  return {
    ...marking,
    marks: [railcar!],
    reclassed: [{ mark: crane!, objectClass: 'Cranes', by: 'B. Analyst' }],
    review: 'accepted',
  };
}

describe('a mark that a person gave another class', () => {
  const open: SampleWorkspace[] = [];
  const exportOf = async (workspace: SampleWorkspace, format: ExportFormat, path: string): Promise<string> => {
    const files = await exportCase({ ...workspace, images: createImages() }, 'marked', format);
    return files.find((one) => one.path === path)!.content as string;
  };
  const workspaceOf = async (change: (markings: readonly Marking[]) => readonly Marking[]) => {
    const { records } = await markedCase();
    const workspace = await openSampleWorkspace({ ...records, marking: change(records.marking!) });
    open.push(workspace);
    return workspace;
  };
  let workspace: SampleWorkspace;
  beforeAll(async () => {
    workspace = await workspaceOf((markings) => markings.map(asCrane));
  });
  afterAll(() => Promise.all(open.map((one) => one.close())));

  it('is one of that class in KML, in a folder of its own', async () => {
    const { document } = parseHTML(await exportOf(workspace, 'kml', 'marked.kml'));
    const folders = [...document.querySelectorAll('Folder')].map((one) => one.querySelector('name')!.textContent);
    expect(folders).toContain('Marks: Cranes on two');
    const folder = [...document.querySelectorAll('Folder')][folders.indexOf('Marks: Cranes on two')]!;
    const data = [...folder.querySelectorAll('Data')].map((one) => [
      one.getAttribute('name'),
      one.querySelector('value')!.textContent,
    ]);
    expect(Object.fromEntries(data)).toMatchObject({
      class: 'crane',
      markedAs: 'railcar',
      reclassedBy: 'B. Analyst',
      maker: 'detector 1',
    });
    expect(Object.keys(Object.fromEntries(data))).not.toContain('score');
  });

  it('is one of that class in STAC labels and in COCO', async () => {
    const item = JSON.parse(await exportOf(workspace, 'stac', 'labels/a-detector.json')) as { properties: object };
    const counts = [
      { name: 'railcar', count: 1 },
      { name: 'crane', count: 1 },
    ];
    expect(item.properties).toMatchObject({
      'label:classes': [{ name: 'label', classes: ['railcar', 'crane'] }],
      'label:overviews': [{ property_key: 'label', counts }],
      'label:methods': ['automated', 'manual'],
    });
    const { features } = JSON.parse(await exportOf(workspace, 'stac', 'labels/a-detector.geojson')) as {
      features: readonly { id: string; properties: object }[];
    };
    expect(features.map(({ id }) => id)).toEqual(['a-detector/m1', 'a-detector/m2']);
    expect(features[1]!.properties).toMatchObject({ label: 'crane', markedAs: 'railcar', score: null });
    const coco = JSON.parse(await exportOf(workspace, 'coco', 'marked.coco.json')) as {
      annotations: readonly { category_id: number; score?: number }[];
      categories: readonly { id: number; name: string }[];
    };
    const nameOf = new Map(coco.categories.map(({ id, name }) => [id, name]));
    expect(coco.annotations.map(({ category_id, score }) => [nameOf.get(category_id), score])).toEqual([
      ['railcar', 0.9],
      ['crane', undefined],
    ]);
  });

  it('is left out where all of that class were marked on the scene', async () => {
    const all = await workspaceOf((markings) => {
      const [two] = markings;
      return [...markings.map(asCrane), { ...two!, id: 'z-cranes', objectClass: 'crane' }];
    });
    const kml = await exportOf(all, 'kml', 'marked.kml');
    expect(kml).toContain('Marks: crane on two');
    expect(kml).not.toContain('reclassedBy');
    const item = JSON.parse(await exportOf(all, 'stac', 'labels/a-detector.json')) as { properties: object };
    expect(item.properties).toMatchObject({ 'label:classes': [{ name: 'label', classes: ['railcar'] }] });
  });
});
