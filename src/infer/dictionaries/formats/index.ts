import { registry } from '../../../base/registry.ts';
import type { DictionaryFormat } from '../dictionary-format.ts';
import { codebookTable } from './codebook-table.ts';
import { limesurvey } from './limesurvey.ts';
import { redcap } from './redcap.ts';
import { scopebookSheet } from './scopebook-sheet.ts';
import { tableSchema } from './table-schema.ts';
import { xlsform } from './xlsform.ts';

/** Every kind of dictionary that is read. To add one: a file here, and a line in this list. */
export const DICTIONARY_FORMATS = registry<DictionaryFormat>([
  tableSchema,
  scopebookSheet,
  redcap,
  xlsform,
  limesurvey,
  codebookTable,
]);
