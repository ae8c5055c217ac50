/** One file of a deposit. */
export interface DepositFile {
  readonly path: string;
  readonly title: string;
  readonly mediatype: string;
  readonly bytes: number;
  readonly sha256: string;
  /** paths that it was made from; [] where it is an input */
  readonly from: readonly string[];
}

export interface CrateFacts {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string | null;
  /** as it is declared; RO-Crate wants one, and no clock is asked for it */
  readonly published: string | null;
  readonly licence: string | null;
  readonly people: readonly { readonly name: string; readonly orcid: string | null }[];
  readonly toolVersion: string;
}

/** RO-Crate 1.1 metadata (JSON-LD): the files, what each was made from, and by which tool. */
export function roCrate(facts: CrateFacts, files: readonly DepositFile[]): string {
  const people = facts.people.map((person, index) => ({
    '@id': person.orcid ?? `#person-${index + 1}`,
    '@type': 'Person',
    name: person.name,
  }));
  const made = files.filter(file => file.from.length > 0);
  const graph = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
      about: { '@id': './' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      identifier: facts.name,
      name: facts.title,
      description: facts.description,
      ...(facts.version === null ? {} : { version: facts.version }),
      ...(facts.published === null ? {} : { datePublished: facts.published }),
      ...(facts.licence === null ? {} : { license: { '@id': facts.licence } }),
      ...(people.length === 0 ? {} : { author: people.map(person => ({ '@id': person['@id'] })) }),
      hasPart: files.map(file => ({ '@id': file.path })),
    },
    ...people,
    ...files.map(file => ({
      '@id': file.path,
      '@type': 'File',
      name: file.title,
      encodingFormat: file.mediatype,
      contentSize: String(file.bytes),
      sha256: file.sha256,
    })),
    { '@id': '#scopebook', '@type': 'SoftwareApplication', name: 'scopebook', softwareVersion: facts.toolVersion },
    ...made.map((file, index) => ({
      '@id': `#made-${index + 1}`,
      '@type': 'CreateAction',
      instrument: { '@id': '#scopebook' },
      object: file.from.map(path => ({ '@id': path })),
      result: { '@id': file.path },
    })),
  ];
  return `${JSON.stringify({ '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': graph }, null, 2)}\n`;
}
