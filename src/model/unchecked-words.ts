/** Cell texts that mean an empty checkbox wherever checkbox columns are used. */
export const UNCHECKED_WORDS: ReadonlySet<string> = new Set(
  '0|false|FALSE|False|no|No|NO|N|n|Unchecked|unchecked|not checked|Not checked|not selected|Not selected|FAUX|FALSCH|FALSO|ONWAAR|non|Non|NON|nein|Nein|NEIN|não|Não|否|☐|□'.split(
    '|',
  ),
);
