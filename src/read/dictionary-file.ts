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
  const reading = /\.json$/i.test(path)
    ? readDictionary({
        name: source.name,
        json: parsed(source.name, new TextDecoder().decode(await source.bytes())),
        table: null,
      })
    : readDictionary({ name: source.name, json: null, table: await dictionarySheet(source) });
  if (reading !== null) return reading;
  throw new Fault(
    'dictionary',
    `${source.name} is not a dictionary that can be read`,
    'give a REDCap data dictionary (CSV), a sheet with columns such as variable, label, values, or a Table Schema or Data Package (JSON)',
  );
}

/** Of a workbook the first sheet that reads as a dictionary. */
async function dictionarySheet(source: Source): Promise<Table> {
  for (const { name } of await sheetsOf(source)) {
    const table = await readTable(source, { sheetName: name }).catch(() => null);
    if (table !== null && readDictionary({ name: source.name, json: null, table }) !== null) return table;
  }
  return readTable(source);
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
