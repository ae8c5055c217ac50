import type { Proposal } from '../bind/term.ts';
import type { Scan, ScannedClaim } from './scan.ts';

/** A text as a YAML scalar in double quotes. */
const quoted = (text: string): string => JSON.stringify(text);

/**
 * A claims file drafted from a scan: what is bound has its field and level, what isn't has its proposals as a comment.
 *
 * @param data what to check it against: a resource, `none`, or null for the review's studies
 */
export function draftClaims(scan: Scan, data: string | null): string {
  const lines = [
    `# Drafted from ${scan.file}: ${scan.claims.length} reported numbers among ${scan.numbers} numbers of the text.`,
    '# Check every binding, remove what is not a result; to the others add `field`, `category` (and `where`) instead of `data: none`,',
    '# which says that a number is bound to nothing and only its arithmetic is checked.',
    `source: { file: ${quoted(scan.file)} }`,
    ...(data === null ? [] : [`data: ${data}`]),
    ...(scan.total === null ? [] : [`# the text states a total of ${scan.total}`]),
    'claims:',
    ...scan.claims.flatMap(entry),
  ];
  return `${lines.join('\n')}\n`;
}

function entry(claim: ScannedClaim): string[] {
  const { proposal } = claim;
  const lines = [`  - id: ${quoted(claim.id)}`];
  const keys = claim.bound && proposal !== null ? keysOf(claim, proposal) : [];
  lines.push(...keys.map(([name, value]) => `    ${name}: ${quoted(value)}`));
  if (claim.bound && proposal?.note !== undefined) lines.push(`    # ${proposal.note}`);
  if (!claim.bound && !claim.units) {
    lines.push('    data: none');
    for (const other of claim.alternatives)
      lines.push(
        `    # perhaps ${keysOf(claim, other)
          .map(([name, value]) => `${name}: ${quoted(value)}`)
          .join(', ')} (certainty ${other.certainty})`,
      );
    if (claim.reason !== null) lines.push(`    # ${claim.reason}`);
  }
  // a single number of a named statistic is its value
  const named = keys.some(([name, value]) => name === 'statistic' && value !== 'flow_count');
  for (const [name, number] of Object.entries(claim.numbers))
    lines.push(`    ${named && name === 'n' ? 'value' : name}: ${quoted(number)}`);
  if (!claim.bound && claim.statistic !== undefined) lines.push(`    statistic: ${quoted(claim.statistic)}`);
  if (claim.N !== null && !(claim.units && claim.numbers.n !== undefined)) lines.push(`    N: ${quoted(claim.N)}`);
  if (claim.parts.length > 0) lines.push(`    parts: [${claim.parts.map(quoted).join(', ')}]`);
  if (claim.partition !== null) lines.push(`    partition: ${claim.partition}`);
  lines.push(`    at: ${quoted(claim.at)}`, `    context: ${quoted(claim.context)}`);
  return lines;
}

/** The keys of a claim that say what a proposal is. */
export function keysOf(
  claim: ScannedClaim,
  { field, level, where, denominator, data, row }: Proposal,
): [string, string][] {
  const keys: [string, string | null | undefined][] = [
    ['data', data],
    ['field', field],
    ['category', level],
    ['where', where],
    ['denominator', denominator],
    ['analysis', row?.analysis],
    ['statistic', row?.statistic ?? claim.statistic],
  ];
  return keys.flatMap(([name, value]) => (value == null ? [] : [[name, value] as [string, string]]));
}
