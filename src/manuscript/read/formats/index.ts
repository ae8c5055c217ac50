import { registry } from '../../../base/registry.ts';
import type { Reader } from '../block.ts';
import { docx } from './docx.ts';
import { html } from './html.ts';
import { latex } from './latex.ts';
import { markdown } from './markdown.ts';
import { pdf } from './pdf.ts';
import { text } from './text.ts';

/** Every manuscript format. To add one: a file here, and a line in this list. */
export const READERS = registry<Reader>([markdown, latex, text, html, docx, pdf]);
