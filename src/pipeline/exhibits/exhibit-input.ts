import { guessesBehind } from '../../analyses/guesses-behind.ts';
import { ANALYSES } from '../../analyses/index.ts';
import { checkKeys } from '../../analyses/run-requests.ts';
import { plainText } from '../../base/plain-text.ts';
import { NO_EDITS } from '../../model/edits.ts';
import type { ExhibitInput } from '../../model/exhibit.ts';
import type { Results } from '../../model/result-row.ts';
import { guessLine } from '../../model/unconfirmed-guess.ts';
import { citationFields, type OpenReview } from '../../read/session.ts';
import { styledFormatter } from '../../tables/table-look.ts';
import { agree } from '../../tabulate/agreement/agree.ts';
import { disagreementsOf } from '../../tabulate/agreement/disagreements.ts';
import { listing } from '../../tabulate/data/listing.ts';
import { disclosureOf } from '../request/disclosure.ts';
import { results } from '../request/results.ts';

import { referenceFile } from '../request/with-reference.ts';

import { editCodebook, editRows, editWords } from './apply-edits.ts';

import type { Exhibit } from './load-exhibits.ts';
import { resolveEdits } from './resolve-edits.ts';

/**
 * What every exhibit is made from.
 *
 * @param declaration another one than its own: that of a panel
 */
export function exhibitInput(
  open: OpenReview,
  exhibit: Exhibit,
  declaration = exhibit.declaration.value,
): ExhibitInput {
  const requests = exhibit.plan(declaration).map(request => ({ ...request, studies: true }));
  const { edits } = resolveEdits(declaration, exhibit.options, open.codebook);
  const { field, fields = [], where = null } = declaration;
  const found =
    requests.length > 0
      ? withPlainLabels(results(open, requests))
      : exhibit.lists === null
        ? { rows: [], notes: [] }
        : listedResults(open, [...(field === undefined ? [] : [field]), ...fields], where);
  return {
    name: exhibit.name,
    // what is listed comes first, and the rest follows as the codebook has it
    declaration: typeof declaration.order === 'object' ? { ...declaration, order: 'codebook' } : declaration,
    results: edits === NO_EDITS ? found : { ...found, rows: editRows(found.rows, edits) },
    words: edits === NO_EDITS ? open.words : editWords(open.words, edits),
    format: declaration.style === undefined ? open.format : styledFormatter(open.format, declaration.style),
    codebook: edits === NO_EDITS ? open.codebook : editCodebook(open.codebook, edits),
    edits,
    listing: fields => {
      checkKeys(open.material);
      return listing(open.studies.coded, fields, where, citationFields(open.review, open.codebook));
    },
    disagreements: (fields, stage) =>
      agree({ analysis: 'agreement', fields, where, options: { stage } }, open.material).stages.flatMap(
        disagreementsOf,
      ),
    flow: open.flow,
    disclosure: disclosureOf(open),
  };
}

/** What is said below a list of units with their codes: it has no rows, and rests on the same sheet. */
function listedResults({ material }: OpenReview, fields: readonly string[], where: string | null): Results {
  const guessed = guessLine(guessesBehind([], [{ analysis: 'listing', fields, where }], material));
  return { rows: [], notes: guessed === null ? [] : [{ code: 'unconfirmed-guess', message: guessed }] };
}

/** Labels that come from a form's editor, without its HTML. */
const withPlainLabels = ({ rows, notes }: Results): Results => ({
  rows: rows.some(row => row.label !== null && /[&<]/.test(row.label))
    ? rows.map(row => (row.label === null ? row : { ...row, label: plainText(row.label) }))
    : rows,
  notes,
});

/** The files that an exhibit is made from. */
export function exhibitInputs(open: OpenReview, exhibit: Exhibit): string[] {
  const { review, flow, coders, resource } = open;
  const requests = exhibit.plan(exhibit.declaration.value);
  const analyses = requests.map(request => request.analysis);
  return [
    review.declaration.file,
    review.studies.path,
    ...(review.studies.schema === undefined ? [] : [review.studies.schema]),
    ...(resource.name === review.studies.name ? [] : [resource.path, resource.schema ?? []].flat()),
    // what else these analyses read: counts, and other coders' codes for what is not settled
    ...(analyses.includes('flow') && flow !== null ? [flow.file] : []),
    ...(analyses.some(name => ANALYSES.get(name)?.readsCoders === true)
      ? coders.map(({ coded }) => coded.table.file)
      : []),
    ...new Set(requests.flatMap(request => referenceFile(request) ?? [])),
    exhibit.file,
  ];
}
