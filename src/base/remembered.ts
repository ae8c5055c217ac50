/** Longer texts hardly come back, and would hold memory. */
const LONGEST = 120;
/** So many answers are kept; then it begins anew. */
const MOST = 20_000;

/**
 * A function of a text alone that answers the same short text from memory: cells of a sheet say few things many times.
 *
 * @example remembered(text => text.length)('abc') // => 3
 */
export function remembered<Answer>(compute: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return text => {
    if (text.length > LONGEST) return compute(text);
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Answer;
    const answer = compute(text);
    if (known.size >= MOST) known.clear();
    known.set(text, answer);
    return answer;
  };
}
