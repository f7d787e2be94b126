import { doubleCount } from '#app';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson, printLine, printTable, strong } from '../../output.ts';
import { CommandError, openWorkspace } from '../../workspace.ts';

interface DoubleCountOptions {
  readonly workspace?: string;
  readonly site: string;
  readonly scene: string;
  readonly class: string;
  readonly by?: readonly string[];
  readonly tolerance?: number;
  readonly json?: boolean;
}

export async function runDoubleCount(options: DoubleCountOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const compared = await doubleCount(workspace.store, {
      site: options.site,
      sceneId: options.scene,
      objectClass: options.class,
      ...(options.by === undefined ? {} : { by: requirePair(options.by) }),
      ...(options.tolerance === undefined ? {} : { toleranceMetres: options.tolerance }),
    });
    if (options.json) printJson(compared);
    else printCompared(compared);
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
}

function requirePair(names: readonly string[]): [string, string] {
  const [one, other, ...more] = names;
  if (one === undefined || other === undefined || more.length > 0) {
    throw new CommandError('usage', `--by takes two names, got ${names.length}`);
  }
  return [one, other];
}

function printCompared(compared: Awaited<ReturnType<typeof doubleCount>>): void {
  const { one, other, both, found, total, f1, kappaOccupied, zones } = compared;
  const { count, low, high, level } = total;
  printLine(strong(`${compared.sceneId}: ${compared.objectClass}, counted twice`));
  printTable(
    ['who', 'count', 'found of what the other found'],
    [one, other].map(({ name, count: own, recall }) => [name, String(own), share(recall)]),
  );
  printLine(`both found ${both}, either ${found}; agreement (F1) ${share(f1)}`);
  const range = high === null ? `at least ${low}` : `${low} to ${high}`;
  printLine(`there are about ${count.toFixed(1)} (${Math.round(level * 100)} %: ${range})`);
  if (kappaOccupied !== null) printLine(`on which zones are occupied, kappa ${kappaOccupied.toFixed(2)}`);
  const uneven = zones.filter((zone) => zone.one !== zone.other || zone.one !== zone.both);
  if (uneven.length > 0) {
    printTable(
      ['zone', one.name, other.name, 'both'],
      uneven.map((zone) => [zone.zoneId ?? '–', String(zone.one), String(zone.other), String(zone.both)]),
    );
  }
  for (const note of compared.notes) printLine(`note: ${note}`);
}

function share(value: number | null): string {
  return value === null ? '–' : `${Math.round(value * 100)} %`;
}
