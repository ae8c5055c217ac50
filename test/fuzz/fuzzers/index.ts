import { byName } from '../fuzzer.ts';
import { declarations } from './declarations.ts';
import { adjudication, codes, dictionaryCsv, dictionaryJson, savedReview } from './incoming.ts';
import * as library from './library.ts';
import * as manuscript from './manuscript.ts';
import { csv, xlsx } from './sheet.ts';

/** Every reader under test, by its name. */
export const FUZZERS = byName([
  csv,
  xlsx,
  declarations,
  adjudication,
  codes,
  dictionaryCsv,
  dictionaryJson,
  savedReview,
  ...Object.values(library),
  ...Object.values(manuscript),
]);
