import { fold } from '../../base/fold.ts';
import { UNCHECKED_WORDS } from '../../model/unchecked-words.ts';
import type { Profile } from './profile.ts';

/** Cell texts that tick a checkbox, whatever it stands for. */
const CHECKED: ReadonlySet<string> = new Set(
  ['1', 'x', 'X', 'true', 'TRUE', 'True', 'Checked', 'checked', '✓', '✔', '☑', '☒'].concat([
    'Yes',
    'yes',
    'YES',
    'Y',
    'y',
    'selected',
    'Selected',
    ...['VRAI', 'WAHR', 'VERDADERO', 'VERDADEIRO', 'VERO', 'WAAR'],
    ...['oui', 'Oui', 'OUI', 'ja', 'Ja', 'JA', 'J', 'sí', 'Sí', 'si', 'Si', 'sim', 'Sim', '是'],
    ...['✅', '✔️', '✓️', '√', '■', '●', '◉', '•', '*', '+'],
  ]),
);

/** How a column ticks: the texts of a tick, and whether empty boxes are written out. */
export interface Ticks {
  readonly on: readonly string[];
  readonly off: readonly string[];
  /** the ticks say what is ticked (the option, the header), so the column can be nothing else than a checkbox */
  readonly telling: boolean;
}

/** A column that may be one option of a question. */
export interface OptionColumn {
  readonly profile: Profile;
  /** what a tick in it stands for */
  readonly option: string;
}

/**
 * Reads the columns of one question as checkboxes: null for a column whose cells are no ticks. They are read together,
 * because options may be called 0, 1, TRUE, No: only where every column holds nothing but its own option or header does
 * such a text tick its box; in columns of 0 and 1 a 0 is an empty box, also in the column of the option 0.
 */
export function tickWordsOf(columns: readonly OptionColumn[]): (Ticks | null)[] {
  const used = columns.filter(({ profile }) => profile.values.length > 0);
  const ownOnly = used.every(
    column => column.profile.values.length === 1 && ownTexts(column).has(fold(column.profile.values[0]![0])),
  );
  return columns.map(column => ticksOf(column, ownOnly));
}

function ticksOf(column: OptionColumn, ownFirst: boolean): Ticks | null {
  const { profile } = column;
  if (profile.paged || profile.values.length > 3) return null;
  const own = ownTexts(column);
  const on: string[] = [];
  const off: string[] = [];
  let telling = false;
  for (const [text] of profile.values) {
    const isOwn = own.has(fold(text));
    if (isOwn && (ownFirst || !(CHECKED.has(text) || UNCHECKED_WORDS.has(text)))) {
      on.push(text);
      telling = true;
    } else if (UNCHECKED_WORDS.has(text)) off.push(text);
    else if (CHECKED.has(text)) on.push(text);
    else return null;
  }
  return { on, off, telling };
}

const ownTexts = ({ profile, option }: OptionColumn): ReadonlySet<string> =>
  new Set([fold(option), fold(profile.header)]);
