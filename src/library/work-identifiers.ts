import { bareDoi } from '../base/doi.ts';

/**
 * Identifiers in one cell or text, each in one form: `doi:10.1/a`, `pmid:123`, `arxiv:2303.04360`, `pmc:123`, else the text
 * itself where it looks like a number of a database.
 *
 * @example workIdentifiers('https://doi.org/10.1000/A.') // => ['doi:10.1000/a']
 * @example workIdentifiers('arXiv:2303.04360v2') // => ['arxiv:2303.04360']
 * @example workIdentifiers('PMID: 31234567; DOI 10.1000/b') // => ['pmid:31234567', 'doi:10.1000/b']
 */
export function workIdentifiers(text: string): string[] {
  if (text === '') return [];
  // most cells hold one identifier, and most are bare DOIs
  if (/^10\.\d{4,9}\/[a-z0-9./_-]*[a-z0-9]$/.test(text) && !text.startsWith('10.48550/')) return [`doi:${text}`];
  return text
    .split(/[;|\s](?=(?:doi|pmid|pmc|arxiv|https?:|10\.\d))/i)
    .flatMap(part => single(part.trim().replace(/(?<![;,|\s])[;,|\s]+$/, '')) ?? []);
}

function single(text: string): string | null {
  if (text === '') return null;
  const arxiv = /(?:^arxiv:?\s*|arxiv\.org\/(?:abs|pdf)\/|10\.48550\/arxiv\.)([a-z-]+\/\d{7}|\d{4}\.\d{4,5})/i.exec(
    text,
  );
  if (arxiv !== null) return `arxiv:${(arxiv[1] ?? '').toLowerCase()}`;
  const doi = bareDoi(text);
  if (doi !== null) return `doi:${doi}`;
  const pmid = /^(?:pmid|pubmed(?:\s*id)?)[:\s]*(\d{1,9})$|pubmed\.ncbi\.nlm\.nih\.gov\/(\d{1,9})/i.exec(text);
  if (pmid !== null) return `pmid:${pmid[1] ?? pmid[2]}`;
  const pmc = /^(?:pmcid:?\s*)?pmc(\d+)$|\/pmc\/articles\/pmc(\d+)/i.exec(text);
  if (pmc !== null) return `pmc:${pmc[1] ?? pmc[2]}`;
  // a number of another database; a word is none, and a bare short number may be anything
  return /\d{4}/.test(text) && !/\s/.test(text) && !/^https?:/i.test(text) ? text.toLowerCase() : null;
}

/** A registration has eight digits or more: most texts hold none. */
export const mayNameTrial = (text: string): boolean => /\d{8}/.test(text);

/**
 * Numbers of trial registries in a text: reports that share one are of the same study.
 *
 * @example trialNumbers('Registered (NCT01234567).') // => ['nct01234567']
 */
export const trialNumbers = (text: string): string[] =>
  !mayNameTrial(text)
    ? []
    : [
        ...new Set(
          [
            ...text.matchAll(
              /\b(?:NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|ChiCTR[-\w]{0,20}\d{6,}|CRD\d{11}|DRKS\d{8}|jRCT\w?\d{9,})\b/gi,
            ),
          ].map(match => match[0].toLowerCase()),
        ),
      ];

/** DOIs of preprint servers: the article that follows has another one. */
export const isPreprintDoi = (doi: string): boolean =>
  /^10\.(?:1101|48550|2139|21203|20944|31234|31219|31235|31222|26434|36227|22541|12688|2196\/preprints|1590\/scielopreprints)\b/.test(
    doi,
  );
