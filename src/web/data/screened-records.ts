import { distinctCitations } from '../../model/citations.ts';
import type { Screening } from '../../read/load-screening.ts';
import { cellOf } from '../../tabulate/data/listing.ts';
import type { RecordJson } from './report-json.ts';

/** The records of one stage of screening, cited like studies. */
export function screenedRecords({ coded, stage, decisions, reasons }: Screening): RecordJson[] {
  const named = (names: readonly string[]): string | null => names.find(name => coded.columns.has(name)) ?? null;
  const [author, year, title] = [
    named(['first_author', 'author', 'authors']),
    named(['year', 'publication_year']),
    named(['title', 'study_title', 'article_title']),
  ];
  const text = (name: string | null | undefined, unit: number): string => {
    const column = name === null || name === undefined ? undefined : coded.columns.get(name);
    return column === undefined ? '' : cellOf(column, unit).text;
  };
  const [keyField] = coded.codebook.primaryKey;
  const keyOf = (unit: number): string => text(keyField, unit) || coded.key(unit);
  const citations = distinctCitations(
    Array.from({ length: coded.units }, (_, unit) => ({
      key: keyOf(unit),
      author: text(author, unit),
      year: text(year, unit),
    })),
  );
  return citations.map((citation, unit) => ({
    stage: stage.name,
    key: keyOf(unit),
    citation,
    title: text(title, unit),
    decision: decisions[unit] ?? 'open',
    reason: reasons[unit] ?? '',
  }));
}
