import { basename, dirname } from 'node:path';
import { type NameMention, extractDocument, extractWithModel, findNames, readRecords } from '#app';
import { renderAnatomyHtml } from '#brief';
import type { Designation, Document, Extraction, Site } from '#core';
import { isCorpus } from '#sources';
import { composeLanguageModel, composeReader } from '../../compose.ts';
import { type ExitCode, exitCode } from '../../exit-code.ts';
import { faint, printJson, printLine, shorten, strong } from '../../output.ts';
import { describeProvenance, pageOf } from '../../provenance.ts';
import { inWorkspaceAt } from '../../report-on-workspace.ts';
import { runExtractCase } from './extract-case.ts';
import { type CorpusFlags, runExtractCorpus } from './extract-corpus.ts';
import { warnRejected } from '../../warn-rejected.ts';
import { CommandError } from '../../workspace.ts';
import { writeFiles } from '../../write-files.ts';

interface ExtractOptions extends CorpusFlags {
  readonly published?: string;
  readonly lang?: string;
  readonly html?: string;
  readonly model?: string;
  readonly modelName?: string;
  readonly unList?: string;
  readonly workspace?: string;
  readonly case?: string;
  readonly again?: boolean;
}

export async function runExtract(
  file: string | undefined,
  options: ExtractOptions,
  signal: AbortSignal,
): Promise<ExitCode> {
  if (options.case !== undefined && file === undefined) return runExtractCase(options.case, options, signal);
  if (file === undefined)
    throw new CommandError('usage', 'name a document, a folder or a file of JSON lines, or say --case ID');
  if (await isCorpus(file)) return runExtractCorpus(file, options, signal);
  const read = await readRecords(composeReader(), file, {
    signal,
    ...(options.published === undefined ? {} : { published: options.published }),
    ...(options.lang === undefined ? {} : { language: options.lang }),
  });
  warnRejected(read.rejected);
  const [document] = read.of('document');
  if (!document) throw new CommandError('usage', `${file} is not a document; expected text, Markdown or HTML`);
  const extraction = await extractBy(document, options, signal);
  const names = findNames(document.text, extraction.claims, await knownNames(options, signal));
  if (options.html !== undefined) {
    const title = document.title ?? basename(file);
    const page = renderAnatomyHtml({ title, text: document.text, extraction });
    await writeFiles(dirname(options.html), [{ path: basename(options.html), content: page }]);
    process.stderr.write(`wrote ${options.html}\n`);
  }
  if (options.json) printJson({ ...extraction, names });
  else printExtraction(document, extraction, names);
  return exitCode.ok;
}

/** The sites of a workspace that was named, and the listed names of it or of a file. */
async function knownNames(
  { unList, workspace, case: caseId }: ExtractOptions,
  signal: AbortSignal,
): Promise<{ sites: readonly Site[]; designations: readonly Designation[] }> {
  const read = unList === undefined ? undefined : await readRecords(composeReader(), unList, { signal });
  if (read) warnRejected(read.rejected);
  if (read && read.of('designation').length === 0)
    throw new CommandError('usage', `${unList} holds no list of designations; expected the UN list as XML or YAML`);
  if (workspace === undefined && caseId === undefined)
    return { sites: [], designations: read?.of('designation') ?? [] };
  return inWorkspaceAt(workspace, async ({ store }) => ({
    sites: await store.list('site'),
    designations: read?.of('designation') ?? (await store.list('designation')),
  }));
}

/** By our own rules, or by the language model that was named. */
async function extractBy(
  document: Document,
  { model, modelName }: ExtractOptions,
  signal: AbortSignal,
): Promise<Extraction> {
  if (model === undefined) return extractDocument(document);
  if (modelName === undefined)
    throw new CommandError('usage', '--model needs --model-name NAME, the name its server knows');
  const extraction = await extractWithModel(document, composeLanguageModel(model, modelName), { signal });
  for (const { reason, text } of extraction.dropped)
    process.stderr.write(`dropped: ${text === null ? '' : `${JSON.stringify(text)}: `}${reason}\n`);
  return extraction;
}

function printExtraction(
  kept: Document,
  { document, claims, sentences }: Extraction,
  names: readonly NameMention[],
): void {
  printLine(
    faint(`language ${document.lang}, published ${document.published ?? 'unknown'}, ${sentences.length} sentences`),
  );
  for (const line of describeProvenance(kept)) printLine(faint(line));
  for (const claim of claims) {
    const chain = [...claim.via.map((span) => span.text), claim.speaker?.text ?? 'the author'].join(' → ');
    const page = pageOf(kept, claim.start);
    const place = `${page === null ? '' : `page ${page}, `}${claim.start}–${claim.end}`;
    printLine(`\n${strong(chain)}  ${faint(`${claim.kind}, ${claim.type}, ${place}`)}`);
    printLine(`  ${shorten(claim.text, 300)}`);
    const marks = [
      claim.hedges.length > 0 ? `hedged: ${claim.hedges.map((hedge) => hedge.text).join(', ')}` : '',
      claim.likelihood ? `likelihood ${claim.likelihood.low}–${claim.likelihood.high} %` : '',
      claim.polarity === 'affirmed' ? '' : claim.polarity,
      claim.time ? `time ${claim.time}` : '',
      claim.forecast ? `forecast by ${claim.forecast.deadline ?? 'no stated date'}` : '',
    ].filter(Boolean);
    if (marks.length > 0) printLine(faint(`  ${marks.join('; ')}`));
  }
  if (names.length > 0) printLine(`\n${strong('Names')}`);
  for (const [id, mentions] of Map.groupBy(names, (mention) => `${mention.kind} ${mention.id}`)) {
    const [first] = mentions;
    const spellings = [...new Set(mentions.map(({ text }) => text))].join(', ');
    const match = first!.match ? `, ${first!.match.level} match ${first!.match.score.toFixed(2)}` : '';
    printLine(`  ${first!.name}  ${faint(`${id}${match}: ${spellings}`)}`);
  }
  printLine(`\n${claims.length} claims; machine drafts until a person accepts them`);
}
