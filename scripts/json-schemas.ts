import { z } from 'zod';
import * as brief from '#brief';
import { recordKinds, recordSchemas } from '#core';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The published JSON Schemas (draft 2020-12) by file name: one for every kind of record and one for `brief.json`.
 * They describe what may be written in a file, before it is parsed. What JSON Schema cannot say (a date that
 * exists, low not above high, an end not before its start) is still checked on import.
 */
export function jsonSchemas(): Map<string, JsonSchema> {
  const files = recordKinds.map((kind) => {
    const [file, schema] = describe(kind, `A ${kind} of a Sightline case bundle`, recordSchemas[kind]);
    return [file, { ...schema, required: requiredMembers(recordSchemas[kind]) }] as [string, JsonSchema];
  });
  const briefSchema: unknown = Object.entries(brief).find(([name]) => name === 'briefSchema')?.[1];
  if (briefSchema instanceof z.ZodType) files.push(describe('brief', 'brief.json of Sightline', briefSchema));
  return new Map(files);
}

/** A member that may be null or an empty list may be left out of a file: the import fills it in. */
function requiredMembers(schema: z.ZodType): string[] {
  if (!(schema instanceof z.ZodObject)) throw new Error('expected the schema of a record to be an object');
  const members: [string, z.ZodType][] = Object.entries(schema.shape);
  return members
    .filter(([, member]) => ![null, []].some((empty) => member.safeParse(empty).success))
    .map(([name]) => name);
}

function describe(name: string, title: string, schema: z.ZodType): [string, JsonSchema] {
  const file = `${name}.schema.json`;
  const { $schema, ...body } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema instanceof z.ZodTuple && zodSchema.def.rest === null) {
        // Without these two a longer or shorter list would pass.
        jsonSchema.minItems = zodSchema.def.items.length;
        jsonSchema.items = false;
      }
    },
  });
  // Through JSON once, so that it compares with what is read back from the file.
  return [file, JSON.parse(JSON.stringify({ $schema, $id: file, title, ...body })) as JsonSchema];
}
