import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Brief } from '../brief.ts';
import { BriefError } from '../errors.ts';
import { briefTemplate } from './template.ts';
import { toTemplateData } from './template-data.ts';

/** Best first; a compiler that does not know the first writes the second (decision 0019). */
const standards = ['a-2a', 'a-2b'] as const;

/**
 * The brief as PDF/A-2: tagged (level A), where the compiler can; the same brief and fonts give the same bytes. `fontFolders`
 * hold TTF or OTF files that cover the scripts of the brief (the compiler brings none with Hangul). Throws BriefError
 * `pdf-failed`.
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
  for (const pdfStandard of standards) {
    try {
      return compile(compiler, inputs, { pdfStandard, creationTimestamp });
    } catch (error) {
      if (/could not be displayed with any font/.test(String(error))) break;
      if (!/unknown variant/.test(String(error))) throw failed(error);
    }
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
