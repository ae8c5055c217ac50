import { bareDoi } from '../base/doi.ts';
import { comparableTitle, titleIndex } from '../text/title-index.ts';

/** What a study is recognised by. */
export interface Recognisable {
  readonly key: string;
  readonly title: string;
  /** a DOI, a PubMed number, an arXiv number … as they stand in the sheet */
  readonly identifiers: readonly string[];
}

/** Why two records are thought to be one study. */
export interface Match {
  readonly key: string;
  readonly by: 'doi' | 'pmid' | 'identifier' | 'title';
  /** 1 where they are the same; of titles the share of their words that they have in common */
  readonly similarity: number;
  /** what matched, for the message */
  readonly shown: string;
}

const plainIdentifier = (text: string): string =>
  bareDoi(text) ??
  text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^pmid:?/, 'pmid:')
    .replace(/v\d+$/, '');

/** Finds the study that a reference is, among those that are known: by DOI, PubMed number, other identifier, then by title. */
export function matcher(
  known: readonly Recognisable[],
): (reference: {
  readonly title: string;
  readonly doi: string;
  readonly pmid: string;
  readonly identifier: string;
}) => Match | null {
  const byIdentifier = new Map<string, Recognisable>();
  for (const study of known)
    for (const identifier of study.identifiers) {
      const plain = plainIdentifier(identifier);
      if (plain !== '' && !byIdentifier.has(plain)) byIdentifier.set(plain, study);
    }
  const titles = titleIndex(known.map(study => study.title));
  return reference => {
    const tries = [
      ['doi', reference.doi],
      ['pmid', reference.pmid === '' ? '' : `pmid:${reference.pmid}`],
      ['identifier', reference.identifier],
    ] as const;
    for (const [by, text] of tries) {
      const found =
        text === ''
          ? undefined
          : (byIdentifier.get(plainIdentifier(text)) ?? (by === 'pmid' ? byIdentifier.get(reference.pmid) : undefined));
      if (found !== undefined) return { key: found.key, by, similarity: 1, shown: text };
    }
    if (comparableTitle(reference.title) === '') return null;
    const best = titles.nearest(reference.title);
    const study = best === null ? undefined : known[best.index];
    return best === null || study === undefined
      ? null
      : { key: study.key, by: 'title', similarity: best.similarity, shown: study.title };
  };
}
