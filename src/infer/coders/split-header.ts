/** A header taken apart: the question, who answered it, and the pattern of both (`{field}_{coder}`). */
export interface SplitHeader {
  readonly stem: string;
  readonly coder: string;
  readonly pattern: string;
}

/** Words for a person who codes; part of a regular expression. */
export const CODER_ROLE = '(?:coder|reviewer|rater|extractor|screener|annotator|assessor|kodierer|codeur|codificador)';
const LABEL = String.raw`${CODER_ROLE}[ _.-]?[\p{L}\d]{1,12}`;
/** `Coder: Anna` in one row of the header, the question in the other */
const NAMED = String.raw`${CODER_ROLE}\s?[:_.-]\s?`;
const NAME = String.raw`[\p{L}\d][\p{L}\d .'-]{0,29}`;
const SUFFIXES = [
  new RegExp(String.raw`^([^|]{1,500})(\s\|\s${NAMED})(${NAME})()$`, 'iu'),
  /^(.+?)(\s{0,9}[([]\s{0,9})([\p{L}\d][\p{L}\d _.-]{0,19})(\s{0,9}[)\]])$/u,
  new RegExp(String.raw`^(.+?)([\s_.:\u2013-]+)(${LABEL})()$`, 'iu'),
  // the question in the upper row of a header, the coder in the lower one
  /^(.+?)(\s{0,9}\|\s{0,9})([\p{L}\d]{1,12})()$/u,
  /^(.+)([_ .-])([\p{L}\d]{1,12})()$/u,
  // x1, x2, and x_final beside them
  /^(.*\p{L})()(\d)()$/u,
  /^(.+?)()([_ .-]?(?:final|consensus|agreed|adjudicated|resolved|reconciled))()$/iu,
];
const PREFIXES = [
  new RegExp(String.raw`^(${NAMED})(${NAME})(\s\|\s)(.+)$`, 'iu'),
  new RegExp(String.raw`^()(${LABEL})(\s{0,9}[:|_ .\u2013-]{1,9}\s{0,9})(.+)$`, 'iu'),
  /^()([\p{L}]*\d?)(\s{0,9}[:|]\s{0,9}|[_ .-]{1,9})(.+)$/u,
  // [AB] Rigour, (AB) Rigour
  /^([([])([\p{L}\d]{1,12})([)\]]\s{0,9})(.+)$/u,
];

/**
 * The ways to read a header as a question with its coder behind it (`x_ann`, `x (coder 2)`) or in front of it (`1_x`,
 * `Coder 1: x`); the surest first.
 *
 * @example splitHeader('Design (coder 2)', 'suffix')[0] // => { stem: 'Design', coder: 'coder 2', pattern: '{field} ({coder})' }
 * @example splitHeader('lb_comments', 'prefix')[0]?.pattern // => '{coder}_{field}'
 */
export function splitHeader(header: string, side: 'suffix' | 'prefix'): SplitHeader[] {
  return (side === 'suffix' ? SUFFIXES : PREFIXES).flatMap(form => {
    const match = form.exec(header);
    if (match === null) return [];
    const [, first = '', second = '', third = '', fourth = ''] = match;
    const found =
      side === 'suffix'
        ? { stem: first, coder: third, pattern: `{field}${second}{coder}${fourth}` }
        : { stem: fourth, coder: second, pattern: `${first}{coder}${third}{field}` };
    // "Patient-specific performance" is a word with a hyphen, not a coder's column
    if (found.pattern.includes('}-{') && /\s/.test(header.trim())) return [];
    return found.stem.trim() === '' || found.coder.trim() === '' || /[{}]/.test(header) ? [] : [found];
  });
}
