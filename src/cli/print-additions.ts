import { counted, plural } from '../base/plural.ts';
import type { AddPlan } from '../pipeline/sheets/add.ts';
import { findingLine } from './finding-line.ts';

const short = (title: string): string => (title.length > 90 ? `${title.slice(0, 89)}…` : title || '(no title)');

/** What comes in, what is skipped and why, how to add it all the same, and what could not be read. */
export function printAdditions(
  plan: AddPlan,
  written: readonly string[],
  { colour, stopped }: { readonly colour: boolean; readonly stopped: boolean },
): string {
  const { added, duplicates, broken, conflicts, findings, told, target } = plan;
  const { unit } = target;
  const studies = added.filter(({ further }) => further === null).length;
  const rows = added.length - studies;
  const counts = `${studies} new ${studies === 1 ? unit : plural(unit)}${rows === 0 ? '' : `, ${counted(rows, 'further row')}`}`;
  const lines = [
    ...added.flatMap(({ key, line, title, further, like, kept }) => [
      further === null ? `new        ${key}  ${short(title)}` : `further    ${key}  ${further} (line ${line})`,
      ...(like === null ? [] : [likeLine(line, like, kept)]),
    ]),
    ...duplicates.map(
      ({ line, title, match, inFile }) =>
        `skipped    ${short(title)} (line ${line}): ${inFile ? 'the same as' : 'already in the sheet as'} ${match.key}; ${match.why}${match.by === 'title' && match.title !== title ? ` (“${short(match.title)}”)` : ''}`,
    ),
    ...broken.map(entry => `not read   line ${entry.line}: ${entry.message}`),
    ...told.map(({ severity, message }) => `${severity.padEnd(10)} ${message}`),
    ...conflicts.map(
      ({ key, field, there, given, otherLine }) =>
        `conflict   ${otherLine === null ? key : 'one study'} ${field}: ${otherLine === null ? 'the sheet' : `line ${otherLine}`} has "${there}", ${otherLine === null ? 'the file' : 'another line'} has "${given}"`,
    ),
    ...findings.map(entry => findingLine(entry, colour)),
    `${counts}, ${duplicates.length} skipped, ${broken.length} not read`,
  ];
  const doubtful = added.filter(entry => entry.like !== null && !entry.kept);
  if (doubtful.length > 0)
    lines.push(
      `${doubtful.length} of the new ${plural(unit)} may be ${doubtful.length === 1 ? 'a duplicate or a further report' : 'duplicates or further reports'}: compare the lines marked "like", and remove a row that is the same report`,
    );
  const overrulable = duplicates.filter(({ match }) => match.by !== 'key');
  if (overrulable.length > 0)
    lines.push(`to add a skipped record all the same: --keep ${overrulable[0]?.line} (its line), or --all`);
  if (conflicts.some(({ otherLine }) => otherLine !== null))
    lines.push(
      'nothing was written: rows of one study have different codes. Keep one row for each study, for example the consensus',
    );
  else if (conflicts.length > 0)
    lines.push(
      'nothing was written: a code in the sheet is never overwritten. Correct the sheet or the file, or use --out',
    );
  else if (stopped) lines.push('nothing was written: correct what is listed above');
  return [...lines, ...written.map(path => `wrote ${path}`)].map(line => `${line}\n`).join('');
}

function likeLine(line: number, like: NonNullable<AddPlan['added'][number]['like']>, kept: boolean): string {
  if (kept) return `  kept     line ${line}: added on request, though it is the same as ${like.key} (${like.why})`;
  const words = like.kind === 'companion' ? 'possibly another report of' : 'possibly the same as';
  return `  like     line ${line}: ${words} ${like.key}: ${like.why}${like.title === '' ? '' : ` (“${short(like.title)}”)`}`;
}
