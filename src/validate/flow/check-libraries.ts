import { boxName } from '../../model/box-titles.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { Flow, FlowKey } from '../../model/flow.ts';
import { FLOW_FINDINGS } from './findings.ts';

/** A library file of the review, and how many records it holds. */
export interface LibraryCount {
  readonly file: string;
  readonly records: number;
  /** entries that could not be read */
  readonly broken: number;
}

/** Boxes that a library may be the records of. */
const STAGES: readonly (readonly FlowKey[])[] = [
  ['database_results'],
  ['register_results'],
  ['database_results', 'register_results'],
  ['records_screened'],
  ['dbr_sought_reports'],
  ['dbr_assessed'],
  ['dbr_assessed', 'other_assessed'],
  ['new_reports'],
  ['new_studies'],
  ['total_reports'],
  ['total_studies'],
];

/**
 * Compares the records of the library files with the boxes: a file that is named like a database with the count of that
 * database, the others (each, and all together) with the boxes that a library may be the records of.
 */
export function checkLibraries(flow: Flow, libraries: readonly LibraryCount[]): Finding[] {
  const { code, severity } = FLOW_FINDINGS.library;
  const parts = (['database_specific_results', 'register_specific_results'] as const).flatMap(
    key => flow.boxes.get(key)?.items.map(item => ({ key, ...item })) ?? [],
  );
  const findings: Finding[] = [];
  const rest: LibraryCount[] = [];
  for (const library of libraries) {
    const name = plain(library.file.slice(library.file.lastIndexOf('/') + 1));
    const part = parts.find(item => plain(item.label).length > 2 && name.includes(plain(item.label)));
    if (part === undefined) rest.push(library);
    else if (part.n !== library.records)
      findings.push(
        finding(
          code,
          severity,
          `${library.file} holds ${recordWords(library)}, but ${boxName(part.key)} gives ${part.n} for ${part.label}.`,
          { file: library.file },
        ),
      );
  }
  const sums = STAGES.flatMap(keys =>
    keys.every(key => flow.boxes.has(key))
      ? [{ keys, n: keys.reduce((sum, key) => sum + (flow.boxes.get(key)?.n ?? 0), 0) }]
      : [],
  );
  const isSome = (records: number): boolean => sums.some(entry => entry.n === records);
  const all = rest.reduce((sum, library) => sum + library.records, 0);
  if (sums.length === 0 || isSome(all)) return findings;
  for (const library of rest)
    if (!isSome(library.records))
      findings.push(
        finding(
          code,
          severity,
          `${library.file} holds ${recordWords(library)}; no box has this count (${sums
            .filter(entry => entry.keys.length === 1)
            .map(entry => `${boxName(entry.keys[0]!)} ${entry.n}`)
            .join(', ')}).`,
          { file: library.file },
        ),
      );
  return findings;
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

const recordWords = ({ records, broken }: LibraryCount): string =>
  `${records} records${broken === 0 ? '' : ` and ${broken} entries that cannot be read`}`;
