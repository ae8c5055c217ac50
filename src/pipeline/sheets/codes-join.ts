import { append } from '../../base/append.ts';
import type { Effects } from '../../base/effects.ts';
import { DuplicateFinder } from '../../library/duplicates.ts';
import { type Incoming, recognisable } from '../../library/plan-additions.ts';
import { referencePart } from '../../library/reference-from-cells.ts';
import { readForReview } from '../../read/read-for-review.ts';
import { fromTable, type Told } from './read-incoming.ts';
import type { TargetSheet } from './target-sheet.ts';

/** A sheet of codes, joined to records. */
export interface CodesJoin {
  /** the codes of a record, by its key, an identifier, or its title; empty where no row is the record's */
  of(entry: Incoming): ReadonlyMap<string, string>;
  /** rows that were joined to nothing; none at all is a problem where there are new records */
  told(added: number): readonly Told[];
}

/** Reads a sheet of codes for {@link CodesJoin}. */
export async function codesJoin(effects: Effects, file: string, target: TargetSheet): Promise<CodesJoin> {
  const { table } = await readForReview(effects, target.review, file);
  const { incoming, broken, told } = fromTable(table, target);
  /** rows that were joined to a record, or repeat another */
  const used = new Set<number>();
  const finder = new DuplicateFinder();
  const repeated: Told[] = [];
  const rowOfKey = new Map<string, number>();
  incoming.forEach((row, index) => {
    const record = recognisable(row.reference, String(index));
    const match = finder.find(record);
    const earlier = rowOfKey.get(row.key) ?? (match?.kind === 'duplicate' ? Number(match.key) : null);
    if (earlier === null) {
      finder.add(record);
      if (row.key !== '') rowOfKey.set(row.key, index);
    } else {
      used.add(index);
      append(repeated, contradictions(file, incoming[earlier]!, row));
    }
  });
  let joined = 0;
  return {
    of({ reference, key }) {
      const byKey = rowOfKey.get(key) ?? -1;
      const match = byKey >= 0 ? null : finder.find(recognisable(reference, ''));
      const index =
        byKey >= 0 ? byKey : match !== null && (match.kind === 'duplicate' || match.isOpen) ? Number(match.key) : -1;
      const row = incoming[index];
      if (row === undefined) return new Map();
      used.add(index);
      joined++;
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
      return joined === 0 && added > 0
        ? [
            ...told,
            ...repeated,
            {
              severity: 'problem',
              message: `${file}: none of its ${incoming.length} rows belongs to a record of the file by key, DOI, PubMed number, other identifier or title`,
            },
            ...lost,
          ]
        : [...told, ...repeated, ...lost];
    },
  };
}

/** Codes of two rows for one study that differ: neither is taken. */
function contradictions(file: string, one: Incoming, other: Incoming): Told[] {
  const differ = [...other.codes].filter(([field, code]) => {
    const there = one.codes.get(field)?.trim() ?? '';
    return referencePart(field) === null && code.trim() !== '' && there !== '' && there !== code.trim();
  });
  return differ.map(([field, code]) => ({
    severity: 'problem',
    message: `${file}, rows ${one.reference.line} and ${other.reference.line} are of one study and have different codes for ${field}: "${one.codes.get(field)?.trim()}" and "${code.trim()}". Keep one row for each study`,
  }));
}

const SHOWN = 5;
