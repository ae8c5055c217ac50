import { AGREEMENT_FINDINGS } from '../../model/agreement-findings.ts';
import { type Finding, finding } from '../../model/finding.ts';
import { CODED } from '../../model/state.ts';
import { COEFFICIENTS, ratingsOf, withRatings } from '../../stats/agreement/index.ts';
import type { FieldRatings } from './field-ratings.ts';

/**
 * Whether coders wrote the same code in different spellings, and what kappa (more coders: Fleiss' kappa) would be if each
 * spelling counted as a code of its own. null where nothing was folded.
 */
export function foldedSpellings(ratings: FieldRatings): Finding | null {
  const { joined, columns, field, scale } = ratings;
  if (scale === 'sets' || scale === 'number') return null;
  const spellings = new Map<string, number>();
  const read = new Map<string, Set<string>>();
  const codes = columns.map((column, rater) => {
    const { coded, columnOf } = joined.panel.raters[rater]!;
    const at = coded.unitOfRow === null ? columnOf?.(field.name) : null;
    const sheet = at === null || at === undefined ? undefined : coded.table.columns[at];
    if (sheet === undefined || column.kind !== 'single') return null;
    return Int32Array.from(joined.at[rater]!, unit => {
      if (unit < 0) return -1;
      if (column.states[unit] !== CODED) return numberOf(spellings, `state ${column.states[unit]}`);
      const raw = sheet.value(unit);
      const code = column.levels[column.codes[unit]!]!.value.toLowerCase().trim();
      read.set(code, (read.get(code) ?? new Set()).add(raw));
      return numberOf(spellings, `cell ${raw}`);
    });
  });
  const folded = [...read].filter(([, raws]) => raws.size > 1).sort(([a], [b]) => (a < b ? -1 : 1));
  if (folded.length === 0 || codes.some(column => column === null)) return null;
  const name = codes.length === 2 ? 'cohen_kappa' : 'fleiss_kappa';
  const entry = COEFFICIENTS.get(name)!;
  // numbered by what they are, so that no sum depends on the order of the units
  const place = new Map([...spellings.keys()].sort().map((name, at) => [spellings.get(name)!, at]));
  const numbered = (codes as Int32Array[]).map(column => column.map(code => place.get(code) ?? -1));
  const unfolded = ratingsOf(numbered, spellings.size, {}, joined.weights);
  const without = entry.compute(codes.length === 2 ? withRatings(unfolded, 2) : unfolded);
  const with_ = entry.compute(codes.length === 2 ? withRatings(ratings.main, 2) : ratings.main);
  if (without.value === with_.value) return null;
  const { code, severity } = AGREEMENT_FINDINGS.folded;
  const examples = folded.slice(0, 3).map(([, raws]) =>
    [...raws]
      .sort()
      .map(raw => JSON.stringify(raw))
      .join(' and '),
  );
  const table = joined.panel.raters[0]!.coded.table;
  return finding(
    code,
    severity,
    `${joined.stage.name}: spellings of ${field.name} were read as one code (${examples.join('; ')}); ${entry.label.toLowerCase().replace("cohen's kappa", 'kappa').replace("fleiss' kappa", "Fleiss' kappa")} is ${shown(with_.value)}, and would be ${shown(without.value)} if each spelling were a code. Use one spelling in all sheets`,
    { file: table.file, sheet: table.sheet, field: field.name },
  );
}

const shown = (value: number | null): string => (value === null ? 'undefined' : value.toFixed(3));

function numberOf(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}
