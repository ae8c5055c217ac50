import { registry } from '../../base/registry.ts';
import type { ReportFormat } from '../report-format.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { md } from './md.ts';
import { text } from './text.ts';

/** The formats of a report of claims; the first is the default. */
export const REPORTS = registry<ReportFormat>([text, md, html, json]);
