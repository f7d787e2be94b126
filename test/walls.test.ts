import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Who may import whom, as DESIGN and ARCHITECTURE.md say it. */
const mayImport: Record<string, readonly string[]> = {
  core: [],
  imagery: ['core'],
  baseline: ['core'],
  language: ['core'],
  evidence: ['core'],
  brief: ['core'],
  api: ['core'],
  app: ['core', 'imagery', 'baseline', 'language', 'evidence', 'brief'],
  sources: ['core', 'app'],
  storage: ['core', 'app'],
  server: ['core', 'api', 'app'],
  web: ['core', 'api', 'brief'],
  cli: ['core', 'imagery', 'baseline', 'language', 'evidence', 'brief', 'api', 'app', 'sources', 'storage', 'server'],
};
const modules = Object.keys(mayImport);
const pure = ['core', 'imagery', 'baseline', 'language', 'evidence', 'brief', 'api', 'app', 'web'];

interface Probe {
  readonly file: string;
  readonly from: string;
  readonly what: string;
  readonly source: string;
  readonly allowed: boolean;
}

const probes: Probe[] = modules.flatMap((from) => {
  const add = (name: string, what: string, source: string, allowed: boolean): Probe => ({
    file: `src/${from}/probe-${name}.ts`,
    from,
    what,
    source,
    allowed,
  });
  const others = modules.filter((to) => to !== from && to !== 'web');
  return [
    ...others.flatMap((to) => {
      const allowed = mayImport[from]!.includes(to);
      return [
        add(
          `value-${to}`,
          `import of #${to}`,
          `import * as other from '#${to}';\nexport const face: unknown = other;\n`,
          allowed,
        ),
        add(
          `type-${to}`,
          `type import of #${to}`,
          `import type * as other from '#${to}';\nexport type Face = typeof other;\n`,
          allowed,
        ),
        add(
          `path-${to}`,
          `import of ../${to}/ by path`,
          `import * as other from '../${to}/index.ts';\nexport const face: unknown = other;\n`,
          false,
        ),
      ];
    }),
    add(
      'node',
      'import of node:fs',
      `import * as fs from 'node:fs';\nexport const face: unknown = fs;\n`,
      !pure.includes(from),
    ),
  ];
});

let root: string;
let refused: Set<string>;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sightline-walls-'));
  for (const file of ['.oxlintrc.json', 'package.json', 'tsconfig.base.json', 'tsconfig.json'])
    cpSync(file, join(root, file));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  for (const module of modules) {
    mkdirSync(join(root, 'src', module), { recursive: true });
    cpSync(`src/${module}/tsconfig.json`, join(root, 'src', module, 'tsconfig.json'));
    writeFileSync(join(root, 'src', module, 'index.ts'), 'export const name: string = "probe";\n');
  }
  for (const probe of probes) writeFileSync(join(root, probe.file), probe.source);
  const lint = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format', 'json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const report = JSON.parse(lint.stdout) as { diagnostics: { code: string; filename: string }[] };
  refused = new Set(report.diagnostics.filter((d) => d.code.includes('no-restricted-imports')).map((d) => d.filename));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the walls between modules', () => {
  it.each(modules)('the linter refuses every forbidden import of %s, and no other', (from) => {
    for (const probe of probes.filter((one) => one.from === from)) {
      expect({ what: probe.what, refused: refused.has(probe.file) }).toEqual({
        what: probe.what,
        refused: !probe.allowed,
      });
    }
  });

  it.each(modules)('the compiler references of %s are the allowed ones', (from) => {
    const config = JSON.parse(readFileSync(`src/${from}/tsconfig.json`, 'utf8')) as { references: { path: string }[] };
    expect(config.references.map((one) => one.path.replace('../', '')).sort()).toEqual([...mayImport[from]!].sort());
  });

  it('the compiler stops a module from reaching one it does not reference', () => {
    const evidence = join(root, 'src/evidence');
    for (const probe of probes)
      if (!probe.file.endsWith('evidence/probe-value-storage.ts')) rmSync(join(root, probe.file));
    const result = spawnSync(resolve('node_modules/.bin/tsc'), ['-b', evidence], { cwd: root, encoding: 'utf8' });
    expect(result.status).not.toBe(0);
    expect(result.stdout).toContain('probe-value-storage.ts');
  });

  it('no module reaches the files inside another', () => {
    const config = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, unknown> };
    // The second face of core, which everybody may import: its lists without its schemas.
    const faces = ['#core/lists', ...modules.filter((one) => one !== 'web').map((one) => `#${one}`)];
    expect(Object.keys(config.imports).sort()).toEqual(faces.sort());
  });

  it('git keeps no compiled output beside the sources', () => {
    const tracked = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' }).split('\n');
    const isCompiled = (file: string): boolean =>
      /\.(js|map)$/.test(file) || (file.endsWith('.d.ts') && tracked.includes(file.replace('.d.ts', '.ts')));
    expect(tracked.filter(isCompiled)).toEqual([]);
  });
});
