/**
 * ISO 639-1 code of a text's language by `eld`, or null where it is unsure. The 0.9 MB of n-grams are loaded with the first call
 * (about 0.2 s), so that programs that never ask never pay; that makes this asynchronous.
 */
export async function detectLanguage(text: string): Promise<string | null> {
  const { eld } = await import('eld/extrasmall');
  const found = eld.detect(text.slice(0, 10_000));
  return found.language === '' || !found.isReliable() ? null : found.language;
}
