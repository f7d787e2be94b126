import type { Marking } from '#core';

/** Keys that choose a class, in the order of the keyboard. */
export const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

const classesKey = 'sightline classes';

/** Those of the markings first, then those this person has used elsewhere; one for each digit at most. */
export function readClasses(markings: readonly Pick<Marking, 'objectClass'>[]): readonly string[] {
  let kept: unknown = [];
  try {
    kept = JSON.parse(localStorage.getItem(classesKey) ?? '[]');
  } catch {
    // As if nothing had been kept.
  }
  const names = Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  return [...new Set([...markings.map(({ objectClass }) => objectClass), ...names, 'railcars'])].slice(
    0,
    digits.length,
  );
}

export function keepClasses(classes: readonly string[]): void {
  localStorage.setItem(classesKey, JSON.stringify(classes));
}
