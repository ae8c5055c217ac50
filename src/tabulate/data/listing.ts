import { bareDoi } from '../../base/doi.ts';
import { distinctCitations } from '../../model/citations.ts';
import type { CodedColumn, CodedTable } from '../../model/coded-table.ts';
import { labelSeparator } from '../../model/label-separator.ts';
import type { CitedUnit, ListedCell, Listing } from '../../model/listing.ts';
import { CODED, STATES } from '../../model/state.ts';
import { select } from './selection.ts';
import { subjectNamed } from './subject.ts';

/** Which fields hold the parts of a citation. */
export interface CitationFields {
  readonly author: string | null;
  readonly year: string | null;
  readonly identifier: string | null;
}

/** The units of a sheet one by one, with what their cells say (of a proposition: yes or no). */
export function listing(
  coded: CodedTable,
  fields: readonly string[],
  where: string | null,
  citation: CitationFields,
): Listing {
  const { mask } = select(coded, where);
  const columns = fields.map(name => subjectNamed(coded, name).column);
  const cite = citer(coded, citation);
  const units: Listing['units'][number][] = [];
  for (let unit = 0; unit < coded.units; unit++)
    if (mask === null || mask[unit] === 1)
      units.push({ ...cite(unit), cells: columns.map(column => cellOf(column, unit)) });
  return { fields, units };
}

/** A unit's cell in words and codes. */
export function cellOf(column: CodedColumn, unit: number): ListedCell {
  const state = STATES[column.states[unit]!] ?? 'invalid';
  if (column.states[unit] !== CODED) return { state, text: '', codes: [] };
  switch (column.kind) {
    case 'single': {
      const level = column.levels[column.codes[unit]!];
      return { state, text: level?.label ?? '', codes: level === undefined ? [] : [level.value] };
    }
    case 'multi': {
      const levels = (column.sets[column.codes[unit]!] ?? []).flatMap(level => column.levels[level] ?? []);
      const separator = labelSeparator(column.levels.map(level => level.label));
      return { state, text: levels.map(level => level.label).join(separator), codes: levels.map(level => level.value) };
    }
    case 'numeric':
      return { state, text: String(column.values[unit]), codes: [String(column.values[unit])] };
    case 'text':
      return { state, text: column.text(unit), codes: [column.text(unit)] };
  }
}

/** Citations of units: first author and year, with a letter where that is not enough, else the key. */
export function citer(coded: CodedTable, fields: CitationFields): (unit: number) => CitedUnit {
  const read = (name: string | null): ((unit: number) => string) => {
    const column = name === null ? undefined : coded.columns.get(name);
    return column === undefined ? () => '' : unit => cellOf(column, unit).text;
  };
  const [author, year, identifier] = [read(fields.author), read(fields.year), read(fields.identifier)];
  // letters tell two units of one author and year apart, the same in every table and text
  const names = distinctCitations(
    Array.from({ length: coded.units }, (_, unit) => ({
      key: coded.key(unit),
      author: author(unit),
      year: year(unit),
    })),
  );
  return unit => ({
    key: coded.key(unit),
    citation: names[unit] ?? coded.key(unit),
    doi: identifier(unit) === '' ? null : (bareDoi(identifier(unit)) ?? identifier(unit)),
  });
}
