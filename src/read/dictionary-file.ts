import type { Effects, Source } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { type DictionaryReading, readDictionary } from '../infer/dictionaries/read-dictionary.ts';
import { sheetsOf } from '../ingest/sheets.ts';
import type { Table } from '../model/table.ts';
import { readTable } from './coded-sheet.ts';

/** A dictionary in a file of its own: JSON, CSV or a workbook. */
export async function dictionaryFile(effects: Effects, path: string): Promise<DictionaryReading> {
  const source = await effects.source(path);
  if (source === null) throw new Fault('missing-file', `${path} does not exist`, 'check the path');
  const program = STATISTICS.find(({ ending }) => ending.test(path));
  if (program !== undefined)
    throw new Fault('dictionary', `${source.name} is a file of ${program.name}, which is not read`, program.remedy);
  const reading = /\.json$/i.test(path)
    ? readDictionary({
        name: source.name,
        json: parsed(source.name, new TextDecoder().decode(await source.bytes())),
        table: null,
      })
    : await dictionaryTable(source);
  if (reading !== null) return reading;
  throw new Fault(
    'dictionary',
    `${source.name} is not a dictionary that can be read`,
    'give a REDCap data dictionary (CSV), an XLSForm, the tab-separated structure of a LimeSurvey, a sheet with columns such as variable, label, values, or a Table Schema or Data Package (JSON)',
  );
}

/** Files that hold labels in a form of their own. */
const STATISTICS = [
  {
    ending: /\.(z?sav|por)$/i,
    name: 'SPSS',
    remedy:
      'export its labels: in R, `labelled::generate_dictionary(haven::read_sav("FILE"))` written as CSV; in SPSS, DISPLAY DICTIONARY exported as XLSX. Give the result',
  },
  {
    ending: /\.dta$/i,
    name: 'Stata',
    remedy:
      'export its labels: in Stata, `uselabel, clear` and `export delimited`; in R, `labelled::generate_dictionary(haven::read_dta("FILE"))` written as CSV. Give the result',
  },
  {
    ending: /\.lss$/i,
    name: 'LimeSurvey (XML)',
    remedy: 'export the survey structure in LimeSurvey as "Tab-separated-values format (*.txt)" and give that file',
  },
] as const;

/** The sheet of a workbook, or several of it together, that reads as a dictionary. */
async function dictionaryTable(source: Source): Promise<DictionaryReading | null> {
  const sheets: { name: string; table: Table }[] = [];
  for (const { name } of await sheetsOf(source)) {
    const table = await readTable(source, { sheetName: name }).catch(() => null);
    if (table !== null) sheets.push({ name, table });
  }
  if (sheets.length === 0)
    return readDictionary({ name: source.name, json: null, table: await readTable(source), sheets });
  for (const { table } of sheets) {
    const reading = readDictionary({ name: source.name, json: null, table, sheets });
    if (reading !== null) return reading;
  }
  return null;
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Fault(
      'json',
      `${name} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
      'export it again',
    );
  }
}
