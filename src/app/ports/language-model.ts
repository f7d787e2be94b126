import type { CancelSignal } from '#core';

/** A language model that somebody runs; nothing asks it unless a person says so. */
export interface LanguageModel {
  /** As its server knows it. */
  readonly name: string;
  /** `model` is what the server says answered. Throws SourceError. */
  complete(
    prompt: { readonly system: string; readonly user: string },
    signal?: CancelSignal,
  ): Promise<{ readonly content: string; readonly model: string | null }>;
}
