import { de } from './de.ts';
import { en } from './en.ts';
import type { Language } from './language.ts';

export type { Language, Strings } from './language.ts';

const ENGLISH: Language = { code: 'en', name: 'English', strings: en };
const GERMAN: Language = { code: 'de', name: 'Deutsch', strings: de };

/** Every language of the pages. To add one: a file with all strings, and a line here. */
export const LANGUAGES: readonly Language[] = [ENGLISH, GERMAN];

export const DEFAULT_LANGUAGE = ENGLISH;

/** A language by its code; English where there is none. */
export const languageNamed = (code: string): Language =>
  LANGUAGES.find(language => language.code === code.slice(0, 2).toLowerCase()) ?? ENGLISH;
