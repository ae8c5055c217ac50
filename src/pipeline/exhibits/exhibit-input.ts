import { ANALYSES } from '../../analyses/index.ts';
import { plainText } from '../../base/plain-text.ts';
import type { ExhibitInput } from '../../model/exhibit.ts';
import type { Results } from '../../model/result-row.ts';
import { citationFields, type OpenReview } from '../../read/session.ts';
import { agree } from '../../tabulate/agreement/agree.ts';
import { disagreementsOf } from '../../tabulate/agreement/disagreements.ts';
import { listing } from '../../tabulate/data/listing.ts';
import { disclosureOf } from '../request/disclosure.ts';
import { results } from '../request/results.ts';
import { referenceFile } from '../request/with-reference.ts';
import type { Exhibit } from './load-exhibits.ts';

/** What every exhibit is made from. */
export function exhibitInput(open: OpenReview, exhibit: Exhibit): ExhibitInput {
  const declaration = exhibit.declaration.value;
  const requests = exhibit.plan(declaration).map(request => ({ ...request, studies: true }));
  return {
    name: exhibit.name,
    declaration,
    results: requests.length === 0 ? { rows: [], notes: [] } : withPlainLabels(results(open, requests)),
    words: open.words,
    format: open.format,
    codebook: open.codebook,
    listing: fields =>
      listing(open.studies.coded, fields, declaration.where ?? null, citationFields(open.review, open.codebook)),
    disagreements: (fields, stage) =>
      agree(
        { analysis: 'agreement', fields, where: declaration.where ?? null, options: { stage } },
        open.material,
      ).stages.flatMap(disagreementsOf),
    flow: open.flow,
    disclosure: disclosureOf(open),
  };
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
