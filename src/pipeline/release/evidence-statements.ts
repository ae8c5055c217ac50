import { counted, plural } from '../../base/plural.ts';
import { joined } from '../../manuscript/draft/phrases.ts';
import type { Coding } from '../../model/review-file.ts';
import type { OpenReview } from '../../read/session.ts';
import { disclosureOf, disclosureSentence } from '../request/disclosure.ts';
import { flagsOf, reportedIn } from './evidence-tables.ts';

/** A stage of coding in words: who coded, in which role, which units, and who resolved the differences. */
export function codingSentences({ review, studies, resource }: OpenReview): string[] {
  return (review.value.codings ?? [])
    .filter(coding => (coding.of ?? review.studies.name) === resource.name)
    .map(coding => {
      const by = new Map<string, string[]>();
      for (const [coder, role] of Object.entries(coding.roles ?? {})) by.set(role, [...(by.get(role) ?? []), coder]);
      const who = [...by].map(
        ([role, coders]) => `${joined(coders)} (${coders.length > 1 && role === 'machine' ? 'machines' : role})`,
      );
      return [
        `Stage "${coding.name}" of ${counted(studies.coded.units, studies.coded.unit)}: ${who.length === 0 ? 'the roles of the coders are not declared' : `coded by ${joined(who)}`}.`,
        coding.sample,
        adjudicationSentence(coding),
      ]
        .filter(part => part != null)
        .join(' ');
    });
}

/** Who resolved the differences between the coders; null where one of those with a sheet did, or where nobody had to. */
export function adjudicationSentence({ from, roles = {}, adjudicator }: Coding): string | null {
  const coders = 'files' in from ? Object.keys(from.files) : (('coders' in from ? from.coders : null) ?? []);
  const named = Object.entries(roles).flatMap(([coder, role]) => (role === 'adjudicator' ? [coder] : []));
  if (adjudicator === undefined) {
    if (named.length > 0) return `${joined(named)} resolved the differences between the coders.`;
    return coders.length < 2
      ? null
      : 'Who resolved the differences between the coders is not declared (`adjudicator:` in review.yaml).';
  }
  const { name, machine = false, log } = adjudicator;
  const who =
    name === undefined ? `An adjudicator${machine ? ' that is a machine' : ''}` : machine ? `${name} (machine)` : name;
  return `${who} resolved the differences between the coders${log === undefined ? '' : `; the decisions are in ${log}`}.`;
}

/** What the rows of a resource are that belong to the studies, so that two equal counts are not taken for one. */
export function rowsSentence({ resource, studies, material, review }: OpenReview): string | null {
  const root = material.parents?.at(-1);
  if (root === undefined) return null;
  const { units, unit } = studies.coded;
  const owners = new Set(Array.from({ length: units }, (_, at) => root.of[at] ?? -1).filter(at => at >= 0)).size;
  const own = review.value.unit?.name ?? 'study';
  return `${resource.title ?? resource.name} counts ${plural(unit)}, not ${plural(own)}: its ${counted(units, unit)} belong to ${counted(owners, own)}.`;
}

/** The modules that the fields of a resource come from, with what they say of themselves. */
export const moduleSentences = ({ resource, codebook }: OpenReview): string[] =>
  codebook.modules.map(
    ({ file, version, source }) =>
      `The fields of ${resource.title ?? resource.name} come from a module: ${source ?? `${file}, version ${version}`}.`,
  );

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
  const [machines, persons]: [string[], string[]] = [[], []];
  const undeclared: string[] = [];
  for (const coding of value.codings ?? []) {
    const stage = `stage "${coding.name}"`;
    for (const [coder, role] of Object.entries(coding.roles ?? {}))
      if (role === 'machine') machines.push(`${coder} (${stage})`);
      else persons.push(`${coder} (${role}, ${stage})`);
    if (coding.adjudicator === undefined) {
      if (adjudicationSentence(coding)?.includes('not declared')) undeclared.push(stage);
      continue;
    }
    const { name, machine = false } = coding.adjudicator;
    (machine ? machines : persons).push(
      name === undefined ? `the adjudicator (${stage})` : `${name} (adjudicator, ${stage})`,
    );
  }
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
${undeclared.length === 0 ? '' : `- Who resolved the differences between the coders is not declared (${joined(undeclared)}).\n`}- ${sourceSentence(whole)}
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
    ...views.flatMap(moduleSentences),
    '"Not reported": the text that was read says nothing about it. It does not mean "not done".',
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
    ...(amended(views) ? ['The codebook changed after the coding began; amendments.md lists the changes.'] : []),
  ];
}

/** Whether coders worked by another version of a codebook than the one that the counted codes follow, or a change is declared. */
const amended = (views: readonly OpenReview[]): boolean =>
  (views[0]?.review.value.migrations ?? []).length > 0 ||
  views.some(({ coders, codebook }) => coders.some(({ coded }) => coded.codebook.version !== codebook.version));

/** Where the authors themselves say what their data cannot show. */
export const statedLimits = ({ review }: OpenReview): string[] => {
  const pages = (review.value.documents ?? []).filter(({ role }) => role === 'limits').map(({ path }) => path);
  return pages.length === 0
    ? []
    : [`The authors' own limits are in ${joined(pages)}; read them before using a number.`];
};
