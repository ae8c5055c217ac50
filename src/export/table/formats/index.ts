import { registry } from '../../../base/registry.ts';
import type { TableFormat } from '../table-format.ts';
import { csv } from './csv.ts';
import { docx } from './docx.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { md } from './md.ts';
import { terminal } from './terminal.ts';
import { tex } from './tex.ts';
import { tsv } from './tsv.ts';
import { xlsx } from './xlsx.ts';

/** Every file format of tables. To add one: a file here, and a line in this list. */
export const TABLE_FORMATS = registry<TableFormat>([md, html, tex, docx, xlsx, csv, tsv, json, terminal]);
