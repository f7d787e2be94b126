import { type FollowedTrain, followTrains } from '#app';
import { wordsIn } from '#brief';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, printTable, strong } from '../../output.ts';
import { startProgress } from '../../progress.ts';
import { openWorkspace } from '../../workspace.ts';

interface ConsistsOptions {
  readonly workspace?: string;
  readonly site: string;
  readonly scene?: string;
  readonly zone?: string;
  readonly class: string;
  readonly minWagons: number;
  readonly mostFalse?: number;
  readonly json?: boolean;
}

export async function runConsists(options: ConsistsOptions, signal: AbortSignal): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  const progress = startProgress();
  try {
    const trains = await followTrains(workspace.store, {
      site: options.site,
      objectClass: options.class,
      leastWagons: options.minWagons,
      signal,
      onProgress: (done, all) => progress.update(options.site, done / all),
      ...(options.scene === undefined ? {} : { sceneId: options.scene }),
      ...(options.zone === undefined ? {} : { zoneId: options.zone }),
      ...(options.mostFalse === undefined ? {} : { mostFalse: options.mostFalse }),
    });
    progress.stop();
    if (options.json) printJson({ trains });
    else for (const train of trains) printTrain(train);
    return exitCode.ok;
  } finally {
    progress.stop();
    await workspace.close();
  }
}

function printTrain(train: FollowedTrain): void {
  printLine(strong(`${train.site}, ${train.date ?? train.sceneId}, ${train.zoneId}: ${train.wagons} wagons`));
  if (train.status === 'not-identifiable') {
    printLine('  not identifiable: the wagons look alike, any train of this type would match');
    return;
  }
  if (train.matches.length === 0) {
    printLine(faint(`  not seen in ${train.searched} other trains`));
    return;
  }
  printTable(
    ['  date', 'site', 'zone', 'scene', 'wagons aligned', 'direction', 'chance of a false match'],
    train.matches.map((match) => [
      `  ${match.date ?? '–'}`,
      match.site,
      match.zoneId,
      match.sceneId,
      String(match.aligned),
      match.direction,
      wordsIn('en').amounts.probability(match.falseMatchProbability),
    ]),
  );
  const leastSure = Math.max(...train.matches.map(({ falseMatchProbability }) => falseMatchProbability));
  const expected = formatCount(leastSure * train.searched);
  printLine(
    faint(
      `  compared with ${train.searched} trains: as sure as the least sure of these, chance alone makes ${expected}`,
    ),
  );
}

function formatCount(expected: number): string {
  return expected < 0.001 ? 'less than 0.001' : expected.toPrecision(2);
}
