import { objectClassKey } from '../records/object-class.ts';
import { classNames as german } from './german/class-names.ts';
import type { ReaderLanguage } from './reader-languages.ts';

/** What a language calls a class of objects by its key, in the plural; absent: as it was written. */
export type ClassNames = Readonly<Record<string, string>>;

const tables: Readonly<Record<ReaderLanguage, ClassNames>> = { en: {}, de: german };

/** `railcars` in German: `Güterwagen`; `railcar (occupied length)`: `Güterwagen (belegte Länge)`. What is not known stays as it was written. */
export function nameClass(objectClass: string, language: ReaderLanguage): string {
  const [, base = objectClass, measured] = /^(.*?)(?: \((.+)\))?$/u.exec(objectClass) ?? [];
  const table = tables[language];
  const name = table[objectClassKey(base)];
  if (name === undefined) return objectClass;
  return measured === undefined ? name : `${name} (${table[measured] ?? measured})`;
}
