import type { JSX } from 'preact';
import { ChooseLanguage } from './choose-language.tsx';
import { usePage } from './context.ts';
import { InEnglish } from './in-english.tsx';

/** What the review is: title, size, date of the last search, how to cite it. */
export function Overview({ isInside }: { isInside: boolean }): JSX.Element {
  const { loaded, strings, unitsOf, language } = usePage();
  const { review, disclosure, sheet } = loaded.json;
  const facts = (
    <>
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
        {disclosure === null ? null : (
          <dd>
            <InEnglish>{disclosure}</InEnglish>
          </dd>
        )}
      </dl>
    </>
  );
  // the workbench has a header with title and language of its own
  if (isInside)
    return (
      <section class="overview" aria-label={strings.sections.overview}>
        {facts}
      </section>
    );
  return (
    <header class="overview">
      <h1>{review.title}</h1>
      {facts}
      <ChooseLanguage
        language={language.value}
        choose={next => {
          language.value = next;
        }}
      />
    </header>
  );
}
