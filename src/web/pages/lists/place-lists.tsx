import type { ReactNode } from 'react';
import type { Scene, Site, Zone } from '#core';
import type { Column } from '../../table/column.ts';
import { scenePath, stripsPath } from '../../address.ts';
import { Link } from '../../navigation.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useCollection } from '../../data/use-load.ts';
import { texts } from '../../texts.ts';
import { Collection, ListTable } from './collection.tsx';

const { columns, boundary } = texts;

/** The places of a case. */
export function SiteList({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <Collection caseId={caseId} collection="sites">
      {(rows) => (
        <ListTable collection="sites" rows={rows} columns={siteColumns} order={{ key: 'name', descending: false }} />
      )}
    </Collection>
  );
}

/** The counted parts of its sites. */
export function ZoneList({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <Loaded load={useCollection(caseId, 'sites')} what={texts.lists.zones.toLowerCase()}>
      {({ items: sites }) => (
        <Collection caseId={caseId} collection="zones">
          {(rows) => (
            <ListTable
              collection="zones"
              rows={rows}
              columns={zoneColumns(caseId, sites)}
              order={{ key: 'name', descending: false }}
            />
          )}
        </Collection>
      )}
    </Loaded>
  );
}

/** The images over its sites. */
export function SceneList({ caseId }: { readonly caseId: string }): ReactNode {
  return (
    <Collection caseId={caseId} collection="scenes">
      {(rows) => (
        <ListTable
          collection="scenes"
          rows={rows}
          columns={sceneColumns(caseId)}
          order={{ key: 'date', descending: true }}
        />
      )}
    </Collection>
  );
}

const siteColumns: readonly Column<Site>[] = [
  { key: 'name', heading: columns.name, form: 'short', value: (row) => row.name },
  { key: 'aliases', heading: columns.aliases, form: 'short', value: (row) => row.aliases.join(', ') || null },
  { key: 'country', heading: columns.country, value: (row) => row.country },
  {
    key: 'boundary',
    heading: columns.boundary,
    value: (row) => (row.geometry === null ? boundary.none : row.approximate ? boundary.approximate : boundary.drawn),
  },
  { key: 'note', heading: columns.note, form: 'text', value: (row) => row.note },
];

const zoneColumns = (caseId: string, sites: readonly Site[]): readonly Column<Zone>[] => [
  {
    key: 'name',
    heading: columns.name,
    form: 'short',
    value: (row) => row.name,
    cell: (row) =>
      row.geometry.type === 'LineString' ? <Link to={stripsPath(caseId, row.id)}>{row.name}</Link> : row.name,
  },
  {
    key: 'site',
    heading: columns.site,
    form: 'short',
    value: (row) => sites.find(({ id }) => id === row.siteId)?.name ?? row.siteId,
  },
  { key: 'function', heading: columns.function, value: (row) => texts.zoneFunctions[row.function] },
  {
    key: 'boundary',
    heading: columns.boundary,
    value: (row) => (row.approximate ? boundary.approximate : boundary.drawn),
  },
  { key: 'note', heading: columns.note, form: 'text', value: (row) => row.note },
];

const sceneColumns = (caseId: string): readonly Column<Scene>[] => [
  {
    key: 'date',
    heading: columns.date,
    form: 'date',
    value: (row) => row.start,
    cell: (row) => <Link to={scenePath(caseId, row.id)}>{row.start}</Link>,
  },
  { key: 'id', heading: columns.id, form: 'short', value: (row) => row.id },
  { key: 'platform', heading: columns.platform, value: (row) => row.platform },
  { key: 'gsd', heading: columns.gsd, form: 'number', value: (row) => row.gsdMetres },
  {
    key: 'cloud',
    heading: columns.cloud,
    form: 'number',
    value: (row) => (row.cloudFraction === null ? null : Math.round(row.cloudFraction * 100)),
  },
  { key: 'collection', heading: columns.collection, value: (row) => row.collection },
];
