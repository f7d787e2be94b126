import { spawnSync } from 'node:child_process';
import { readAudit } from './audit.ts';

/**
 * `npm run audit`: asks the registry for faults that are known of what is handed on; exit 1 where there is one. Exit 0 with a line that
 * nothing was asked where the registry cannot say.
 */
const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', maxBuffer: 1 << 26 });
const audit = readAudit(asked.stdout);
if (audit.kind === 'not-asked') console.warn(`not asked, so nothing is known: ${audit.reason}`);
else {
  for (const { name, range, severity } of audit.findings) console.error(`${severity}: ${name} ${range}`);
  console.log(`${audit.packages} packages, ${audit.findings.length} with a known fault`);
  process.exitCode = audit.findings.length > 0 ? 1 : 0;
}
