/** What `npm audit --json` says: of faults that are known, or why it could not ask. */
export type Audit =
  | { readonly kind: 'asked'; readonly packages: number; readonly findings: readonly Finding[] }
  /** The registry has no list of faults, or cannot be reached: nothing is known, good or bad. */
  | { readonly kind: 'not-asked'; readonly reason: string };

/** A package that is handed on and has a fault. */
interface Finding {
  readonly name: string;
  readonly severity: string;
  readonly range: string;
}

/** Reads the output of npm 7 or newer (`auditReportVersion` 2). What is neither a report nor a reason throws: it must not pass as sound. */
export function readAudit(text: string): Audit {
  const { auditReportVersion, error, message, metadata, vulnerabilities } = JSON.parse(text) as AuditJson;
  if (auditReportVersion === 2 && vulnerabilities)
    return {
      kind: 'asked',
      packages: metadata?.dependencies?.prod ?? 0,
      findings: Object.values(vulnerabilities).map(({ name, range, severity }) => ({ name, range, severity })),
    };
  const reason = [message, error?.code, error?.summary].filter(Boolean).join(': ');
  if (error === undefined || reason === '') throw new Error(`npm audit said what is not known: ${text.slice(0, 300)}`);
  return { kind: 'not-asked', reason };
}

interface AuditJson {
  readonly auditReportVersion?: number;
  readonly vulnerabilities?: Readonly<Record<string, Finding>>;
  readonly metadata?: { readonly dependencies?: { readonly prod?: number } };
  readonly message?: string;
  readonly error?: { readonly code?: string; readonly summary?: string };
}
