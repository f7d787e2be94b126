import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { recordKinds } from '#core';
import { jsonSchemas } from '../scripts/json-schemas.ts';

const folder = fileURLToPath(new URL('../docs/formats/schemas/', import.meta.url));

describe('the published JSON Schemas', () => {
  const schemas = jsonSchemas();

  it('are those of the code; if not: node --conditions=source scripts/write-schemas.ts', () => {
    expect(readdirSync(folder).toSorted()).toEqual([...schemas.keys()].toSorted());
    for (const [file, schema] of schemas) {
      expect(JSON.parse(readFileSync(`${folder}${file}`, 'utf8')), file).toEqual(schema);
    }
  });

  it('name every kind of record; what is unknown may be left out, what is not named may not be added', () => {
    for (const kind of recordKinds) {
      const schema = schemas.get(`${kind}.schema.json`)!;
      expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
      expect(schema['additionalProperties']).toBe(false);
      expect(schema['required']).toContain('id');
    }
    expect(schemas.get('scene.schema.json')!['required']).toEqual(['id', 'start', 'end', 'item']);
  });

  it('bound the length of a position and of a box', () => {
    const { bbox } = schemas.get('scene.schema.json')!['properties'] as Record<string, { anyOf: unknown[] }>;
    expect(bbox!.anyOf[0]).toMatchObject({ minItems: 4, items: false });
  });
});
