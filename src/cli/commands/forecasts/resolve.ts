import { resolveForecast } from '#app';
import type { Citation } from '#core';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { printJson, printLine } from '../../output.ts';
import { CommandError, openWorkspace } from '../../workspace.ts';

interface ResolveOptions {
  readonly workspace?: string;
  readonly outcome: 'yes' | 'no' | 'void' | 'open';
  readonly on?: string;
  readonly reason: string;
  readonly source?: string;
  readonly observation?: string;
  readonly document?: string;
  readonly exact?: string;
  readonly by: string;
  readonly json?: boolean;
}

export async function runForecastResolve(forecastId: string, options: ResolveOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(options.workspace);
  try {
    const forecast = await resolveForecast(
      workspace.store,
      {
        forecastId,
        outcome: options.outcome,
        reason: options.reason,
        citations: citationsOf(options),
        ...(options.on === undefined ? {} : { on: options.on }),
        ...(options.source === undefined ? {} : { sourceUrl: requireAddress(options.source) }),
      },
      { kind: 'person', name: options.by },
    );
    if (options.json) printJson(forecast);
    else printLine(`${forecastId} is ${forecast.resolution.outcome}: ${forecast.resolution.reason}`);
    return exitCode.ok;
  } finally {
    await workspace.close();
  }
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
