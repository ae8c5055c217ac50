import { oneLine } from '../../../base/plain-text.ts';
import { xmlText } from '../../../base/xml-text.ts';
import { codeKeywords, notShown, shownCodes } from '../shown-codes.ts';
import { studyFormat } from '../study-format.ts';

/** An element with text, or nothing where there is no text. */
const element = (name: string, text: string): string =>
  oneLine(text) === '' ? '' : `<${name}>${xmlText(oneLine(text))}</${name}>`;
/** An element around others, or nothing where there are none. */
const around = (name: string, inner: string): string => (inner === '' ? '' : `<${name}>${inner}</${name}>`);

/**
 * EndNote's XML (RSXML), its elements in the order of the DTD. Each code is a keyword, `Field: Label`; `label` is the key of
 * the study.
 */
export const endnote = studyFormat({
  name: 'endnote',
  extension: 'xml',
  describe: 'EndNote XML, with each code as a keyword',
  async write(studies) {
    const shown = shownCodes(studies);
    const records = studies.studies.map(({ key, reference }, study) => {
      const { title, authors, year, venue, volume, issue, pages, doi, pmid, identifier, url, abstract } = reference;
      const [type, number] = venue === '' ? ['Generic', 13] : ['Journal Article', 17];
      const keywords = codeKeywords(shown, studies, study);
      return [
        '<record>',
        element('rec-number', String(study + 1)),
        `<ref-type name="${type}">${number}</ref-type>`,
        around('contributors', around('authors', authors.map(author => element('author', author)).join(''))),
        around('titles', element('title', title) + element('secondary-title', venue)),
        around('periodical', element('full-title', venue)),
        element('pages', pages),
        element('volume', volume),
        element('number', issue),
        around('keywords', keywords.map(word => element('keyword', word)).join('')),
        around('dates', element('year', year)),
        element('accession-num', pmid),
        element('electronic-resource-num', doi),
        element('abstract', abstract),
        element('label', key),
        element(
          'notes',
          [...(identifier === '' ? [] : [`Identifier: ${identifier}.`]), studies.disclosure ?? ''].join(' '),
        ),
        around('urls', around('related-urls', element('url', url))),
        '</record>\n',
      ].join('');
    });
    return {
      data: `<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n${records.join('')}</records></xml>\n`,
      unsaid: notShown(studies),
    };
  },
});
