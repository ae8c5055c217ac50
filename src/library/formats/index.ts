import { registry } from '../../base/registry.ts';
import type { LibraryFormat } from '../library-format.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import { doiList } from './doi-list.ts';
import { ris } from './ris.ts';

/** Every kind of library file. To add one: a file here, and a line in this list. */
export const LIBRARY_FORMATS = registry<LibraryFormat>([ris, bibtex, cslJson, doiList]);
