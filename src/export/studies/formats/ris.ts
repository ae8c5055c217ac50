import { oneLine } from '../../../base/plain-text.ts';
import { codeKeywords, notShown, shownCodes } from '../shown-codes.ts';
import { studyFormat } from '../study-format.ts';

/** RIS, the line format of reference managers. Each code is a keyword, `Field: Label`; `ID` is the key of the study. */
export const ris = studyFormat({
  name: 'ris',
  extension: 'ris',
  describe: 'RIS for Zotero, EndNote, Mendeley and others, with each code as a keyword',
  async write(studies) {
    const shown = shownCodes(studies);
    const entries = studies.studies.map(({ key, reference }, study) => {
      const { title, authors, year, venue, volume, issue, pages, doi, pmid, identifier, url, abstract } = reference;
      const [first = '', last = ''] = pages.split('-');
      const arxiv = /^arxiv:\s*(\S+)$/i.exec(identifier)?.[1];
      const lines: readonly (readonly [string, string])[] = [
        ['TY', venue === '' ? 'GEN' : 'JOUR'],
        ['ID', key],
        ['TI', title],
        ...authors.map(author => ['AU', author] as const),
        ['PY', year],
        ['T2', venue],
        ['VL', volume],
        ['IS', issue],
        ['SP', first],
        ['EP', last],
        ['DO', doi],
        ...(pmid === ''
          ? []
          : ([
              ['AN', pmid],
              ['DB', 'PubMed'],
            ] as const)),
        ['UR', url],
        ...(arxiv === undefined || url.includes(arxiv) ? [] : ([['UR', `https://arxiv.org/abs/${arxiv}`]] as const)),
        ['N1', arxiv === undefined && identifier !== '' ? `Identifier: ${identifier}` : ''],
        ['N1', studies.disclosure ?? ''],
        ['AB', abstract],
        ...codeKeywords(shown, studies, study).map(word => ['KW', word] as const),
      ];
      const written = lines.map(([tag, text]) => [tag, oneLine(text)]).filter(([, text]) => text !== '');
      return [...written.map(([tag, text]) => `${tag}  - ${text}\r\n`), 'ER  - \r\n'].join('');
    });
    return { data: entries.join('\r\n'), unsaid: notShown(studies) };
  },
});
