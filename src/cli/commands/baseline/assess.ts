import {
  type SeriesRequest,
  type WatchRequest,
  assessObservations,
  assessSite,
  assessWatchList,
  findOnlySeries,
  readRecords,
} from '#app';
import type { MeasuredShare } from '#baseline';
import { type Observation, type Site, parsePartialDate } from '#core';
import { composeReader } from '../../compose.ts';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { warnRejected } from '../../warn-rejected.ts';
import { CommandError, openWorkspace } from '../../workspace.ts';
import { parseTerms } from './parse-terms.ts';
import { printAssessment, printWatchList } from './print-assessment.ts';

interface AssessOptions {
  readonly workspace?: string;
  readonly site?: string;
  readonly class?: string;
  readonly at?: string;
  readonly level?: number;
  readonly terms?: string;
  readonly event?: readonly string[];
  readonly recall?: MeasuredShare;
  readonly precision?: MeasuredShare;
  readonly all?: boolean;
  readonly falseShare?: number;
  readonly observations?: string;
  readonly json?: boolean;
}

export async function runAssess(options: AssessOptions, signal: AbortSignal): Promise<ExitCode> {
  return options.all ? runWatchList(options, signal) : runOne(options, signal);
}

async function runOne(options: AssessOptions, signal: AbortSignal): Promise<ExitCode> {
  const judged = seriesOptions(options);
  const assessment = await withRecords(options, signal, {
    file: (sites, observations) => {
      const named = nameSeries(options, sites, observations);
      return assessObservations(sites, observations, { ...named, ...judged });
    },
    workspace: (store) => assessSite(store, { ...requireNames(options), ...judged }),
  });
  if (options.json) printJson(assessment);
  else printAssessment(options.site ?? assessment.siteId, assessment);
  return assessment.alert ? exitCode.alert : exitCode.ok;
}

async function runWatchList(options: AssessOptions, signal: AbortSignal): Promise<ExitCode> {
  const request: WatchRequest = {
    ...seriesOptions(options),
    ...(options.site === undefined ? {} : { site: options.site }),
    ...(options.class === undefined ? {} : { objectClass: options.class }),
    ...(options.falseShare === undefined ? {} : { falseShare: options.falseShare }),
  };
  const progress = startProgress();
  const judge = (sites: readonly Site[], observations: readonly Observation[]): ReturnType<typeof assessWatchList> =>
    assessWatchList(sites, observations, request, {
      signal,
      onProgress: (fraction) => progress.update('series', fraction),
    });
  try {
    const watchList = await withRecords(options, signal, {
      file: judge,
      workspace: async (store) => judge(await store.list('site'), await store.list('observation')),
    });
    progress.stop();
    if (options.json) printJson(watchList);
    else printWatchList(watchList);
    return watchList.rows.some(({ discovery }) => discovery) ? exitCode.alert : exitCode.ok;
  } finally {
    progress.stop();
  }
}

type StoreReader = Parameters<typeof assessSite>[0];

/** Runs over the records of a file, or over a workspace. */
async function withRecords<T>(
  options: AssessOptions,
  signal: AbortSignal,
  run: {
    readonly file: (sites: readonly Site[], observations: readonly Observation[]) => T;
    readonly workspace: (store: StoreReader) => Promise<T>;
  },
): Promise<T> {
  if (options.observations !== undefined) {
    const read = await readRecords(composeReader(), options.observations, { signal });
    warnRejected(read.rejected);
    return run.file(read.of('site'), read.of('observation'));
  }
  if (!options.all) requireNames(options);
  const workspace = await openWorkspace(options.workspace);
  try {
    return await run.workspace(workspace.store);
  } finally {
    await workspace.close();
  }
}

function seriesOptions(options: AssessOptions): Omit<SeriesRequest, 'site' | 'objectClass'> {
  const { at, level, terms, event, recall, precision } = options;
  const perfect: MeasuredShare = { hits: 1e7, trials: 1e7 };
  return {
    at: at === undefined ? null : parsePartialDate(at),
    ...(level === undefined ? {} : { level }),
    ...(terms === undefined ? {} : { terms: parseTerms(terms) }),
    ...(event === undefined ? {} : { events: event.map(parsePartialDate) }),
    ...(recall || precision ? { detector: { recall: recall ?? perfect, precision: precision ?? perfect } } : {}),
  };
}

/** In a file with one series it need not be named. */
function nameSeries(
  { site, class: objectClass }: AssessOptions,
  sites: readonly Site[],
  observations: readonly Observation[],
): { site: string; objectClass: string } {
  if (site !== undefined && objectClass !== undefined) return { site, objectClass };
  const named = { ...(site === undefined ? {} : { site }), ...(objectClass === undefined ? {} : { objectClass }) };
  return findOnlySeries(sites, observations, named);
}

function requireNames({ site, class: objectClass }: AssessOptions): { site: string; objectClass: string } {
  if (site !== undefined && objectClass !== undefined) return { site, objectClass };
  throw new CommandError('usage', 'expected --site and --class, or --all for every series');
}
