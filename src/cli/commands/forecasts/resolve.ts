import { resolveForecast } from '#app';
import type { Citation } from '#core';
import type { ExitCode } from '../../exit-code.ts';
import { printLine } from '../../output.ts';
import { type ReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';
import { CommandError } from '../../workspace.ts';

interface ResolveOptions extends ReportOptions {
  readonly outcome: 'yes' | 'no' | 'void' | 'open';
  readonly on?: string;
  readonly reason: string;
  readonly source?: string;
  readonly observation?: string;
  readonly document?: string;
  readonly exact?: string;
  readonly by: string;
}

export function runForecastResolve(forecastId: string, options: ResolveOptions): Promise<ExitCode> {
  return reportOnWorkspace(
    options,
    ({ store }) =>
      resolveForecast(
        store,
        {
          forecastId,
          outcome: options.outcome,
          reason: options.reason,
          citations: citationsOf(options),
          ...(options.on === undefined ? {} : { on: options.on }),
          ...(options.source === undefined ? {} : { sourceUrl: requireAddress(options.source) }),
        },
        { kind: 'person', name: options.by },
      ),
    ({ resolution }) => printLine(`${forecastId} is ${resolution.outcome}: ${resolution.reason}`),
  );
}

function citationsOf({ observation, document, exact }: ResolveOptions): Citation[] {
  if ((document === undefined) !== (exact === undefined))
    throw new CommandError('usage', '--document and --exact go together');
  return [
    ...(observation === undefined ? [] : [{ kind: 'observation', observationId: observation } as const]),
    ...(document === undefined || exact === undefined
      ? []
      : [{ kind: 'document', documentId: document, exact } as const]),
  ];
}

function requireAddress(text: string): string {
  if (/^https?:\/\/[^\s"'<>]+$/.test(text)) return text;
  throw new CommandError('usage', `--source "${text}": expected an http(s) address`);
}
