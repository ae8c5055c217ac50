import { guessesBehind } from '../../analyses/guesses-behind.ts';
import { tabulate } from '../../analyses/tabulate.ts';
import type { Effects } from '../../base/effects.ts';
import { plural } from '../../base/plural.ts';
import type { ReviewData } from '../../claims/review-data.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { UnconfirmedGuess } from '../../model/unconfirmed-guess.ts';
import { wordsOf } from '../../model/words.ts';
import { changedMaterial } from '../../read/material.ts';
import type { OpenReview } from '../../read/session.ts';
import { stateOfFile } from '../../read/states.ts';
import { cellValuesOf } from '../../tabulate/data/cell-values.ts';
import { select } from '../../tabulate/data/selection.ts';

/** Row-level data as the claims' room asks for them: every request is computed once. */
export function claimsData(
  open: OpenReview,
  coded: CodedTable,
  verified: number | null = null,
  guesses = new Set<UnconfirmedGuess>(),
): ReviewData {
  const known = new Map<string, readonly ResultRow[]>();
  const words = wordsOf(coded);
  const material = changedMaterial(open.material, { coded });
  return {
    name: coded.table.file,
    codebook: coded.codebook,
    fields: coded.codebook.fields.filter(field => coded.columns.has(field.name) && field.inherited !== true),
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
    levels: field => {
      const column = coded.columns.get(field);
      return column === undefined ? 0 : cellValuesOf(column).levels.length;
    },
    levelLabel: words.levelLabel,
    fieldTitle: words.fieldTitle,
  };
}

export type ClaimsDataSource = ReturnType<typeof claimsDataSource>;

/** The data that sets of claims name: `none`, the studies, or another resource of the review. */
export function claimsDataSource(effects: Effects, open: OpenReview | null) {
  const known = new Map<string, Promise<ReviewData>>();
  const guesses = new Set<UnconfirmedGuess>();
  const once = (key: string, load: () => Promise<ReviewData>): Promise<ReviewData> => {
    const found = known.get(key) ?? load();
    known.set(key, found);
    return found;
  };
  const resource = (review: OpenReview, name: string): Promise<ReviewData> =>
    once(`resource ${name}`, async () => {
      if (!review.counted.includes(name)) return claimsData(review, (await review.sheet(name)).coded, null, guesses);
      const view = review.of(name);
      return claimsData(view, view.studies.coded, null, guesses);
    });
  return {
    /** unconfirmed guesses behind the rows that were asked for so far */
    guesses,
    async data(name: string | null): Promise<ReviewData | null> {
      if (name === 'none' || open === null) return null;
      if (name === null || name === open.review.studies.name)
        return once('studies', async () =>
          claimsData(open, open.studies.coded, open.review.value.provenance?.verified ?? null, guesses),
        );
      return resource(open, name);
    },
    /** a resource of the review, or a file that the command line names */
    async former(name: string | null, file: string | null): Promise<ReviewData | null> {
      if (open === null) return null;
      if (file !== null)
        return once(`file ${file}`, async () =>
          claimsData(open, (await (await stateOfFile(effects, open.review, file)).studies()).coded),
        );
      return name === null ? null : resource(open, name);
    },
  };
}
