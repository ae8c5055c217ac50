import { registry } from '../../base/registry.ts';
import type { LibraryFormat } from '../library-format.ts';
import { asreviewCsv } from './asreview-csv.ts';
import { bibtex } from './bibtex.ts';
import { ciw } from './ciw.ts';
import { cochrane } from './cochrane.ts';
import { covidenceCsv } from './covidence-csv.ts';
import { cslJson } from './csl-json.ts';
import { dimensionsCsv } from './dimensions-csv.ts';
import { doiList } from './doi-list.ts';
import { embaseCsv } from './embase-csv.ts';
import { endnoteXml } from './endnote-xml.ts';
import { enw } from './enw.ts';
import { ieeeCsv } from './ieee-csv.ts';
import { lensCsv } from './lens-csv.ts';
import { nbib } from './nbib.ts';
import { openalexCsv } from './openalex-csv.ts';
import { pubmedCsv } from './pubmed-csv.ts';
import { rayyanCsv } from './rayyan-csv.ts';
import { ris } from './ris.ts';
import { scopusCsv } from './scopus-csv.ts';
import { wosTable } from './wos-table.ts';
import { zoteroCsv } from './zotero-csv.ts';

/** Every kind of library file. To add one: a file here, and a line in this list. */
export const LIBRARY_FORMATS = registry<LibraryFormat>([
  ris,
  nbib,
  ciw,
  cochrane,
  enw,
  endnoteXml,
  bibtex,
  cslJson,
  pubmedCsv,
  covidenceCsv,
  rayyanCsv,
  zoteroCsv,
  scopusCsv,
  embaseCsv,
  dimensionsCsv,
  lensCsv,
  openalexCsv,
  ieeeCsv,
  wosTable,
  asreviewCsv,
  doiList,
]);
