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
    '# Check every binding, remove what is not a result; to the others add `field`, `level` (and `where`) instead of `data: none`,',
    '# which says that a number is bound to nothing and only its arithmetic is checked.',
    `source: { file: ${quoted(scan.file)} }`,
    ...(data === null ? [] : [`data: ${data}`]),
    ...(scan.total === null ? [] : [`# the text speaks of ${scan.total} in all`]),
    'claims:',
    ...scan.claims.flatMap(claim => entry(claim, scan.total)),
  ];
  return `${lines.join('\n')}\n`;
}

function entry(claim: ScannedClaim, total: number | null): string[] {
  const { proposal } = claim;
  const lines = [`  - id: ${quoted(claim.id)}`];
  if (proposal !== null && claim.bound) {
    lines.push(`    field: ${quoted(proposal.field)}`);
    if (proposal.level !== null) lines.push(`    level: ${quoted(proposal.level)}`);
    if (proposal.where !== undefined) lines.push(`    where: ${quoted(proposal.where)}`);
  } else if (!claim.whole || claim.numbers.N !== String(total)) lines.push('    data: none');
  if (proposal !== null && !claim.bound)
    lines.push(
      `    # perhaps field: ${quoted(proposal.field)}${proposal.level === null ? '' : `, level: ${quoted(proposal.level)}`}${proposal.where === undefined ? '' : `, where: ${quoted(proposal.where)}`} (confidence ${proposal.confidence})`,
    );
  for (const [name, number] of Object.entries(claim.numbers)) lines.push(`    ${name}: ${quoted(number)}`);
  if (claim.N !== null) lines.push(`    N: ${quoted(claim.N)}`);
  if (claim.parts.length > 0) lines.push(`    parts: [${claim.parts.map(quoted).join(', ')}]`);
  if (claim.partition !== null) lines.push(`    partition: ${claim.partition}`);
  lines.push(`    at: ${quoted(claim.at)}`, `    context: ${quoted(claim.context)}`);
  return lines;
}
