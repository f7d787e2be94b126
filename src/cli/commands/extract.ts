import { basename, dirname } from 'node:path';
import { extractDocument, extractWithModel, readRecords } from '#app';
import { renderAnatomyHtml } from '#brief';
import type { Document, Extraction } from '#core';
import { isCorpus } from '#sources';
import { composeLanguageModel, composeReader } from '../compose.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { faint, printJson, printLine, shorten, strong } from '../output.ts';
import { type CorpusFlags, runExtractCorpus } from './extract-corpus.ts';
import { warnRejected } from '../warn-rejected.ts';
import { CommandError } from '../workspace.ts';
import { writeFiles } from '../write-files.ts';

interface ExtractOptions extends CorpusFlags {
  readonly published?: string;
  readonly lang?: string;
  readonly html?: string;
  readonly model?: string;
  readonly modelName?: string;
}

export async function runExtract(file: string, options: ExtractOptions, signal: AbortSignal): Promise<ExitCode> {
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
  if (options.html !== undefined) {
    const title = document.title ?? basename(file);
    const page = renderAnatomyHtml({ title, text: document.text, extraction });
    await writeFiles(dirname(options.html), [{ path: basename(options.html), content: page }]);
    process.stderr.write(`wrote ${options.html}\n`);
  }
  if (options.json) printJson(extraction);
  else printExtraction(extraction);
  return exitCode.ok;
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

function printExtraction({ document, claims, sentences }: Extraction): void {
  printLine(
    faint(`language ${document.lang}, published ${document.published ?? 'unknown'}, ${sentences.length} sentences`),
  );
  for (const claim of claims) {
    const chain = [...claim.via.map((span) => span.text), claim.speaker?.text ?? 'the author'].join(' → ');
    printLine(`\n${strong(chain)}  ${faint(`${claim.kind}, ${claim.type}, ${claim.start}–${claim.end}`)}`);
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
  printLine(`\n${claims.length} claims; machine drafts until a person accepts them`);
}
