import { inSentence } from '../../base/in-sentence.ts';
import { markdownText } from '../../base/markdown-text.ts';
import { counted, plural } from '../../base/plural.ts';
import { joined } from '../../manuscript/draft/phrases.ts';
import type { Coding } from '../../model/review-coding.ts';
import type { OpenReview } from '../../read/session.ts';
import { disclosureOf, disclosureSentence } from '../request/disclosure.ts';
import { evidenceSentence } from '../request/evidence-sentence.ts';
import { fieldsWithEvidence } from '../request/fields-with-evidence.ts';
import { flagsOf, reportedIn } from './evidence-tables.ts';
import { undocumented } from './search-page.ts';

/**
 * A stage of coding in words: who coded, in which role, which units, by which codebook, and who resolved the differences.
 *
 * @param isWhole false: without the files in which the decisions are
 */
export function codingSentences(view: OpenReview, isWhole = true): string[] {
  const { review, studies, resource, coders, codebook } = view;
  return (review.value.codings ?? [])
    .filter(coding => (coding.of ?? review.studies.name) === resource.name)
    .map(coding => {
      const by = new Map<string, string[]>();
      for (const [coder, role] of Object.entries(coding.roles ?? {})) by.set(role, [...(by.get(role) ?? []), coder]);
      const who = [...by].map(
        ([role, coders]) => `${joined(coders)} (${coders.length > 1 && role === 'machine' ? 'machines' : role})`,
      );
      const former = [
        ...new Set(
          coders.flatMap(({ stage, coded }) =>
            stage === coding.name && coded.codebook.version !== codebook.version
              ? [coded.codebook.version ?? 'none']
              : [],
          ),
        ),
      ];
      return [
        `${resource.title ?? resource.name} (${counted(studies.coded.units, studies.coded.unit)}, stage "${coding.name}"): ${who.length === 0 ? 'the roles of the coders are not declared' : `coded by ${joined(who)}`}.`,
        coding.sample,
        former.length === 0
          ? null
          : `The coders worked by version ${joined(former)} of the codebook; the counted codes follow ${codebook.version ?? 'none'} (amendments.md).`,
        adjudicationSentence(isWhole || coding.adjudicator === undefined ? coding : withoutLog(coding)),
      ]
        .filter(part => part != null)
        .join(' ');
    });
}

const withoutLog = ({ adjudicator: { log: _, ...adjudicator } = {}, ...coding }: Coding): Coding => ({
  ...coding,
  adjudicator,
});

/** Who resolved the differences between the coders; null where one of those with a sheet did, or where nobody had to. */
export function adjudicationSentence({ from, roles = {}, adjudicator }: Coding): string | null {
  const coders = 'files' in from ? Object.keys(from.files) : (('coders' in from ? from.coders : null) ?? []);
  const named = Object.entries(roles).flatMap(([coder, role]) => (role === 'adjudicator' ? [coder] : []));
  if (adjudicator === undefined) {
    if (named.length > 0) return `${joined(named)} resolved the differences between the coders.`;
    return coders.length < 2 ? null : 'Who resolved the differences between the coders is not declared.';
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
      `The questions of ${resource.title ?? resource.name} are a ready-made set (a module of the codebook): ${source ?? `${file}, version ${version}`}.`,
  );

/** From what was coded, and how much of it a person has verified. */
export function sourceSentence({ review, studies }: OpenReview): string {
  const { from, verified } = review.value.provenance ?? {};
  const read = from === undefined ? 'What was read is not declared.' : `Coded from ${from}.`;
  return `${read} ${verified === undefined ? 'How many codes a person has verified is not declared.' : `A person has verified ${verified} of ${counted(studies.coded.units, studies.coded.unit)}.`}`;
}

const RECORDS = [
  ['model', 'Model'],
  ['version', 'Version'],
  ['date', 'Date of use'],
  ['prompts', 'Prompts'],
] as const;

/** A machine that coded or decided, with what is recorded of it. */
interface Machine {
  readonly stage: string;
  readonly coder: string;
  readonly facts: Readonly<Partial<Record<(typeof RECORDS)[number][0], string | undefined>>>;
}

const machinesOf = ({ review }: OpenReview): Machine[] =>
  (review.value.codings ?? []).flatMap(({ name: stage, roles = {}, machines = {}, adjudicator }) => [
    ...Object.entries(roles).flatMap(([coder, role]) =>
      role === 'machine' ? [{ stage, coder, facts: machines[coder] ?? {} }] : [],
    ),
    ...(adjudicator?.machine === true
      ? [{ stage, coder: adjudicator.name ?? 'the adjudicator', facts: adjudicator }]
      : []),
  ]);

/** What is not recorded of any of the machines, or of some of them; null where nothing is lacking. */
export function unrecordedSentence(whole: OpenReview): string | null {
  const machines = machinesOf(whole);
  const lacking = RECORDS.filter(([key]) => machines.some(({ facts }) => facts[key] === undefined));
  if (lacking.length === 0) return null;
  const isWhole = lacking.every(([key]) => machines.every(({ facts }) => facts[key] === undefined));
  const what = joined(lacking.map(([, label]) => inSentence(label)));
  return isWhole
    ? `Not recorded of any of these machines: ${what} (ai-use.md).`
    : `Not recorded of some of these machines: ${what} (ai-use.md).`;
}

/** The statement on the use of machines, made from what review.yaml declares and nothing else. */
export function aiUse(views: readonly OpenReview[]): string {
  const [whole] = views;
  if (whole === undefined) return '';
  const { value } = whole.review;
  const machines = machinesOf(whole);
  const persons: string[] = [];
  const undeclared: string[] = [];
  for (const coding of value.codings ?? []) {
    const stage = `stage "${coding.name}"`;
    for (const [coder, role] of Object.entries(coding.roles ?? {}))
      if (role !== 'machine') persons.push(`${coder} (${role}, ${stage})`);
    const { adjudicator } = coding;
    if (adjudicator === undefined) {
      if (adjudicationSentence(coding)?.includes('not declared')) undeclared.push(stage);
    } else if (adjudicator.machine !== true)
      persons.push(
        adjudicator.name === undefined ? `the adjudicator (${stage})` : `${adjudicator.name} (adjudicator, ${stage})`,
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
  const cell = (text: string | undefined): string => (text === undefined ? 'not recorded' : markdownText(text));
  const table = [
    `| Stage | Machine | ${RECORDS.map(([, label]) => label).join(' | ')} |`,
    `| --- | --- | ${RECORDS.map(() => '---').join(' | ')} |`,
    ...machines.map(
      ({ stage, coder, facts }) =>
        `| ${markdownText(stage)} | ${markdownText(coder)} | ${RECORDS.map(([key]) => cell(facts[key])).join(' | ')} |`,
    ),
  ];
  return `# Use of artificial intelligence

Made from what review.yaml declares. Other uses, e.g. in searching or writing, are not in this statement.

${machines.length === 0 ? '- Coders that are machines: none is declared.\n' : `${table.join('\n')}\n\n`}- Coders that are persons: ${persons.length === 0 ? 'none is declared' : joined(persons)}.
${undeclared.length === 0 ? '' : `- Who resolved the differences between the coders is not declared (${joined(undeclared)}).\n`}- ${sourceSentence(whole)}
${made.length === 0 ? '' : `${made.join('\n')}\n`}`;
}

const NOT_REPORTED = '"Not reported": the text that was read says nothing about it. It does not mean "not done".';

/** What the numbers of the package cannot say, from the data and the declarations. */
export function limits(views: readonly OpenReview[]): string[] {
  const [whole] = views;
  if (whole === undefined) return [];
  return [
    ...views.flatMap(view => {
      const disclosure = disclosureOf(view);
      return disclosure === null
        ? []
        : [`${view.resource.title ?? view.resource.name}: ${disclosureSentence(disclosure)}`];
    }),
    ...views.flatMap(moduleSentences),
    NOT_REPORTED,
    ...(views.some(view => fieldsWithEvidence(view).length > 0) ? [evidenceSentence(whole)] : []),
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
    ...undocumented(whole),
    ...(amended(views) ? ['The codebook changed after the coding began; amendments.md lists the changes.'] : []),
  ];
}

/** Whether coders worked by another version of a codebook than the one that the counted codes follow, or a change is declared. */
const amended = (views: readonly OpenReview[]): boolean =>
  (views[0]?.review.value.migrations ?? []).length > 0 ||
  views.some(({ coders, codebook }) => coders.some(({ coded }) => coded.codebook.version !== codebook.version));
