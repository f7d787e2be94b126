import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean);
const pages = tracked.filter((file) => file.endsWith('.md') && !file.startsWith('demo/') && existsSync(file));
const sources = tracked
  .filter((file) => /^src\/.*\.tsx?$/.test(file) && !file.includes('.test.') && existsSync(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

describe('the documentation', () => {
  it.each(pages)('%s links only to what exists', (page) => {
    const text = readFileSync(page, 'utf8');
    const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1]!)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !isThere(page, target));
    expect(broken).toEqual([]);
  });

  it.each(pages)('every heading of %s has text under it', (page) => {
    const lines = readFileSync(page, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const empty = lines.filter((line, index) => {
      const level = headingLevel(line);
      const next = lines[index + 1];
      return level > 0 && (next === undefined || (headingLevel(next) > 0 && headingLevel(next) <= level));
    });
    expect(empty).toEqual([]);
  });

  it('every symbol of the glossary exists in the sources', () => {
    const symbols = [...readFileSync('GLOSSARY.md', 'utf8').matchAll(/^\|[^|]+\|[^|]+\| `(\w+)` *\|/gm)].map(
      (match) => match[1]!,
    );
    expect(symbols.length).toBeGreaterThan(30);
    const gone = symbols.filter(
      (name) => !new RegExp(`export (?:type|interface|const|(?:async )?function|class) ${name}\\b`).test(sources),
    );
    expect(gone).toEqual([]);
  });

  it('every symbol that ARCHITECTURE.md names exists in the sources', () => {
    const named = [
      ...readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/`([a-z]+[A-Z]\w+|[A-Z][a-z]+[A-Z]\w*)(?:\(\))?`/g),
    ].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !new RegExp(`\\b${name}\\b`).test(sources))).toEqual([]);
  });

  it('every runtime dependency has its line in docs/decisions', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const decided = readFileSync('docs/decisions/0004-runtime-dependencies.md', 'utf8');
    expect(Object.keys(dependencies).filter((name) => !decided.includes(`\`${name}\``))).toEqual([]);
  });

  it('versions are pinned exactly, and the CLI names the one of package.json', () => {
    const config = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>> & {
      version: string;
    };
    const all = Object.entries({ ...config['dependencies'], ...config['devDependencies'] });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(readFileSync('src/cli/version.ts', 'utf8')).toContain(`'${config.version}'`);
  });
});

function headingLevel(line: string): number {
  return /^(#+) /.exec(line)?.[1]!.length ?? 0;
}

function isThere(page: string, target: string): boolean {
  const [path, anchor] = target.split('#') as [string, string | undefined];
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(file)) return false;
  if (anchor === undefined || !file.endsWith('.md')) return true;
  const anchors = [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map((match) =>
    match[1]!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replace(/ /g, '-'),
  );
  return anchors.includes(anchor);
}
