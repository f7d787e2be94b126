import { type OriginBranch, describeLeans, growOriginTree, wordsIn } from '#brief';
import type { OriginTrace, PropositionTrace, TracedOrigin } from '#core';
import { faint, printLine, shorten, strong } from './output.ts';

const { origins } = wordsIn('en');

/** Prints each proposition as a tree: origin, the documents that have it from there, and under each its copies. */
export function printTrace(trace: OriginTrace): void {
  for (const one of trace.propositions) printProposition(one);
}

function printProposition(one: PropositionTrace): void {
  printLine(strong(one.text));
  printLine(`  ${origins.mentions(one.mentions, one.effective)}`);
  for (const origin of one.origins) printOrigin(origin, one);
  for (const lean of describeLeans(one)) printLine(`  ${lean}`);
  for (const { documentId, what, from, to } of one.drift)
    printLine(faint(`  moved: ${what} "${from}" became "${to}" (${documentId})`));
  printLine();
}

function printOrigin(origin: TracedOrigin, trace: PropositionTrace): void {
  const rest = trace.origins.find((other) => other.id === origin.restsOn);
  printLine(`  ${strong(origin.name)}${rest ? ` (only infers it, and rests on ${rest.name}: not counted)` : ''}`);
  for (const voice of origin.voices) printLine(faint(`    said by ${origins.voice(voice)}`));
  printBranches(growOriginTree(origin, trace), '    ');
}

function printBranches(branches: readonly OriginBranch[], indent: string): void {
  for (const [at, { date, name, why, copies }] of branches.entries()) {
    const isLast = at === branches.length - 1;
    printLine(`${indent}${isLast ? '└─' : '├─'} ${date ?? 'no date'}  ${name}  ${faint(shorten(why, 150))}`);
    printBranches(copies, `${indent}${isLast ? '   ' : '│  '}`);
  }
}
