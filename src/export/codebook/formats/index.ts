import { registry } from '../../../base/registry.ts';
import type { CodebookFormat } from '../codebook-format.ts';
import { csv } from './csv.ts';
import { docx } from './docx.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { md } from './md.ts';
import { dataPackage } from './package.ts';
import { redcap } from './redcap.ts';
import { xlsform } from './xlsform.ts';
import { xlsx } from './xlsx.ts';
import { yaml } from './yaml.ts';

/** Every form of a codebook. To add one: a file here, and a line in this list. */
export const CODEBOOK_FORMATS = registry<CodebookFormat>([
  md,
  html,
  docx,
  csv,
  xlsx,
  json,
  dataPackage,
  redcap,
  xlsform,
  yaml,
]);
