/** A YAML scalar in double quotes: nothing in it can end it or start anything else. */
const quoted = (text: string): string => JSON.stringify(text.replace(/\s+/g, ' ').trim());

/** CITATION.cff 1.2.0: how to cite the review's data. */
export function citationCff(facts: {
  readonly title: string;
  readonly version: string | null;
  readonly doi: string | null;
  readonly licence: string | null;
  readonly people: readonly string[];
  readonly published: string | null;
}): string {
  const authors =
    facts.people.length === 0
      ? [`  - name: ${quoted('The reviewers')}`]
      : facts.people.map(person => {
          const parts = person.includes(',') ? person.split(',') : null;
          return parts === null
            ? `  - name: ${quoted(person)}`
            : `  - family-names: ${quoted(parts[0] ?? '')}\n    given-names: ${quoted(parts.slice(1).join(','))}`;
        });
  return [
    'cff-version: 1.2.0',
    'message: "If you use these data, please cite them as below."',
    'type: dataset',
    `title: ${quoted(facts.title)}`,
    'authors:',
    ...authors,
    ...(facts.version === null ? [] : [`version: ${quoted(facts.version)}`]),
    ...(facts.doi === null ? [] : [`doi: ${quoted(facts.doi)}`]),
    ...(facts.licence === null ? [] : [`license: ${quoted(facts.licence)}`]),
    ...(facts.published === null ? [] : [`date-released: ${quoted(facts.published)}`]),
    '',
  ].join('\n');
}
