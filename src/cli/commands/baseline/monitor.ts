import { type MonitorMethod, type MonitorReport, monitorCounts, monitorMethods } from '#app';
import { wordsIn } from '#brief';
import { readCounts } from '#sources';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson, printLine, printTable } from '../../output.ts';
import { warnRejected } from '../../warn-rejected.ts';
import { CommandError } from '../../workspace.ts';

interface MonitorOptions {
  readonly method: string;
  readonly options: string;
  readonly json?: boolean;
}

export async function runMonitor(file: string, options: MonitorOptions): Promise<ExitCode> {
  const parameters = parseParameters(options.options);
  const method = requireMethod(options.method, parameters);
  const counts = await readCounts(file);
  warnRejected(counts.rejected);
  const report = monitorCounts(counts, method, parameters);
  if (options.json) printJson(report);
  else printReport(report);
  return report.points.some(({ alarm }) => alarm) ? exitCode.alert : exitCode.ok;
}

function parseParameters(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CommandError('usage', `--options: expected JSON, e.g. '{"b":4}': ${(error as Error).message}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new CommandError('usage', `--options: expected a JSON object, got ${text}`);
}

/** R's names are understood as well: `farringtonFlexible`, and `ears` or `earsC` with the option `method`. */
function requireMethod(name: string, parameters: Record<string, unknown>): MonitorMethod {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const kind = parameters['method'];
  const chosen = /^earsc?$/.test(plain) ? `ears${typeof kind === 'string' ? kind.toLowerCase() : 'c1'}` : plain;
  const method = monitorMethods.find((one) => one.replaceAll('-', '') === chosen);
  if (method !== undefined) return method;
  throw new CommandError('usage', `--method: expected one of ${monitorMethods.join(', ')}, got ${name}`);
}

function printReport({ method, points }: MonitorReport): void {
  printTable(
    ['look', 'date', 'count', 'expected', 'alarm above', 'chance of as many', 'alarm'],
    points.map((point) => [
      String(point.index),
      point.date,
      String(point.observed),
      point.expected?.toFixed(2) ?? '–',
      point.upper === null ? '–' : String(Number(point.upper.toFixed(2))),
      point.p === null ? '–' : wordsIn('en').amounts.probability(point.p),
      point.alarm ? 'ALARM' : '',
    ]),
  );
  const alarms = points.filter(({ alarm }) => alarm).length;
  printLine(`${method}: ${alarms} alarms in ${points.length} looks`);
  if (points.every(({ expected, upper }) => expected === null && upper === null)) {
    printLine('no look has enough looks before it to be judged');
  }
}
