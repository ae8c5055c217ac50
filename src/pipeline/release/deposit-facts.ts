import { inSentence } from '../../base/in-sentence.ts';
import type { CitedPerson, Licence, PersonName } from '../../export/deposit/citation-cff.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { OpenReview } from '../../read/session.ts';
import { disclosureSentence, resourceDisclosure } from '../request/disclosure.ts';

export interface DepositFacts {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string | null;
  readonly published: string | null;
  readonly licence: Licence | null;
  readonly doi: string | null;
  readonly people: readonly CitedPerson[];
}

/** What must be disclosed of each resource, by its path; resources of which nothing must be are not in it. */
export function disclosuresOf(open: OpenReview): ReadonlyMap<string, string> {
  const { review, counted } = open;
  return new Map(
    review.value.resources.flatMap(resource => {
      const isCounted = resource.name === review.studies.name || counted.includes(resource.name);
      const units = isCounted ? open.of(resource.name).studies.coded.units : null;
      const said = resourceDisclosure(review, resource, units);
      return said === null ? [] : [[resource.path, disclosureSentence(said)] as const];
    }),
  );
}

/** What citation file, RO-Crate and descriptor say of a review, from its declaration. */
export function factsOf(open: OpenReview): DepositFacts {
  const { review } = open;
  const { value } = review;
  const said = disclosuresOf(open);
  const disclosures = value.resources.flatMap(({ name, path, title }) =>
    said.has(path) ? [`${title ?? name}: ${inSentence(said.get(path)!)}`] : [],
  );
  const licence = value.licenses?.[0];
  return {
    name: value.name,
    title: value.title ?? value.name,
    description: [value.description ?? value.title ?? value.name, ...disclosures].join(' '),
    version: value.version ?? null,
    published: value.created ?? null,
    licence:
      licence === undefined
        ? null
        : { name: licence.name ?? null, title: licence.title ?? null, path: licence.path ?? null },
    doi: value.id?.replace(/^https?:\/\/doi\.org\//, '') ?? null,
    people: (value.contributors ?? []).flatMap(person =>
      person.title === undefined && person.familyName === undefined
        ? []
        : [
            {
              ...nameParts(person),
              orcid: person.path !== undefined && ORCID.test(person.path) ? person.path : null,
              affiliation: person.organization ?? null,
            },
          ],
    ),
  };
}

/** A person's name in parts: as declared, at a comma, else the last word as the family name (`lacking` says so); a name that is its own organization is none of a person. */
function nameParts({ title, givenName, familyName, organization }: Contributor): PersonName {
  const name = title ?? [givenName, familyName].filter(part => part !== undefined).join(' ');
  if (familyName !== undefined) return { name, given: givenName ?? null, family: familyName, guessed: false };
  const [family = '', ...given] = name.split(',').map(part => part.trim());
  if (given.length > 0) return { name, given: given.join(', '), family, guessed: false };
  const words = name.trim().split(/\s+/);
  if (words.length === 1 || organization === name) return { name, given: null, family: null, guessed: false };
  return { name, given: words.slice(0, -1).join(' '), family: words.at(-1)!, guessed: true };
}

type Contributor = NonNullable<OpenReview['review']['value']['contributors']>[number];

/** An ORCID iD as a web address. */
const ORCID = /^https?:\/\/orcid\.org\/\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/;

/** What repositories ask for. */
export function lacking({ review, codebook }: OpenReview): Finding[] {
  const { value, declaration } = review;
  const personal = codebook.fields.filter(field => field.personal === true).map(field => field.name);
  const omitted = [...new Set([...(value.report?.omit ?? []), ...personal])];
  const ask = (code: keyof typeof DEPOSIT_FINDINGS, message: string): Finding =>
    finding(DEPOSIT_FINDINGS[code].code, 'note', message, { file: declaration.file });
  return [
    ...(value.contributors === undefined
      ? [ask('contributors', 'no `contributors:` are named; a deposit needs authors')]
      : []),
    ...(value.contributors ?? [])
      .map(nameParts)
      .filter(person => person.guessed)
      .map(person =>
        ask(
          'names',
          `"${person.name}" is cited with the family name "${person.family}"; write \`familyName:\` and \`givenName:\`, or "Family, Given", if that is wrong`,
        ),
      ),
    ...(value.created === undefined
      ? [
          ask(
            'created',
            'no `created:` date is given; RO-Crate requires the day of publication, and scopebook never takes it from a clock',
          ),
        ]
      : []),
    ...(value.licenses === undefined
      ? [ask('licence', 'no `licenses:` are given; without one nobody may reuse the data')]
      : []),
    ...(omitted.length > 0
      ? [
          ask(
            'omitted',
            `the report page leaves out ${omitted.join(', ')}, but the sheets of the deposit contain what they hold`,
          ),
        ]
      : []),
  ];
}

export const DEPOSIT_FINDINGS = {
  contributors: {
    code: 'C901',
    severity: 'note',
    explain: 'A deposit needs authors: declare `contributors:` in review.yaml.',
  },
  names: {
    code: 'C904',
    severity: 'note',
    explain: 'The family name of a contributor was taken to be the last word; declare `familyName:` if that is wrong.',
  },
  created: {
    code: 'C902',
    severity: 'note',
    explain: 'RO-Crate needs the day of publication: declare `created:` in review.yaml.',
  },
  licence: {
    code: 'C903',
    severity: 'note',
    explain: 'Without a licence nobody may reuse the data: declare `licenses:` in review.yaml.',
  },
  omitted: {
    code: 'C905',
    severity: 'note',
    explain:
      'A deposit contains the data as they are, also the fields that stay out of the report page (`report.omit`, `x-personal`). Remove personal data from the sheet before you deposit it.',
  },
} as const;
