import type { JSX } from 'preact';
import { ChooseLanguage } from './choose-language.tsx';
import { usePage } from './context.ts';

/** What the review is: title, size, date of the last search, how to cite it. */
export function Overview(): JSX.Element {
  const { loaded, strings, unitsOf, language } = usePage();
  const { review, disclosure, sheet } = loaded.json;
  return (
    <header class="overview">
      <h1>{review.title}</h1>
      {review.description === '' ? null : <p>{review.description}</p>}
      <p class="big">
        {strings.unitsIn(loaded.format.count(loaded.coded.units), unitsOf(loaded.coded.units), sheet.file)}
      </p>
      <dl class="facts">
        <dt>{strings.searched}</dt>
        <dd>{review.searched ?? strings.notDeclared}</dd>
        <dt>{strings.cite}</dt>
        <dd>{review.citation}</dd>
        {disclosure === null ? null : <dt>{strings.coded}</dt>}
        {disclosure === null ? null : <dd>{disclosure}</dd>}
      </dl>
      <ChooseLanguage
        language={language.value}
        choose={next => {
          language.value = next;
        }}
      />
    </header>
  );
}
