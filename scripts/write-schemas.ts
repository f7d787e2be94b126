import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jsonSchemas } from './json-schemas.ts';

// Writes docs/formats/schemas anew: node --conditions=source scripts/write-schemas.ts
const folder = fileURLToPath(new URL('../docs/formats/schemas/', import.meta.url));
mkdirSync(folder, { recursive: true });
const schemas = jsonSchemas();
for (const [file, schema] of schemas) writeFileSync(`${folder}${file}`, `${JSON.stringify(schema, null, 2)}\n`);
console.log(`wrote ${schemas.size} schemas to docs/formats/schemas`);
