import { type Sentence, say } from '#core';

/** A reason in English and as data, as a trace has it. */
export function explain(because: Sentence): { readonly reason: string; readonly because: Sentence } {
  return { reason: say(because), because };
}

/** Reasons, each once. */
export function explainAll(all: readonly Sentence[]): {
  readonly reasons: readonly string[];
  readonly because: readonly Sentence[];
} {
  const byText = new Map(all.map((because) => [say(because), because]));
  return { reasons: [...byText.keys()], because: [...byText.values()] };
}
