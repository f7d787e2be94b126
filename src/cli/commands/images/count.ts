import { join } from 'node:path';
import {
  type ArchiveReport,
  type SceneCount,
  type SeaBandName,
  countArchive,
  countImage,
  countScene,
  isVessel,
  planCounts,
  requireCounted,
} from '#app';
import { parsePartialDate, slug } from '#core';
import { composeImages } from '../../compose.ts';
import { drawOf, writePictures } from '../../count-pictures.ts';
import { printArchive, printCount } from '../../count-tables.ts';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson, printLine } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { reportOnWorkspace } from '../../report-on-workspace.ts';
import { version } from '../../version.ts';
import { CommandError, type WebAccess, openWorkspace } from '../../workspace.ts';
import { readCountZones } from '../../read-count-zones.ts';
import { countVesselsInImage } from './count-vessels.ts';
import { countWithDetector } from './count-with-detector.ts';

export interface CountOptions extends WebAccess {
  readonly workspace?: string;
  readonly zones?: string;
  readonly class: string;
  readonly scene?: string;
  readonly site?: string;
  readonly from?: string;
  readonly to?: string;
  readonly again?: boolean;
  readonly plan?: boolean;
  readonly sun?: number;
  readonly level?: number;
  readonly overlay?: string;
  readonly strips?: string;
  readonly detector?: string;
  readonly bands?: Readonly<Record<SeaBandName, number>>;
  readonly water?: string;
  readonly other?: readonly string[];
  readonly json?: boolean;
}

/** Counts in an image, on one scene, or on all scenes of a site. */
export async function runCount(
  image: string | undefined,
  options: CountOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  checkUse(image, options);
  if (image !== undefined && options.detector !== undefined)
    return countWithDetector(image, options.detector, options, signal);
  if (image !== undefined && isVessel(options.class)) return countVesselsInImage(image, options, signal);
  if (image !== undefined) return countFile(image, options, signal);
  if (options.plan === true) return planSite(options, signal);
  return options.scene === undefined ? countSite(options, signal) : countOneScene(options.scene, options, signal);
}

function checkUse(image: string | undefined, options: CountOptions): void {
  const { scene, site, zones, detector } = options;
  const wrong = (message: string): CommandError => new CommandError('usage', message);
  if (image === undefined && scene === undefined && site === undefined)
    throw wrong('expected an image, --scene ID or --site S');
  if (image !== undefined && (scene !== undefined || site !== undefined))
    throw wrong('expected either an image or --scene and --site of a workspace, got both');
  if (image === undefined && zones !== undefined)
    throw wrong('--zones is for an image; scenes are counted in the zones of their site');
  if (detector === undefined) requireCounted(options.class);
  const onWater = isVessel(options.class) && detector === undefined;
  if (image !== undefined && zones === undefined && detector === undefined && !onWater)
    throw wrong('expected --zones FILE: the tracks to count along');
  for (const name of ['bands', 'water', 'other'] as const)
    if (options[name] !== undefined && !(onWater && image !== undefined))
      throw wrong(`--${name} is for counting vessels in an image (IMAGE --class vessel)`);
  if (onWater && options.strips !== undefined) throw wrong('--strips shows tracks, and vessels lie on none');
  if (detector !== undefined && (options.overlay !== undefined || options.strips !== undefined))
    throw wrong('--overlay and --strips show railcars along tracks, not what a detector finds');
  if (image === undefined && detector !== undefined) throw wrong('--detector is for an image');
  if (image === undefined && options.sun !== undefined) throw wrong('--sun is for an image; scenes say it themselves');
  if (
    options.plan === true &&
    (options.again === true || options.overlay !== undefined || options.strips !== undefined)
  )
    throw wrong('--plan leaves counting to workers: it goes with --from, --to and --class only');
  const isArchive = site !== undefined && scene === undefined;
  for (const name of ['from', 'to', 'again', 'plan'] as const)
    if (options[name] !== undefined && !isArchive) throw wrong(`--${name} is for all scenes of a site (--site)`);
}

/** Leaves the counting to `sightline work`, here or on other machines. */
function planSite(options: CountOptions, signal: AbortSignal): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    async ({ store }) => {
      const jobs = await planCounts(store, {
        site: options.site ?? '',
        objectClass: options.class,
        from: options.from === undefined ? null : parsePartialDate(options.from),
        to: options.to === undefined ? null : parsePartialDate(options.to),
        signal,
      });
      return store.jobs.plan(jobs);
    },
    ({ known, planned }) => printLine(`${planned} jobs planned, ${known} known already; sightline work does them`),
  );
}

async function countFile(href: string, options: CountOptions, signal: AbortSignal): Promise<ExitCode> {
  const started = performance.now();
  const zones = await readCountZones(options.zones ?? '');
  const progress = startProgress();
  try {
    const { report, drawn } = await countImage(composeImages(options), {
      href,
      zones,
      objectClass: options.class,
      sunAzimuth: options.sun ?? null,
      ...levelOf(options),
      ...drawOf(options),
      signal,
      onProgress: (fraction) => progress.update(href, fraction),
    });
    await writePictures(drawn, options);
    progress.stop();
    const seconds = secondsSince(started);
    if (options.json) printJson({ ...report, seconds });
    else printCount({ ...report, seconds, objectClass: options.class, title: href });
    return exitCode.ok;
  } finally {
    progress.stop();
  }
}

async function countOneScene(sceneId: string, options: CountOptions, signal: AbortSignal): Promise<ExitCode> {
  const started = performance.now();
  const workspace = await openWorkspace(options.workspace, options);
  const progress = startProgress();
  try {
    const done = await countScene(workspace, {
      sceneId,
      site: options.site ?? null,
      objectClass: options.class,
      ...levelOf(options),
      context: contextOf(options),
      ...drawOf(options),
      signal,
      onProgress: (fraction) => progress.update(sceneId, fraction),
    });
    await writePictures(done.drawn, options);
    progress.stop();
    const seconds = secondsSince(started);
    const { siteId, date, isSimulated, kept } = done;
    if (options.json) printJson({ sceneId, siteId, date, simulated: isSimulated, ...done.report, kept, seconds });
    else printCount({ ...done.report, seconds, objectClass: options.class, title: titleOf(done), kept });
    return exitCode.ok;
  } finally {
    progress.stop();
    await workspace.close();
  }
}

function titleOf({ siteId, sceneId, date, isSimulated }: SceneCount): string {
  return `${siteId}, ${sceneId} of ${date.slice(0, 16).replace('T', ' ')}${isSimulated ? ' (SIMULATED)' : ''}`;
}

async function countSite(options: CountOptions, signal: AbortSignal): Promise<ExitCode> {
  const started = performance.now();
  const workspace = await openWorkspace(options.workspace, options);
  const progress = startProgress();
  let report: ArchiveReport;
  try {
    report = await countArchive(workspace, {
      site: options.site ?? '',
      from: options.from === undefined ? null : parsePartialDate(options.from),
      to: options.to === undefined ? null : parsePartialDate(options.to),
      objectClass: options.class,
      again: options.again ?? false,
      ...levelOf(options),
      context: contextOf(options),
      ...drawOf(options),
      onCounted: ({ sceneId, date, drawn }) =>
        writePictures(drawn, inFolders(options, `${date.slice(0, 10)} ${sceneId}`)),
      signal,
      onProgress: (done, total, id) => progress.update(id, total === 0 ? 1 : done / total),
    });
  } finally {
    progress.stop();
    await workspace.close();
  }
  if (options.json) printJson({ ...report, seconds: secondsSince(started) });
  else printArchive(report);
  for (const { sceneId, outcome, reason } of report.scenes)
    if (outcome === 'failed') process.stderr.write(`failed: ${sceneId}: ${reason ?? ''}\n`);
  return report.failed > 0 ? exitCode.failed : exitCode.ok;
}

/** A file for each scene; its id may hold what a file name must not. */
function inFolders({ overlay, strips }: CountOptions, name: string): Pick<CountOptions, 'overlay' | 'strips'> {
  const file = `${slug(name)}.png`;
  return {
    ...(overlay === undefined ? {} : { overlay: join(overlay, file) }),
    ...(strips === undefined ? {} : { strips: join(strips, file) }),
  };
}

function contextOf({ class: objectClass }: CountOptions): {
  actor: { kind: 'machine'; name: string };
  reason: string;
} {
  return { actor: { kind: 'machine', name: `sightline ${version}` }, reason: `count ${objectClass}` };
}

function levelOf({ level }: CountOptions): { level?: number } {
  return level === undefined ? {} : { level };
}

function secondsSince(started: number): number {
  return Number(((performance.now() - started) / 1000).toFixed(2));
}
