import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { subjectOf } from '../../model/unconfirmed-guess.ts';
import { guessName } from '../../pipeline/sheets/confirm.ts';
import { InEnglish } from '../views/in-english.tsx';
import type { TabProps } from './tab-props.ts';
import { confirmGuess, questionName, startFrom } from './workbench.ts';

/** What the sheet alone cannot settle: the questions of `init` with their answers, and guesses that only need confirming. */
export function Questions({ bench, language, work }: TabProps): JSX.Element | null {
  const strings = language.strings.app;
  const { open } = bench.look;
  const { questions, sheet } = bench;
  const canAnswer = sheet !== null && questions.length > 0;
  const guesses = [...(open.material.guesses ?? []), ...open.codebook.guesses].filter(
    guess => !canAnswer || guess.scope === 'layout',
  );
  if (!canAnswer && guesses.length === 0) return null;
  return (
    <section aria-labelledby="questions">
      <h3 id="questions">
        {strings.questions(open.format.count((canAnswer ? questions.length : 0) + guesses.length))}
      </h3>
      {canAnswer ? <Answers bench={bench} language={language} work={work} sheet={sheet} /> : null}
      {guesses.map(guess => (
        <div key={subjectOf(guess)} class="notice">
          <p>
            <strong>{subjectOf(guess)}</strong>: <InEnglish>{Object.values(guess.evidence).join('; ')}</InEnglish>
          </p>
          {guess.otherwise === null ? null : <p>{strings.otherwise(guess.otherwise)}</p>}
          <button type="button" onClick={() => void work(() => confirmGuess(bench, guessName(guess)))}>
            {strings.confirm(subjectOf(guess))}
          </button>
        </div>
      ))}
    </section>
  );
}

function Answers({
  bench,
  language,
  work,
  sheet,
}: TabProps & { sheet: NonNullable<TabProps['bench']['sheet']> }): JSX.Element {
  const strings = language.strings.app;
  const given = new Map(
    bench.questions.flatMap(question =>
      question.answer === null ? [] : [[questionName(question), question.answer] as const],
    ),
  );
  const [answers, setAnswers] = useState<ReadonlyMap<string, number>>(given);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        void work(() => startFrom(sheet.name, sheet.bytes, answers));
      }}
    >
      <p class="note">{strings.questionsHint}</p>
      {bench.questions.map(question => {
        const name = questionName(question);
        const choose = (answer: number | null): void => {
          const next = new Map(answers);
          if (answer === null) next.delete(name);
          else next.set(name, answer);
          setAnswers(next);
        };
        const option = (answer: number | null, label: string): JSX.Element => (
          <label key={String(answer)} class="option">
            <input
              type="radio"
              name={name}
              checked={(answers.get(name) ?? null) === answer}
              onChange={() => choose(answer)}
            />{' '}
            {label}
          </label>
        );
        return (
          <fieldset key={name} class="notice question">
            <legend>
              {question.about === null ? null : <strong>{question.about}: </strong>}
              <InEnglish>{question.question}</InEnglish>
            </legend>
            <p class="note" lang="en">
              {question.evidence}
            </p>
            {option(0, question.proposal)}
            {question.choices.map((choice, at) =>
              option(at + 1, at === 0 ? `${choice} (${question.otherwise})` : choice),
            )}
            {option(null, strings.later)}
          </fieldset>
        );
      })}
      <p>
        <button type="submit">{strings.answer}</button>
      </p>
    </form>
  );
}
