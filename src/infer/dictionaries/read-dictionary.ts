import type { DictionaryInput, DictionaryReading } from './dictionary-format.ts';
import { DICTIONARY_FORMATS } from './formats/index.ts';

export type { DictionaryInput, DictionaryReading } from './dictionary-format.ts';

/** Reads a dictionary of any known kind; null where it is none. */
export function readDictionary(input: DictionaryInput): DictionaryReading | null {
  for (const format of DICTIONARY_FORMATS.all) {
    const reading = format.read(input);
    if (reading !== null && reading.codebook.fields.length > 0) return { format: format.name, ...reading };
  }
  return null;
}
