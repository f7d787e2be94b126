import { type AlertLine, listAlerts } from '#app';
import { wordsIn } from '#brief';
import type { ExitCode } from '../../exit-code.ts';
import { faint, printLine, printTable } from '../../output.ts';
import { reportOnWorkspace } from '../../report-on-workspace.ts';

const { amounts } = wordsIn('en');

/** Looks that are unusual, by themselves or in the whole list, and what a person made of each. */
export function runAlerts(options: {
  readonly workspace?: string;
  readonly json?: boolean;
  readonly open?: boolean;
}): Promise<ExitCode> {
  const read = async ({ board, store }: Parameters<Parameters<typeof reportOnWorkspace>[1]>[0]): Promise<Report> => {
    const { list } = await board.readAll();
    const lines = listAlerts(list, await store.list('alert'));
    const alerts = options.open ? lines.filter(({ decision }) => decision === null) : lines;
    return { series: list.series, tested: list.tested, falseShare: list.falseShare, alerts };
  };
  return reportOnWorkspace(options, read, printAlerts);
}

interface Report {
  readonly series: number;
  readonly tested: number;
  readonly falseShare: number;
  readonly alerts: readonly AlertLine[];
}

function printAlerts({ alerts, series, tested }: Report): void {
  printLine(`${tested} of ${series} series could be judged; ${alerts.length} alerts`);
  if (alerts.length === 0) return;
  printTable(
    ['alert', 'site', 'what', 'seen', 'on', 'chance', 'corrected', 'decided'],
    alerts.map(({ decision, id, outdated, row }) => [
      id,
      row.siteId,
      row.objectClass,
      row.target?.state ?? amounts.bounds(row.target ?? { low: null, high: null }),
      row.target?.date ?? '',
      row.exceedance === null ? '·' : amounts.probability(row.exceedance),
      row.q === null ? '·' : amounts.probability(row.q),
      decision
        ? `${decision.review === 'accepted' ? 'accepted' : 'dismissed'} (${decision.decidedBy}): ${decision.reason}`
        : outdated
          ? 'another count was decided on'
          : 'open',
    ]),
  );
  printLine(faint('decide with: sightline review ALERT --kind alert --accept|--reject --by NAME --reason WHY'));
}
