/** A part of a text between two marks. */
export interface Span {
  /** what opened it, with its groups */
  readonly open: RegExpExecArray;
  readonly from: number;
  /** behind the closing mark */
  readonly to: number;
  /** between the marks */
  readonly inside: string;
}

/**
 * The parts of a text between an opening and a closing mark, in order, none within another. A mark that nothing closes opens
 * nothing. The time is proportional to the text: what was not found behind one mark is not looked for behind the next.
 *
 * @param open a pattern with the flag g
 * @param closeOf the pattern, with the flag g, of what closes such a mark
 * @example [...spans('a <!-- b --> c <!--', /<!--/g, () => /-->/g)].map(({ inside }) => inside) // => [' b ']
 */
export function* spans(text: string, open: RegExp, closeOf: (open: RegExpExecArray) => RegExp): Generator<Span> {
  const opening = new RegExp(open);
  const missing = new Set<string>();
  for (let mark = opening.exec(text); mark !== null; mark = opening.exec(text)) {
    const closing = closeOf(mark);
    if (missing.has(closing.source)) continue;
    closing.lastIndex = opening.lastIndex;
    const end = closing.exec(text);
    if (end === null) {
      missing.add(closing.source);
      continue;
    }
    const to = end.index + end[0].length;
    yield { open: mark, from: mark.index, to, inside: text.slice(opening.lastIndex, end.index) };
    opening.lastIndex = to;
  }
}

/**
 * A text in which every such part is replaced.
 *
 * @example replaceSpans('5 <!-- 6 --> 7', /<!--/g, () => /-->/g, part => ' '.repeat(part.length)) // => '5            7'
 */
export function replaceSpans(
  text: string,
  open: RegExp,
  closeOf: (open: RegExpExecArray) => RegExp,
  replacement: (part: string) => string,
): string {
  let written = '';
  let at = 0;
  for (const { from, to } of spans(text, open, closeOf)) {
    written += text.slice(at, from) + replacement(text.slice(from, to));
    at = to;
  }
  return at === 0 ? text : written + text.slice(at);
}
