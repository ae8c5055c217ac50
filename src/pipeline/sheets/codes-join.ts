import type { Effects } from '../../base/effects.ts';
import { DuplicateFinder } from '../../library/duplicates.ts';
import { type Incoming, recognisable } from '../../library/plan-additions.ts';
import { readForReview } from '../../read/read-for-review.ts';
import { fromTable, type TargetSheet, type Told } from './read-incoming.ts';

/** A sheet of codes, joined to records. */
export interface CodesJoin {
  /** the codes of a record, by its key, an identifier, or its title; empty where no row is the record's */
  of(entry: Incoming): ReadonlyMap<string, string>;
  /** rows that were joined to nothing; none at all is a problem where there are new records */
  told(added: number): readonly Told[];
}

/** Reads a sheet of codes for {@link CodesJoin}. */
export async function codesJoin(effects: Effects, file: string, target: TargetSheet): Promise<CodesJoin> {
  const { table } = await readForReview(effects, target.open.review, file);
  const { incoming, broken, told } = fromTable(table, target);
  const finder = new DuplicateFinder();
  incoming.forEach(({ reference }, index) => {
    finder.add(recognisable(reference, String(index)));
  });
  const used = new Set<number>();
  return {
    of({ reference, key }) {
      const byKey = key === '' ? -1 : incoming.findIndex(row => row.key === key);
      const match = byKey >= 0 ? null : finder.find(recognisable(reference, ''));
      const index =
        byKey >= 0 ? byKey : match !== null && (match.kind === 'duplicate' || match.isOpen) ? Number(match.key) : -1;
      const row = incoming[index];
      if (row === undefined) return new Map();
      used.add(index);
      return new Map([...row.codes].filter(([header, cell]) => cell !== '' || header === target.keyField));
    },
    told(added) {
      const rest = incoming.flatMap(({ reference }, index) => (used.has(index) ? [] : [reference]));
      const lost: Told[] = [
        ...rest.slice(0, SHOWN).map(
          ({ line, title }): Told => ({
            severity: 'note',
            message: `${file}, row ${line}: these codes belong to no record of the file${title === '' ? '' : ` ("${title.slice(0, 60)}")`}`,
          }),
        ),
        ...(rest.length > SHOWN
          ? [{ severity: 'note' as const, message: `${file}: ${rest.length - SHOWN} more rows belong to no record` }]
          : []),
        ...broken.map(({ line, message }): Told => ({ severity: 'note', message: `${file}, row ${line}: ${message}` })),
      ];
      return used.size === 0 && added > 0
        ? [
            ...told,
            {
              severity: 'problem',
              message: `${file}: none of its ${incoming.length} rows belongs to a record of the file by key, DOI, PubMed number, other identifier or title`,
            },
            ...lost,
          ]
        : [...told, ...lost];
    },
  };
}

const SHOWN = 5;
