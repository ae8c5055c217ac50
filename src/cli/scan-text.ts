import type { ScanResult } from '../pipeline/manuscript/scan-manuscript.ts';

const numbersOf = (numbers: Readonly<Record<string, string>>): string =>
  Object.entries(numbers)
    .map(([name, number]) => (name === 'percent' ? `${number}%` : `${name} ${number}`))
    .join(', ');

/** What a scan found, for the terminal: problems first, then every number with its place. */
export function scanText({ scan, problems, coverage }: ScanResult): string {
  if (scan.claims.length === 0) return `${scan.file}: no reported number was found (${scan.numbers} numbers in all).\n`;
  const broken = problems.map(
    ({ claim, checked }) =>
      `✗ ${scan.file}, ${claim.at}: ${checked.verdict.replaceAll('_', ' ')}: ${checked.explanation}\n    ${claim.context}\n`,
  );
  const lines = scan.claims.map(claim => {
    const { proposal } = claim;
    const spoken =
      proposal === null
        ? ''
        : `  ${claim.bound ? '→' : 'perhaps'} ${proposal.field}${proposal.level === null ? '' : ` = ${proposal.level}`}${proposal.where === undefined ? '' : ` where ${proposal.where}`} (${proposal.certainty})`;
    return `${claim.at}: ${numbersOf(claim.numbers)}${spoken}\n    ${claim.context}\n`;
  });
  return `${broken.join('')}${broken.length > 0 ? '\n' : ''}${lines.join('')}\n${scan.claims.length} reported numbers (${coverage.found} numbers in the text): ${coverage.bound} bound to a field, ${coverage.checked} checked, ${problems.length} problem${problems.length === 1 ? '' : 's'}.\n`;
}

/** The same as JSON. */
export const scanJson = ({ scan, problems, coverage }: ScanResult) => ({
  file: scan.file,
  format: scan.format,
  claims: scan.claims.map(({ block: _block, start: _start, end: _end, ...claim }) => claim),
  problems: problems.map(({ claim, checked }) => ({
    id: claim.id,
    at: claim.at,
    context: claim.context,
    verdict: checked.verdict,
    also: checked.also,
    explanation: checked.explanation,
  })),
  coverage,
});
