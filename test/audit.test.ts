import { expect, it } from 'vitest';
import { readAudit } from '../scripts/audit.ts';

it('a known fault of a package is a finding', () => {
  const fault = { name: 'left', severity: 'low', range: '<1.3.0', isDirect: true, via: [] };
  const report = { auditReportVersion: 2, vulnerabilities: { left: fault }, metadata: { dependencies: { prod: 7 } } };
  expect(readAudit(JSON.stringify(report))).toEqual({
    kind: 'asked',
    packages: 7,
    findings: [{ name: 'left', severity: 'low', range: '<1.3.0' }],
  });
  expect(readAudit(JSON.stringify({ ...report, vulnerabilities: {} }))).toMatchObject({ kind: 'asked', findings: [] });
});

it.each([
  [{ message: '405 Method Not Allowed - POST …', statusCode: 405, error: { summary: '', detail: '' } }, /405/],
  [{ message: 'request failed', error: { code: 'ENOTFOUND', summary: 'getaddrinfo', detail: '' } }, /ENOTFOUND/],
])('a registry that cannot say is not one without faults: %o', (said, reason) => {
  expect(readAudit(JSON.stringify(said))).toEqual({ kind: 'not-asked', reason: expect.stringMatching(reason) });
});

it.each(['', '{}', '{"auditReportVersion":3,"vulnerabilities":{}}'])('%j is no answer', (text) => {
  expect(() => readAudit(text)).toThrow();
});
