import type { Finding } from '../model/finding.ts';

/** The first row whose key stands in another row already: its study would be counted twice. */
export function duplicateKey(findings: readonly Finding[]): string | null {
  const found = findings.find(({ code, value }) => code === 'D205' && value !== null);
  return found === undefined ? null : `${found.file}, row ${found.row}: ${found.message}`;
}
