import { guessesBehind } from '../../analyses/guesses-behind.ts';
import { tabulate } from '../../analyses/tabulate.ts';
import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { plural } from '../../base/plural.ts';
import type { Data } from '../../claims/data.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { UnconfirmedGuess } from '../../model/unconfirmed-guess.ts';
import { wordsOf } from '../../model/words.ts';
import { readResource } from '../../read/coded-sheet.ts';
import { neededCodebook, type OpenReview } from '../../read/session.ts';
import { select } from '../../tabulate/data/selection.ts';
import { validate } from '../../validate/validate.ts';

/** Row-level data as the claims' room asks for them: every request is computed once. */
export function claimsData(
  open: OpenReview,
  coded: CodedTable,
  verified: number | null = null,
  guesses = new Set<UnconfirmedGuess>(),
): Data {
  const known = new Map<string, readonly ResultRow[]>();
  const words = wordsOf(coded);
  const material = { ...open.material, coded };
  return {
    name: coded.table.file,
    codebook: coded.codebook,
    fields: coded.codebook.fields.filter(field => coded.columns.has(field.name)),
    units: plural(coded.unit),
    verified,
    rows(requests) {
      const key = JSON.stringify(requests);
      const before = known.get(key);
      if (before !== undefined) return before;
      const { rows } = tabulate(requests, material);
      known.set(key, rows);
      for (const guess of guessesBehind(rows, requests, material)) guesses.add(guess);
      return rows;
    },
    count: where => select(coded, where).count,
    levelLabel: words.levelLabel,
    fieldTitle: words.fieldTitle,
  };
}

/** The data that sets of claims name: `none`, the studies, or another resource of the review. */
export function claimsDataSource(effects: Effects, open: OpenReview | null) {
  const known = new Map<string, Promise<Data>>();
  const guesses = new Set<UnconfirmedGuess>();
  const once = (key: string, load: () => Promise<Data>): Promise<Data> => {
    const found = known.get(key) ?? load();
    known.set(key, found);
    return found;
  };
  const resource = (review: OpenReview, name: string): Promise<Data> =>
    once(`resource ${name}`, async () => {
      const entry = review.review.resource(name);
      const codebook = (await review.review.codebook(entry)) ?? review.codebook;
      const own = codebook.file === review.codebook.file;
      const unit = {
        name: own ? review.studies.coded.unit : 'row',
        // where it takes several fields to name a row, none of them alone is a unit
        key: own ? keyOf(review) : codebook.primaryKey.length === 1 ? codebook.primaryKey[0]! : null,
      };
      const table = await readResource(review.review, entry);
      return claimsData(
        review,
        validate(table, codebook, { unit, fieldsMatch: entry.fieldsMatch ?? 'partial' }).coded,
        null,
        guesses,
      );
    });
  return {
    /** unconfirmed guesses behind the rows that were asked for so far */
    guesses,
    async data(name: string | null): Promise<Data | null> {
      if (name === 'none' || open === null) return null;
      if (name === null || name === open.review.studies.name)
        return once('studies', async () =>
          claimsData(open, open.studies.coded, open.review.value.provenance?.verified ?? null, guesses),
        );
      return resource(open, name);
    },
    /** a resource of the review, or a file that the command line names */
    async former(name: string | null, file: string | null): Promise<Data | null> {
      if (open === null) return null;
      if (file !== null)
        return once(`file ${file}`, async () => {
          const source = await effects.source(file);
          if (source === null) throw new Fault('missing-file', `${file} does not exist`, 'check the path');
          const codebook = await neededCodebook(open.review, open.review.studies);
          const unit = { name: open.studies.coded.unit, key: keyOf(open) };
          return claimsData(open, validate(await ingest(source), codebook, { unit }).coded);
        });
      return name === null ? null : resource(open, name);
    },
  };
}

const keyOf = (open: OpenReview): string | null => open.review.value.unit?.key ?? null;
