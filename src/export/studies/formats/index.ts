import { registry } from '../../../base/registry.ts';
import type { StudyFormat } from '../study-format.ts';
import { endnote } from './endnote.ts';
import { eppiMapper } from './eppi-mapper.ts';
import { ris } from './ris.ts';
import { tidy } from './tidy.ts';

/** Every form of the coded studies for another program. To add one: a file here, and a line in this list. */
export const STUDY_FORMATS = registry<StudyFormat>([tidy, eppiMapper, ris, endnote]);
