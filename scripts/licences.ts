/** Licences under which something may be part of what we hand on. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EDL-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Zlib',
]);

/** Allowed for these packages alone, and why. */
const exceptions: readonly { readonly package: RegExp; readonly licence: string; readonly why: string }[] = [
  { package: /^@img\/sharp-/, licence: 'LGPL-3.0-or-later', why: 'libvips, a shared library that can be replaced' },
];

/** What of a package-lock.json is looked at. */
export interface PackageLock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly license?: string; readonly dev?: boolean }>
  >;
}

export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; empty where the package does not say. */
  readonly licence: string;
  readonly isAllowed: boolean;
  /** Why it is, where that is an exception. */
  readonly why: string | null;
}

/** Every package that is handed on, by name, and whether its licence allows that. */
export function listLicences({ packages }: PackageLock): readonly LicensedPackage[] {
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { license = '', version = '' }]) => judge(path.replace(/^.*node_modules\//, ''), version, license))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function judge(name: string, version: string, licence: string): LicensedPackage {
  const exception = exceptions.find((one) => one.package.test(name) && licence.includes(one.licence));
  const isAllowed = allows(licence, (id) => allowed.has(id) || id === exception?.licence);
  return { name, version, licence, isAllowed, why: exception?.why ?? null };
}

/** SPDX expressions (Annex D) of the operators that packages use: AND binds before OR, brackets before both. */
function allows(expression: string, isKnown: (id: string) => boolean): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const one = (): boolean => {
    const token = tokens[at++];
    if (token !== '(') return token !== undefined && isKnown(token);
    const inside = any();
    return tokens[at++] === ')' && inside;
  };
  const all = (): boolean => {
    let holds = one();
    while (tokens[at] === 'AND') {
      at++;
      holds = one() && holds;
    }
    return holds;
  };
  const any = (): boolean => {
    let holds = all();
    while (tokens[at] === 'OR') {
      at++;
      holds = all() || holds;
    }
    return holds;
  };
  return any() && at === tokens.length;
}
