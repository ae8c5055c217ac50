import type { JSX } from 'preact';
import { LANGUAGES, type Language, languageNamed } from '../strings/index.ts';

/** The language of a page. */
export function ChooseLanguage({
  language,
  choose,
}: {
  language: Language;
  choose: (language: Language) => void;
}): JSX.Element {
  return (
    <label class="live language">
      {language.strings.language}{' '}
      <select value={language.code} onChange={event => choose(languageNamed(event.currentTarget.value))}>
        {LANGUAGES.map(({ code, name }) => (
          <option key={code} value={code} lang={code} selected={code === language.code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
