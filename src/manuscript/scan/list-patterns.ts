import { C, type Pattern, pattern } from './pattern.ts';

/** Counts that only their sentence makes counts: behind a place, in brackets, and as the subject. */
export const LIST_PATTERNS: readonly Pattern[] = [
  pattern({
    name: 'count-behind-place',
    begins: 'count',
    needs: /[,;] (?:and )?(?:in|from) /i,
    describe: 'In Europe, 51 trials were done, in Asia 16, and in North America 11',
    source: `(?<=[,;] (?:and )?(?:in|from) (?:[a-z-]{3,20} ){1,3})(?!(?:19|20)\\d\\d\\b)${C}(?= ?(?:[,;.](?!\\d)|$)| and )`,
    groups: ['n'],
    needsBefore: 'share',
  }),
  pattern({
    name: 'count-in-brackets',
    begins: 'count',
    needs: /\(/,
    describe: 'Python (31), R (16) and Stata (12)',
    source: `(?<=[A-Za-z\u00c0-\u024f"”’'\\])] \\()(?<!\\b(?:Tables?|Figures?|Figs?|Eq|Equation|Box|Section|Appendix|Study|Step|Items?|Question) \\()(?!(?:19|20)\\d\\d\\b)${C}(?=(?: each)?\\))`,
    groups: ['n'],
    needsBefore: 'share',
    orInList: true,
  }),
  pattern({
    name: 'count-each',
    begins: 'count',
    needs: / each/i,
    describe: 'neurology and acute care in four each',
    source: `(?<=\\b(?:in|by|for|with) )${C}(?= each\\b)`,
    groups: ['n'],
    needsBefore: 'share',
    orInList: true,
  }),
  pattern({
    name: 'subject-count',
    begins: 'count',
    describe: 'Ten had no meta-analysis; the other two did',
    source: `(?<=(?:^|[.;] |, (?:and |while |whereas |but )?|\\b(?:the (?:other|remaining)|a further|another|and|while|whereas|and only|but only|and just) ))(?!(?:19|20)\\d\\d\\b)${C}(?= (?:had|have|were|did not|[a-z]{2,20}ed|focus|came|gave|made|took|chose|dealt)\\b)`,
    groups: ['n'],
    needsBefore: 'any',
  }),
];
