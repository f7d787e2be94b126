import { z } from 'zod';
import type { Quotation, Spans } from '../scoring/score-quotes.ts';
import type { Rejection } from '../ports/reading.ts';
import { reject } from './rejection.ts';

/** A document of the German news quotation dataset (Petersen-Frey and Biemann 2024): one JSON object a line. */
export interface QuotedDocument {
  readonly name: string;
  readonly text: string;
  readonly quotations: readonly Quotation[];
}

const role = z
  .object({ spans: z.array(z.object({ charBegin: z.number().int().min(0), charEnd: z.number().int().min(0) })) })
  .optional();
const schema = z.object({
  documentName: z.string().optional(),
  originalText: z.string(),
  annotations: z.array(z.object({ quote: role, speaker: role, cue: role, frame: role, addressee: role })),
});

/** Reads such a file line by line; a line that is none is rejected with its number and the others are kept. */
export function* decodeQuotationJsonl(
  text: string,
  file: string,
): Generator<{ document: QuotedDocument } | { rejection: Rejection }> {
  let row = 0;
  for (const line of text.split('\n')) {
    row++;
    if (line.trim() === '') continue;
    const { data, error } = schema.safeParse(parse(line));
    if (data) yield { document: documentOf(data, `${file}:${row}`) };
    else {
      const [issue] = error.issues;
      const reason = `expected a line with originalText and annotations; ${issue?.path.join('.')}: ${issue?.message}`;
      yield { rejection: reject({ file, row }, reason) };
    }
  }
}

function documentOf(data: z.infer<typeof schema>, place: string): QuotedDocument {
  return {
    name: data.documentName ?? place,
    text: data.originalText,
    quotations: data.annotations.map(({ quote, speaker, cue, frame, addressee }) => ({
      message: spansOf(quote),
      speaker: spansOf(speaker),
      cue: spansOf(cue),
      frame: spansOf(frame),
      addressee: spansOf(addressee),
    })),
  };
}

function spansOf(annotated: z.infer<typeof role>): Spans {
  return (annotated?.spans ?? []).map(({ charBegin, charEnd }) => [charBegin, charEnd]);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
