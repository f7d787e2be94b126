import {
  type LooksReport,
  type ScenePlan,
  type ScenesReport,
  importItems,
  lookAtScenes,
  planScenes,
  queryForSite,
  readRecords,
} from '#app';
import { type Zone, parsePartialDate } from '#core';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, printTable, strong } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { version } from '../../version.ts';
import { warnRejected } from '../../warn-rejected.ts';
import { type WebAccess, type Workspace, openWorkspace } from '../../workspace.ts';

interface ScenesOptions extends WebAccess {
  readonly workspace?: string;
  readonly site: string;
  readonly from?: string;
  readonly to?: string;
  readonly class: string;
  readonly zones?: string;
  readonly mostCloud?: number;
  readonly usable?: boolean;
  readonly look?: boolean;
  readonly reference?: string;
  readonly catalog?: string;
  readonly collection?: readonly string[];
  readonly most?: number;
  readonly json?: boolean;
}

export async function runScenes(options: ScenesOptions, signal: AbortSignal): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace, options);
  const progress = startProgress();
  try {
    const zones = options.zones === undefined ? undefined : await readZones(workspace, options.zones, signal);
    const request = {
      site: options.site,
      from: options.from === undefined ? null : parsePartialDate(options.from),
      to: options.to === undefined ? null : parsePartialDate(options.to),
      objectClass: options.class,
      ...(options.mostCloud === undefined ? {} : { mostCloud: options.mostCloud }),
      ...(zones === undefined ? {} : { zones }),
      signal,
      onProgress: (done: number, total: number) => progress.update(options.site, total === 0 ? 1 : done / total),
    };
    if (options.catalog !== undefined) await fetchScenes(workspace, options.catalog, request, options, signal);
    const report = await planScenes(workspace.store, request);
    const looks =
      options.look === true || options.reference !== undefined
        ? await look(workspace, report, { ...options, zones }, signal)
        : null;
    progress.stop();
    const shown = options.usable ? { ...report, scenes: report.scenes.filter(({ usable }) => usable) } : report;
    if (options.json) printJson(looks ? { ...shown, ...looks } : shown);
    else {
      printReport(shown);
      if (looks) printLooks(looks);
    }
    return exitCode.ok;
  } finally {
    progress.stop();
    await workspace.close();
  }
}

/** Zones drawn in a file; areas that name no site are taken for zones too. */
async function readZones(workspace: Workspace, file: string, signal: AbortSignal): Promise<Zone[]> {
  const read = await readRecords(workspace.reader, file, { signal });
  warnRejected(read.rejected);
  const areas = read.of('site').flatMap(({ id, name, geometry, approximate, note }): Zone[] => {
    return geometry ? [{ id, siteId: id, name, function: 'other', geometry, approximate, note }] : [];
  });
  return [...read.of('zone'), ...areas];
}

async function fetchScenes(
  workspace: Workspace,
  catalog: string,
  request: Parameters<typeof queryForSite>[1],
  options: ScenesOptions,
  signal: AbortSignal,
): Promise<void> {
  const query = await queryForSite(workspace.store, request, {
    collections: options.collection ?? [],
    most: options.most ?? 1000,
  });
  const context = {
    actor: { kind: 'machine', name: `sightline ${version}` },
    reason: `search ${catalog.replace(/[?#].*$/s, '?…')}`,
  } as const;
  const found = await importItems(
    workspace,
    (known) => workspace.catalogs.search(catalog, query, { known, signal }),
    context,
    { signal },
  );
  process.stderr.write(`${found.added} scenes added, ${found.updated} updated, ${found.unchanged} unchanged\n`);
  warnRejected(found.rejected);
}

async function look(
  workspace: Workspace,
  report: ScenesReport,
  options: Pick<ScenesOptions, keyof WebAccess | 'reference'> & { readonly zones: readonly Zone[] | undefined },
  signal: AbortSignal,
): Promise<LooksReport> {
  const { composeImages } = await import('../../compose.ts');
  return lookAtScenes({ store: workspace.store, images: composeImages(options) }, report, {
    signal,
    ...(options.zones === undefined ? {} : { zones: options.zones }),
    ...(options.reference === undefined ? {} : { referenceId: options.reference }),
  });
}

function printLooks({ referenceId, looks }: LooksReport): void {
  if (referenceId === null) return;
  printLine();
  printLine(strong(`shifts against ${referenceId}`));
  printTable(
    ['scene', 'zones seen', 'east m', 'north m', 'tiles', 'why'],
    looks.map(({ sceneId, zones, registration, fault }) => {
      const shift = registration?.shift;
      const unseen = zones?.filter(({ status }) => status !== 'observed') ?? [];
      const tiles = registration ? `${registration.quality.tilesAgreeing}/${registration.quality.tiles}` : '–';
      return [
        sceneId,
        zones ? `${zones.length - unseen.length}/${zones.length}` : '–',
        shift ? shift.eastMetres.toFixed(2) : '–',
        shift ? shift.northMetres.toFixed(2) : '–',
        tiles,
        faint([fault, registration?.reason, unseen[0]?.reason].filter((one) => one != null).join('; ')),
      ];
    }),
  );
}

function printReport({ siteId, objectClass, total, usable, scenes, zones }: ScenesReport): void {
  printLine(strong(`${siteId}: ${usable} of ${total} scenes are usable for ${objectClass}`));
  if (scenes.length === 0) return;
  const places = zones.length === 0 ? 'site' : 'zones';
  printTable(
    ['date', 'platform', 'GSD m', 'off nadir', 'cloud', places, 'answer', 'scene', 'why'],
    scenes.map((plan) => [
      plan.date.slice(0, 16).replace('T', ' '),
      plan.platform ?? '–',
      plan.gsdMetres === null ? '–' : String(Number(plan.gsdMetres.toPrecision(2))),
      plan.offNadirDegrees === null ? '–' : `${Math.round(plan.offNadirDegrees)}°`,
      plan.cloudFraction === null ? '–' : `${Math.round(plan.cloudFraction * 100)} %`,
      zones.length === 0 ? `${Math.round(plan.coveredShare * 100)} %` : `${plan.zonesCovered}/${zones.length}`,
      printAnswer(plan),
      plan.sceneId,
      faint(plan.usable ? plan.reason : plan.problems.join('; ')),
    ]),
  );
}

function printAnswer({ usable, answer, flagged, canType }: ScenePlan): string {
  if (!usable) return 'no';
  return answer + (canType ? ', kinds' : '') + (flagged ? ', flagged' : '');
}
