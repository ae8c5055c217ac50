import { counted } from '../../base/plural.ts';
import { joined } from '../../manuscript/draft/phrases.ts';
import type { OpenReview } from '../../read/session.ts';
import { disclosureOf, disclosureSentence } from '../request/disclosure.ts';
import { flagsOf, reportedIn } from './evidence-tables.ts';

/** A stage of coding in words: who coded, in which role, and which units. */
export function codingSentences({ review, studies, resource }: OpenReview): string[] {
  return (review.value.codings ?? [])
    .filter(coding => (coding.of ?? review.studies.name) === resource.name)
    .map(({ name, roles = {}, sample }) => {
      const by = new Map<string, string[]>();
      for (const [coder, role] of Object.entries(roles)) by.set(role, [...(by.get(role) ?? []), coder]);
      const who = [...by].map(
        ([role, coders]) => `${joined(coders)} (${coders.length > 1 && role === 'machine' ? 'machines' : role})`,
      );
      return `Stage "${name}" of ${counted(studies.coded.units, studies.coded.unit)}: ${who.length === 0 ? 'the roles of the coders are not declared' : `coded by ${joined(who)}`}.${sample === undefined ? '' : ` ${sample}`}`;
    });
}

/** From what was coded, and how much of it a person has verified. */
export function sourceSentence({ review, studies }: OpenReview): string {
  const { from, verified } = review.value.provenance ?? {};
  const read = from === undefined ? 'What was read is not declared.' : `Coded from ${from}.`;
  return `${read} ${verified === undefined ? 'How many codes a person has verified is not declared.' : `A person has verified ${verified} of ${counted(studies.coded.units, studies.coded.unit)}.`}`;
}

/** The statement on the use of machines, made from what review.yaml declares and nothing else. */
export function aiUse(views: readonly OpenReview[]): string {
  const [whole] = views;
  if (whole === undefined) return '';
  const { value } = whole.review;
  const machines = (value.codings ?? []).flatMap(({ name, roles = {} }) =>
    Object.entries(roles).flatMap(([coder, role]) => (role === 'machine' ? [`${coder} (stage "${name}")`] : [])),
  );
  const persons = (value.codings ?? []).flatMap(({ name, roles = {} }) =>
    Object.entries(roles).flatMap(([coder, role]) =>
      role === 'machine' ? [] : [`${coder} (${role}, stage "${name}")`],
    ),
  );
  const made = value.resources.flatMap(({ title, name, synthetic, machineCoded, provenance }) => [
    ...(synthetic === true ? [`- ${title ?? name}: the rows are synthetic.`] : []),
    ...(machineCoded === undefined ? [] : [`- ${title ?? name}: machine-coded (${machineCoded}).`]),
    ...(provenance === undefined
      ? []
      : [
          `- ${title ?? name}: ${Object.entries(provenance)
            .map(([key, text]) => `${key}: ${text}`)
            .join('; ')}.`,
        ]),
  ]);
  return `# Use of artificial intelligence

Made from the roles of the coders in review.yaml. What is not declared there is not in this statement.

- Coders that are machines: ${machines.length === 0 ? 'none is declared' : joined(machines)}.
- Coders that are persons: ${persons.length === 0 ? 'none is declared' : joined(persons)}.
- ${sourceSentence(whole)}
${made.length === 0 ? '' : `${made.join('\n')}\n`}`;
}

/** What the numbers of the package cannot say, from the data and the declarations. */
export function limits(views: readonly OpenReview[]): string[] {
  const [whole] = views;
  if (whole === undefined) return [];
  const { value } = whole.review;
  return [
    ...views.flatMap(view => {
      const disclosure = disclosureOf(view);
      return disclosure === null
        ? []
        : [`${view.resource.title ?? view.resource.name}: ${disclosureSentence(disclosure)}`];
    }),
    '"Not reported" says that the text that was read does not tell. It does not mean "not done".',
    ...views.flatMap(view => {
      const lost = Math.max(0, ...reportedIn(view).map(({ states }) => states.not_accessible ?? 0));
      return lost === 0
        ? []
        : [
            `${view.resource.title ?? view.resource.name}: the text of ${counted(lost, view.studies.coded.unit)} could not be obtained.`,
          ];
    }),
    ...(views.some(view => flagsOf(view).length > 0)
      ? ['A flag is a question to the authors, derived from the codes. It is not a verdict.']
      : []),
    ...(whole.material.target === null
      ? ['No target population is declared, so these numbers describe only the included studies.']
      : []),
    ...(value.searched === undefined
      ? ['The date of the last search is not declared.']
      : [`The last search was on ${value.searched}.`]),
    ...((value.migrations ?? []).length > 0
      ? ['The codebook changed after the coding began; the amendments are listed in amendments.md.']
      : []),
  ];
}

/** Where the authors themselves say what their data cannot show. */
export const statedLimits = ({ review }: OpenReview): string[] => {
  const pages = (review.value.documents ?? []).filter(({ role }) => role === 'limits').map(({ path }) => path);
  return pages.length === 0
    ? []
    : [`The authors' own limits are in ${joined(pages)}; read them before using a number.`];
};
