import { plural } from '../base/plural.ts';
import type { AddPlan } from '../pipeline/sheets/add.ts';
import { findingLine } from './print.ts';

const HOW = { doi: 'same DOI', pmid: 'same PubMed number', identifier: 'same identifier', title: 'title' } as const;

/** What comes in, what is there already and why, what could not be read. */
export function printPlan(plan: AddPlan, written: readonly string[], colour: boolean): string {
  const short = (title: string): string => (title.length > 90 ? `${title.slice(0, 89)}…` : title || '(no title)');
  const { added, duplicates, broken, conflicts, findings } = plan;
  const unit = plan.open.words.unit;
  return [
    ...added.map(entry => `new        ${entry.key}  ${short(entry.title)}\n`),
    ...duplicates.map(
      ({ line, title, match }) =>
        `there as   ${match.key}  ${short(title)} (line ${line}; ${HOW[match.by]}${match.by === 'title' ? ` ${Math.floor(match.similarity * 100)}% alike: “${short(match.shown)}”` : ` ${match.shown}`})\n`,
    ),
    ...broken.map(entry => `not read   line ${entry.line}: ${entry.message}\n`),
    ...conflicts.map(
      entry =>
        `conflict   ${entry.key} ${entry.field}: the sheet has "${entry.there}", the file has "${entry.given}"\n`,
    ),
    ...findings.map(entry => `${findingLine(entry, colour)}\n`),
    `${added.length} new ${added.length === 1 ? unit : plural(unit)}, ${duplicates.length} there already, ${broken.length} not read\n`,
    conflicts.length > 0
      ? 'nothing was written: a code that stands in the sheet is not overwritten. Mend the sheet or the file, or use --out\n'
      : findings.some(entry => entry.severity === 'error')
        ? 'nothing was written: mend the codes above\n'
        : '',
    ...written.map(path => `wrote ${path}\n`),
  ].join('');
}
