/** A YAML scalar in double quotes: nothing in it can end it or start anything else. */
const quoted = (text: string): string => JSON.stringify(text.replace(/\s+/g, ' ').trim());

/** A contributor's name; without a family name it is that of an organization. */
export interface PersonName {
  readonly name: string;
  readonly given: string | null;
  readonly family: string | null;
  /** the parts were not declared */
  readonly guessed: boolean;
}

/** Who made the data. */
export interface CitedPerson extends PersonName {
  /** an ORCID iD as a web address */
  readonly orcid: string | null;
  readonly affiliation: string | null;
}

/** A licence as the descriptor declares it; `name` is an SPDX identifier where there is one. */
export interface Licence {
  readonly name: string | null;
  readonly title: string | null;
  readonly path: string | null;
}

/** CITATION.cff 1.2.0: how to cite the review's data. */
export function citationCff(facts: {
  readonly title: string;
  readonly version: string | null;
  readonly doi: string | null;
  readonly licence: Licence | null;
  readonly people: readonly CitedPerson[];
  readonly published: string | null;
}): string {
  const list = (parts: readonly (readonly [string, string | null])[]): string =>
    parts
      .filter(([, value]) => value !== null && value !== '')
      .map(([key, value], index) => `${index === 0 ? '  - ' : '    '}${key}: ${quoted(value!)}`)
      .join('\n');
  const authors =
    facts.people.length === 0
      ? [list([['name', `The authors of "${facts.title}"`]])]
      : facts.people.map(person =>
          person.family === null
            ? list([['name', person.name]])
            : list([
                ['family-names', person.family],
                ['given-names', person.given],
                ['orcid', person.orcid],
                ['affiliation', person.affiliation],
              ]),
        );
  return [
    'cff-version: 1.2.0',
    'message: "If you use these data, please cite them as below."',
    'type: dataset',
    `title: ${quoted(facts.title)}`,
    'authors:',
    ...authors,
    ...(facts.version === null ? [] : [`version: ${quoted(facts.version)}`]),
    ...(facts.doi === null ? [] : [`doi: ${quoted(facts.doi)}`]),
    ...(facts.licence?.name == null ? [] : [`license: ${quoted(facts.licence.name)}`]),
    ...(facts.licence?.name == null && facts.licence?.path != null && /^https?:/.test(facts.licence.path)
      ? [`license-url: ${quoted(facts.licence.path)}`]
      : []),
    ...(facts.published === null ? [] : [`date-released: ${quoted(facts.published.slice(0, 10))}`]),
    '',
  ].join('\n');
}
