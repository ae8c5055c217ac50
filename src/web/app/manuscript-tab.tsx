import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CheckedNumber, ManuscriptCheck } from '../../pipeline/manuscript/check-manuscript.ts';
import { InEnglish } from '../views/in-english.tsx';
import { Wide } from '../views/wide.tsx';
import { FileBox } from './file-box.tsx';
import type { TabProps } from './tab-props.ts';
import { checkText } from './workbench.ts';

/** The text of a manuscript with every number marked: what the data say, and what needs attention. */
export function ManuscriptTab({ bench, language, work }: TabProps): JSX.Element {
  const strings = language.strings.app;
  const [check, setCheck] = useState<ManuscriptCheck | null>(null);
  const { format } = bench.look.open;
  return (
    <main>
      <h2>{strings.tabs.manuscript}</h2>
      <p>{strings.manuscriptHint}</p>
      <FileBox
        label={strings.manuscript}
        accept=".md,.markdown,.txt,.html,.htm,.tex,.docx,.pdf"
        take={(name, bytes) =>
          work(async () => {
            setCheck(await checkText(bench, name, bytes));
            return undefined;
          })
        }
      />
      {check === null ? null : (
        <>
          <p role="status">
            {strings.coverage(
              format.count(check.coverage.found),
              format.count(check.coverage.bound),
              format.count(check.coverage.alarms),
            )}
          </p>
          <p class="note">{strings.marks}</p>
          <div class="manuscript">
            {check.scan.blocks.map((block, at) => {
              const own = check.numbers
                .filter(({ claim }) => claim.block === at)
                .sort((a, b) => a.claim.start - b.claim.start);
              const text = marked(block.text, own, language.strings.verdicts);
              return block.kind === 'heading' ? <h3 key={String(at)}>{text}</h3> : <p key={String(at)}>{text}</p>;
            })}
          </div>
          <Alarms check={check} language={language} />
        </>
      )}
    </main>
  );
}

/** What must be looked at, with the reason in words: nothing is said by hovering alone. */
function Alarms({ check, language }: { check: ManuscriptCheck; language: TabProps['language'] }): JSX.Element | null {
  const { app: strings, verdicts, verdict, reported, now, explanation } = language.strings;
  const alarms = check.numbers.filter(({ alarm }) => alarm);
  if (alarms.length === 0) return null;
  return (
    <Wide>
      <table class="alarms">
        <caption>{strings.attention}</caption>
        <thead>
          <tr>
            {[reported, verdict, now, explanation].map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {alarms.map(({ claim, checked, right }) => (
            <tr key={claim.id}>
              <th scope="row">{claim.text}</th>
              <td>{checked === null ? '' : (verdicts[checked.verdict] ?? checked.verdict)}</td>
              <td>{right ?? '–'}</td>
              <td>
                <InEnglish>{checked?.explanation ?? claim.reason ?? ''}</InEnglish>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

/** A piece of text with its numbers marked; the verdict stands behind each in words. */
function marked(
  text: string,
  numbers: readonly CheckedNumber[],
  verdicts: Readonly<Record<string, string>>,
): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const { claim, checked, alarm, right } of numbers) {
    if (claim.start < from) continue;
    const end = closed(text, claim.start, claim.end);
    parts.push(text.slice(from, claim.start));
    const verdict = checked === null ? '' : (verdicts[checked.verdict] ?? checked.verdict);
    parts.push(
      <mark
        key={claim.id}
        class={alarm ? 'bad' : claim.bound || claim.units ? 'good' : 'open'}
        title={checked?.explanation ?? claim.reason ?? ''}
      >
        {text.slice(claim.start, end)}
        <small>
          {' '}
          [{alarm ? '✗' : claim.bound || claim.units ? '✓' : '○'} {verdict}
          {right === null ? '' : `: ${right}`}]
        </small>
      </mark>,
    );
    from = end;
  }
  parts.push(text.slice(from));
  return parts;
}

/** The end of a number with the bracket that closes behind it. */
const closed = (text: string, start: number, end: number): number =>
  text[end] === ')' && text.slice(start, end).lastIndexOf('(') > text.slice(start, end).lastIndexOf(')')
    ? end + 1
    : end;
