import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChainTemplate, addChain, parseChainTemplate } from '#app';
import type { ExitCode } from '../../exit-code.ts';
import { printLine } from '../../output.ts';
import { type CaseReportOptions, reportOnWorkspace } from '../../report-on-workspace.ts';
import { CommandError } from '../../workspace.ts';

interface StartOptions extends CaseReportOptions {
  readonly place?: readonly string[];
  readonly by: string;
}

/** Chains that come with Sightline: a data file each. */
const folder = fileURLToPath(new URL('../../../../chains', import.meta.url));

export async function runStart(chain: string, options: StartOptions): Promise<ExitCode> {
  const template = await readTemplate(chain);
  const named = new Map(options.place?.map(parsePlace));
  const actor = { kind: 'person', name: options.by } as const;
  return reportOnWorkspace(
    options,
    ({ store }) => addChain(store, options.case, template, named, actor),
    ({ added, kept }) => printLine(`${template.name}: ${added} steps added, ${kept} known`),
  );
}

async function readTemplate(chain: string): Promise<ChainTemplate> {
  const shipped = (await readdir(folder)).map((file) => basename(file, '.json')).toSorted();
  if (!chain.endsWith('.json') && !shipped.includes(chain))
    throw new CommandError(
      'usage',
      `there is no chain "${chain}"; name a file that ends in .json, or one of ${shipped.join(', ')}`,
    );
  const file = chain.endsWith('.json') ? chain : join(folder, `${chain}.json`);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandError('usage', `${file}: there is no such file, or it cannot be read`);
  });
  try {
    return parseChainTemplate(JSON.parse(text), file);
  } catch (error) {
    if (error instanceof SyntaxError) throw new CommandError('usage', `${file}: not valid JSON: ${error.message}`);
    throw error;
  }
}

function parsePlace(text: string): [string, string] {
  const [role, site] = text.split(/=(.*)/s);
  if (role && site) return [role, site];
  throw new CommandError('usage', `--place "${text}": expected role=site`);
}
