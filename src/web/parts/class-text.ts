import { nameClass } from '#core';
import { language } from '../texts.ts';

/** A class of objects in the reader's language. */
export function classText(objectClass: string): string {
  return nameClass(objectClass, language);
}
