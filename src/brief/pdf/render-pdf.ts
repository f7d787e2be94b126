import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Brief } from '../brief.ts';
import { BriefError } from '../errors.ts';
import { briefTemplate } from './template.ts';
import { toTemplateData } from './template-data.ts';

/**
 * The brief as PDF/A-2a: archival, and tagged for screen readers (decision 0019); the same brief and fonts give the same
 * bytes. `fontFolders` hold TTF or OTF files that cover the scripts of the brief (the compiler brings none with Hangul).
 * Throws BriefError `pdf-failed`.
 *
 * PDF/A forbids glyphs that no font has. Where a word from outside needs one, the file is written without that
 * promise, as plain PDF 1.7, rather than not at all.
 */
export async function renderBriefPdf(
  brief: Brief,
  fontFolders: readonly string[],
  files: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Uint8Array> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  // Figures are shadow files of a workspace that is nowhere: the template reads nothing of this machine.
  const workspace = '/sightline-brief';
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [...fontFolders] }] });
  for (const [path, bytes] of files)
    compiler.mapShadow(`${workspace}/${path}`, bytes as Parameters<NodeCompiler['mapShadow']>[1]);
  const inputs = { data: JSON.stringify(toTemplateData(brief)) };
  const creationTimestamp = Math.floor(Date.parse(brief.generated) / 1000);
  try {
    return compile(compiler, inputs, { pdfStandard: 'a-2a', creationTimestamp });
  } catch (error) {
    if (!/could not be displayed with/.test(String(error))) throw failed(error);
  }
  try {
    return compile(compiler, inputs, { creationTimestamp });
  } catch (error) {
    throw failed(error);
  }
}

function compile(
  compiler: NodeCompiler,
  inputs: Record<string, string>,
  options: { pdfStandard?: string; creationTimestamp: number },
): Uint8Array {
  return new Uint8Array(compiler.pdf({ mainFileContent: briefTemplate, inputs }, options));
}

function failed(cause: unknown): BriefError {
  const message = /message: "((?:[^"\\]|\\.)*)"/.exec(String(cause))?.[1] ?? String(cause);
  return new BriefError('pdf-failed', `the PDF could not be written: ${message}`, { cause });
}
