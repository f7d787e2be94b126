import { z } from 'zod';
import type { Composition, CompositionBlock, StatementSource } from '#core';
import { type EvidenceRef, evidenceRefSchema } from './statement.ts';

/** A section in a person's own words. While it is a draft, a statement may rest on nothing; it is marked, and not published. */
export interface WrittenSection {
  readonly id: string;
  readonly heading: string;
  readonly statements: readonly { readonly text: string; readonly evidence: readonly EvidenceRef[] }[];
}

export const writtenSectionSchema: z.ZodType<WrittenSection> = z.strictObject({
  id: z.string(),
  heading: z.string(),
  statements: z.array(z.strictObject({ text: z.string(), evidence: z.array(evidenceRefSchema) })),
});

/** Tells whether what a statement rests on is in the brief. */
export type FindSource = (source: StatementSource) => boolean;

/** The written sections of a composition; what is cited and no longer there is left out. */
export function readWritten(composition: Composition, isThere: FindSource): WrittenSection[] {
  return composition.blocks.flatMap((block) =>
    block.kind === 'text'
      ? [
          {
            id: block.id,
            heading: block.heading,
            statements: block.statements.map(({ sources, text }) => ({ text, evidence: sources.filter(isThere) })),
          },
        ]
      : [],
  );
}

/** Names of the sections in their order: those the brief writes itself by their part, `text-ID`, `figure-ID`. */
export function layOut({ blocks }: Composition): string[] {
  return blocks.flatMap((block) => (block.kind !== 'part' ? [sectionOf(block)] : block.isHidden ? [] : [block.part]));
}

/** The name of the section that a text or a figure becomes. */
function sectionOf({ id, kind }: Pick<CompositionBlock, 'id' | 'kind'>): string {
  return `${kind === 'text' ? 'text' : 'figure'}-${id}`;
}

/** Statements that rest on nothing and so block publishing. */
export function findUnsourced(written: readonly WrittenSection[]): string[] {
  return written.flatMap(({ statements }) =>
    statements.filter(({ evidence }) => evidence.length === 0).map(({ text }) => text),
  );
}
