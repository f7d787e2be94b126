import { type ReadItem, parseRecord, rejectItem } from '#app';

/** One entry of the list, whichever of the two forms it was read from; values as they stand. */
export interface ListEntry {
  readonly reference: string;
  readonly kind: 'person' | 'entity';
  readonly names: readonly string[];
  readonly regime: string;
  readonly listed: string;
  readonly note: string;
  readonly aliases: readonly { readonly name: string; readonly quality: string }[];
  readonly originalName: string;
  readonly nationality: string;
  readonly born: readonly string[];
  readonly identifiers: readonly string[];
}

/** Where the list is published. */
const published = 'https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list';

/** Makes a designation of an entry, or says what is wrong with it. */
export function* designationOf(entry: ListEntry, file: string): Generator<ReadItem> {
  const id = clean(entry.reference);
  if (id === '') {
    yield rejectItem({ file, value: entry.names.join(' ') }, 'an entry of the list without a reference number');
    return;
  }
  const record = {
    id,
    list: 'UNSC',
    regime: clean(entry.regime),
    kind: isVessel(entry) ? 'vessel' : entry.kind,
    name: clean(entry.names.join(' ')),
    aliases: aliasesOf(entry),
    originalName: clean(entry.originalName) || null,
    nationality: clean(entry.nationality) || null,
    born: distinct(entry.born),
    identifiers: distinct(entry.identifiers),
    listed: /^\d{4}-\d{2}-\d{2}/.exec(clean(entry.listed))?.[0] ?? null,
    note: clean(entry.note) || null,
    sourceUrl: published,
  };
  const parsed = parseRecord(
    'designation',
    record,
    { file, column: id },
    (path) => `${id}.${path.map(String).join('.')}`,
  );
  if ('record' in parsed) yield { type: 'record', kind: 'designation', record: parsed.record };
  else for (const rejection of parsed.rejections) yield { type: 'rejected', rejection };
}

/** Several aliases may stand in one, separated by semicolons or letters in brackets. */
function aliasesOf({ aliases }: ListEntry): { name: string; quality: 'good' | 'low' | null }[] {
  const found = aliases.flatMap(({ name, quality }) =>
    clean(name)
      .split(/\s*;\s*|\s*\b[a-z]\)\s*/)
      .filter((part) => part !== '')
      .map((part) => ({ name: part, quality: qualityOf(quality) })),
  );
  return [...new Map(found.map((alias) => [alias.name, alias])).values()];
}

function qualityOf(text: string): 'good' | 'low' | null {
  const word = clean(text).toLowerCase();
  return word === 'good' || word === 'low' ? word : null;
}

function isVessel({ note, identifiers }: ListEntry): boolean {
  return /\bIMO number\b/i.test(note) || identifiers.some((one) => /^IMO\b/i.test(one));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map(clean).filter((text) => text !== ''))];
}

function clean(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
