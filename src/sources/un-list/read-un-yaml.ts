import { parse } from 'yaml';
import { z } from 'zod';
import { type ReadItem, rejectItem } from '#app';
import { readText } from '../read-file.ts';
import { SourceError } from '../source-error.ts';
import { designationOf } from './designation-of.ts';

const text = z.string().nullish();
const valued = z.looseObject({ value: text });
const dated = z.looseObject({ date: text, year: z.union([z.string(), z.number()]).nullish() });
const numbered = z.looseObject({ number: text });

/** One entry of the UN list as the project ammitto keeps it: the XML's elements, a file each. */
const entrySchema = z.looseObject({
  reference_number: z.string(),
  un_list_type: z.string(),
  first_name: text,
  second_name: text,
  third_name: text,
  fourth_name: text,
  listed_on: text,
  comments1: text,
  name_original_script: text,
  nationalities: z.union([z.array(valued), valued]).nullish(),
  aliases: z.array(z.looseObject({ quality: text, alias_name: text })).nullish(),
  date_of_birth: z.union([dated, z.array(dated)]).nullish(),
  documents: z.union([z.array(numbered), numbered]).nullish(),
});

/** Reads one entry of the list. Throws SourceError `unknown-format` for YAML of another kind. */
export async function* readUnYaml(path: string): AsyncGenerator<ReadItem> {
  const value = parseYaml(await readText(path, 'json'), path);
  if (typeof value !== 'object' || value === null || !('reference_number' in value)) {
    throw new SourceError('unknown-format', `${path}: YAML of an unknown kind; expected an entry of the UN list`);
  }
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) {
    const { path: at, message } = parsed.error.issues[0]!;
    yield rejectItem({ file: path, column: at.join('.') }, message);
    return;
  }
  const entry = parsed.data;
  yield* designationOf(
    {
      reference: entry.reference_number,
      kind: /^[A-Z]+e\b/.test(entry.reference_number) ? 'entity' : 'person',
      names: [entry.first_name, entry.second_name, entry.third_name, entry.fourth_name].map((one) => one ?? ''),
      regime: entry.un_list_type,
      listed: entry.listed_on ?? '',
      note: entry.comments1 ?? '',
      aliases: (entry.aliases ?? []).map((one) => ({ name: one.alias_name ?? '', quality: one.quality ?? '' })),
      originalName: entry.name_original_script ?? '',
      nationality: listOf<z.infer<typeof valued>>(entry.nationalities)
        .map((one) => one.value ?? '')
        .join(', '),
      born: listOf<z.infer<typeof dated>>(entry.date_of_birth).map((one) => one.date ?? String(one.year ?? '')),
      identifiers: listOf<z.infer<typeof numbered>>(entry.documents).map((one) => one.number ?? ''),
    },
    path,
  );
}

function listOf<T>(value: T | readonly T[] | null | undefined): readonly T[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** Aliases of YAML are not followed more than a few times, so that a small file cannot grow large. */
function parseYaml(source: string, path: string): unknown {
  try {
    return parse(source, { maxAliasCount: 10 });
  } catch (cause) {
    throw new SourceError('broken-json', `${path}: not valid YAML: ${(cause as Error).message.split('\n')[0]}`, {
      cause,
    });
  }
}
