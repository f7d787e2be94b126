import { readFileSync } from 'node:fs';
import { type PackageLock, listLicences } from './licences.ts';

/** `npm run licences`: lists what is handed on, by licence; exit 1 where a licence is not on the list of allowed ones. */
const listed = listLicences(JSON.parse(readFileSync('package-lock.json', 'utf8')) as PackageLock);
const byLicence = Object.entries(Object.groupBy(listed, ({ licence }) => licence));
for (const [licence, packages = []] of byLicence) {
  console.log(`${licence || 'no licence stated'} (${packages.length})`);
  console.log(`  ${packages.map(({ name, version }) => `${name} ${version}`).join(', ')}`);
}
const refused = listed.filter(({ isAllowed }) => !isAllowed);
for (const { licence, name, version } of refused)
  console.error(`not allowed: ${name} ${version}: ${licence || 'none stated'}`);
console.log(`${listed.length} packages, ${refused.length} not allowed`);
process.exitCode = refused.length > 0 ? 1 : 0;
