import { deniedWhereOpen, unknownApplicability } from '../../analyses/shares/not-in-subgroups.ts';
import { fieldsOf } from '../../base/expression.ts';
import { cellsCsv } from '../../export/cells-csv.ts';
import type { Derived, Field } from '../../model/codebook.ts';
import { SILENT } from '../../model/flag-codes.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { IN_DENOMINATOR, STATE_LABELS, STATES, type State } from '../../model/state.ts';
import { citationFields, type OpenReview } from '../../read/session.ts';
import { listing } from '../../tabulate/data/listing.ts';
import { select } from '../../tabulate/data/selection.ts';
import { subjectNamed } from '../../tabulate/data/subject.ts';
import { printedDisclosure } from '../request/disclosure.ts';
import { fieldsWithEvidence } from '../request/fields-with-evidence.ts';
import { results } from '../request/results.ts';

/** Derived fields that ask the authors something: those with a category for "not raised". */
export const flagsOf = ({ codebook }: OpenReview): Derived[] =>
  codebook.derive.filter(entry => entry.categories?.some(category => category.value === SILENT));

/** Lines of each resource under one header; a last column holds what must be disclosed, where there is something. */
async function disclosedCsv(
  header: readonly string[],
  views: readonly OpenReview[],
  linesOf: (view: OpenReview) => readonly (readonly string[])[],
): Promise<string> {
  const said = views.map(view => printedDisclosure(view) ?? '');
  const isSaid = said.some(text => text !== '');
  const lines = views.flatMap((view, at) => linesOf(view).map(line => (isSaid ? [...line, said[at]!] : line)));
  return cellsCsv([isSaid ? [...header, 'disclosure'] : header, ...lines], true);
}

/** Each coded cell that names its evidence, cut into place and words. */
export async function evidenceCsv(views: readonly OpenReview[]): Promise<string> {
  const header = ['resource', 'study', 'unit', 'citation', 'field', 'code', 'label', 'place', 'words'];
  return disclosedCsv(header, views, view => {
    const root = view.material.parents?.at(-1);
    return fieldsWithEvidence(view).flatMap(field => {
      const found = listing(view.studies.coded, [field.name, field.evidence!], null, citation(view));
      return found.units.flatMap(({ key, citation: cited, cells: [code, said] }, at) => {
        if (code?.state !== 'coded') return [];
        const [place = '', ...words] = said?.state === 'coded' ? said.text.split('|').map(part => part.trim()) : [];
        const study = root === undefined ? key : root.key(root.of[at] ?? -1);
        return [
          [
            view.resource.name,
            study,
            key,
            cited,
            field.name,
            code.codes.join('; '),
            code.text,
            place,
            words.join(' | '),
          ],
        ];
      });
    });
  });
}

/** Each flag that is raised or undecided, with the codes that it is derived from. */
export async function flagsCsv(views: readonly OpenReview[]): Promise<string> {
  const header = ['resource', 'unit', 'citation', 'flag', 'code', 'label', 'derived_from'];
  return disclosedCsv(header, views, view =>
    flagsOf(view).flatMap(flag => {
      const parts = [...new Set(flag.cases.flatMap(({ when }) => fieldsOf(when).map(({ name }) => name)))].filter(
        name => view.studies.coded.columns.has(name),
      );
      return listing(view.studies.coded, [flag.name, ...parts], null, citation(view)).units.flatMap(
        ({ key, citation: cited, cells: [own, ...others] }) => {
          const code = own?.codes[0];
          if (code === undefined || code === SILENT) return [];
          const because = parts.map((name, at) => {
            const cell = others[at]!;
            return `${name}: ${cell.state === 'coded' ? cell.codes.join('; ') : STATE_LABELS[cell.state].toLowerCase()}`;
          });
          return [[view.resource.name, key, cited, flag.name, code, own!.text, because.join(' | ')]];
        },
      );
    }),
  );
}

/** How much of a field is reported, and every reason why it is not. */
export interface Reported {
  readonly field: Field;
  /** units to which it applies, and those of which nobody can say whether it does */
  readonly base: number;
  readonly unknown: number;
  readonly coded: number;
  /** of those of which nobody can say whether it applies: how many are not reported, and how many coders gave as not applicable */
  readonly unknownSilent: number;
  readonly deniedUnknown: number;
  readonly states: Readonly<Partial<Record<State, number>>>;
}

/** Fields of which an editor wants to know what is not reported: those with evidence; where no resource has any, all with codes. */
function askedFields(view: OpenReview): readonly Field[] {
  const hasEvidence = [null, ...view.counted].some(name => fieldsWithEvidence(view.of(name)).length > 0);
  return hasEvidence
    ? fieldsWithEvidence(view)
    : view.codebook.fields.filter(
        ({ categories, given, name }) => categories !== null && !given && view.studies.coded.columns.has(name),
      );
}

/** For each of these fields: in how many units it applies, may apply, is coded, and is in each missing state. */
export function reportedIn(view: OpenReview): Reported[] {
  return askedFields(view).map(field => {
    const { rows } = results(view, [{ analysis: 'shares', fields: [field.name], denominator: 'applicable' }]);
    const base = rows.find(row => row.N !== null)?.N ?? 0;
    const { coded } = view.studies;
    const openIn = (isCounted: (state: number) => boolean): number =>
      unknownApplicability(coded, subjectNamed(coded, field.name), select(coded, null), isCounted);
    const unknown = openIn(state => IN_DENOMINATOR.applicable[state] === true);
    const states = Object.fromEntries(
      rows.flatMap((row: ResultRow) => (row.kind === 'state' ? [[row.level ?? '', row.n ?? 0]] : [])),
    ) as Reported['states'];
    return {
      field,
      base,
      unknown,
      unknownSilent: openIn(state => STATES[state] === 'not_reported'),
      deniedUnknown: deniedWhereOpen(coded, subjectNamed(coded, field.name), select(coded, null)),
      coded: base - (states.not_reported ?? 0) - (states.unclear ?? 0),
      states,
    };
  });
}

/** The same as a file. */
export async function notReportedCsv(views: readonly OpenReview[]): Promise<string> {
  const states: readonly State[] = [
    'not_reported',
    'unclear',
    'not_applicable',
    'not_accessible',
    'not_coded',
    'invalid',
  ];
  const header = ['resource', 'field', 'title', 'applies', 'applicability_unknown', 'coded', ...states];
  return disclosedCsv(header, views, view =>
    reportedIn(view).map(({ field, base, unknown, coded, states: found }) => [
      view.resource.name,
      field.name,
      field.title,
      ...[base - unknown, unknown, coded, ...states.map(state => found[state] ?? 0)].map(String),
    ]),
  );
}

const citation = (view: OpenReview) => citationFields(view.review, view.codebook);
