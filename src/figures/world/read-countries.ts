import type { ResultRow } from '../../model/result-row.ts';
import type { FigureInput } from '../figure-type.ts';
import type { FieldShares } from '../share-groups.ts';
import { countryCode } from './country-code.ts';
import type { CountryNames } from './world.ts';

/** A country with its units; several categories may stand for one (England and Scotland). */
export interface CountryCount {
  readonly alpha2: string;
  readonly label: string;
  /** each unit once */
  readonly n: number;
  readonly rows: readonly ResultRow[];
}

export interface Countries {
  /** with the most units first */
  readonly found: readonly CountryCount[];
  /** categories with units that are no country */
  readonly unmatched: readonly ResultRow[];
}

/** The categories of a field as countries: by their label, their code, and the other spellings of the codebook. */
export function readCountries({ words }: FigureInput, { field, whole }: FieldShares, names: CountryNames): Countries {
  const aliases = new Map((words.categories(field) ?? []).map(({ value, aliases: list }) => [value, list]));
  const found = new Map<string, ResultRow[]>();
  const unmatched: ResultRow[] = [];
  for (const row of whole.rows) {
    if (row.kind === 'state' || (row.n ?? 0) === 0) continue;
    const level = row.level ?? '';
    const code = countryCode([row.label ?? level, level, ...(aliases.get(level) ?? [])], names);
    if (code === null) unmatched.push(row);
    else found.set(code, [...(found.get(code) ?? []), row]);
  }
  const counts = [...found].map(([alpha2, rows]): CountryCount => {
    const [first, ...more] = rows;
    const keys = new Set(rows.flatMap(row => row.studies ?? []));
    return {
      alpha2,
      label: more.length === 0 ? (first!.label ?? alpha2) : (names.labels.get(alpha2) ?? alpha2),
      n: more.length === 0 ? (first!.n ?? 0) : keys.size,
      rows,
    };
  });
  return { found: counts.sort((a, b) => b.n - a.n || (a.alpha2 < b.alpha2 ? -1 : 1)), unmatched };
}
