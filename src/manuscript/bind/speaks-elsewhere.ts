import { doubted, type Proposal } from './term.ts';

/** A sentence about another publication, or about how the material was drawn, reports none of its results. */
const ELSEWHERE =
  /\b[A-Z][\p{L}'’-]{1,40}(?: et al\.?| (?:and|&) [A-Z][\p{L}'’-]{1,40}| and colleagues)?,? \((?:19|20)\d\d[a-z]?\)|\b(?:[Aa]n?|[Tt]he|[Ii]n|[Oo]ne) (?:(?:later|earlier|previous|prior|recent|similar|comparable|companion|other|larger|smaller) )+(?:[\w-]{1,40} ){0,2}(?:study|survey|review|analysis|audit|assessment|report|meta-analysis)\b|\b(?:[Aa]n?|[Oo]ne|[Tt]he) (?:[\w-]{1,40} )?(?:study|survey|review|analysis|audit|report|meta-analysis) (?:of|from|in|published in) (?:19|20)\d\d\b|\b(?:sister|neighbou?ring|another) (?:journals?|fields?|disciplines?|special(?:i?ties|i?ty))\b|\b(?:[Pp]revious|[Pp]rior|[Ee]arlier|[Oo]ther) (?:studies|surveys|reviews|audits|work)\b/u;
/** Who is named is read, not counted. */
const NAMED = /\bet al\b|\b[A-Z][\p{L}'’-]{1,40} and (?:colleagues|co-?workers)\b/u;
const DRAWN =
  /\brandom(?:ly)? (?:sampl|select|dr[ae]w)\w*|\b(?:double|dual|twice|independently|in duplicate)[- ](?:cod|screen|chart|extract|check)(?:ed|ing)\b|\b(?:cod|screen|chart|extract|check)ed (?:twice|in duplicate|independently|by (?:two|both))\b|\b[Ww]e (?:drew|sampled|searched|screened|retrieved|excluded)\b|\b(?:pilot(?:ed|ing)?|calibrat\w+|train(?:ed|ing))\b[^.;]{0,300}\b(?:chart|cod|screen|extract)(?:ed|ing|ion)\b|\b(?:chart|cod|screen|extract)(?:ed|ing|ion)\b[^.;]{0,300}\b(?:pilot(?:ed|ing)?|calibrat\w+)\b/i;
/** What percentages are of, or what is left out of them: a note, and no result. */
const OF_SHARES =
  /(?:\b(?:percentages|proportions|shares|denominators)\b|^\W{0,9}%)[^.;]{0,80}\bto which\b[^.;]{0,60}\bappl(?:y|ies|ied)\b|\bpercentages? (?:is|are|was|were|refer\w*|relate\w*|based|calculated|do|may|might)\b|\bdenominators?\b|\b(?:is|are|was|were) (?:excluded|omitted|left out)\b[^.;]{0,20}\(n\b/i;
/** Where results are compared with those of others. */
const DISCUSSES =
  /\b(?:discussion|conclusions?|principal findings|comparison with|interpretation|implications|(?:strengths and )?limitations|future (?:work|research))\b/i;
/** There, what a reference or another publication is named for is theirs. */
const CITES =
  /\[\d{1,3}(?:[,–-] ?\d{1,3}){0,20}\]|\([^()]{0,80}\b(?:19|20)\d\d[a-z]?\)|\b(?:[Aa]n?|[Oo]ne) (?:[\w-]+ ){0,3}(?:review|survey|audit|stocktake|meta-analysis|study|cohort|census)(?! (?:population|design|protocol))\b|\b(?:reviews|surveys|audits|trials) (?:of|in|from) (?:other|the general)\b/;
/** What ought to be, or would be, is no result. */
const SUPPOSES =
  /\b[Ww]e (?:recommend|suggest|propose|would|advise)\b|\b(?:should|would|ought to) (?:be|have)\b|\b[Ii]f (?:only |just )?\d/;
const BEFORE_RESULTS =
  /^\W*(?:\d[\d.]* )?(?:introduction|background|related work|rationale|references|bibliography)\b/i;

/** `Background. …` of a structured abstract. */
const OPENS_BEFORE_RESULTS = /^\W*(?:introduction|background|context|rationale|objectives?|aims?)\s*[.:]/i;

/** A later part of the same paragraph. */
const GOES_ON =
  /[.!?]\W{1,9}(?:(?:main |key )?(?:methods?|design|setting|data sources?|results|findings|conclusions?|discussion|interpretation))\s*[.:]/i;

/** Whether a structured abstract, up to here, says by its first word that it comes before the results. */
export const isBeforeResults = (before: string): boolean => OPENS_BEFORE_RESULTS.test(before) && !GOES_ON.test(before);

/** Whether a sentence reports nothing of these data: it speaks of another publication, or of how the material was drawn. */
export const speaksElsewhere = (sentence: string, section: string): boolean =>
  OF_SHARES.test(sentence) ||
  ELSEWHERE.test(sentence) ||
  NAMED.test(sentence) ||
  DRAWN.test(sentence) ||
  SUPPOSES.test(sentence) ||
  (DISCUSSES.test(section) && CITES.test(sentence)) ||
  BEFORE_RESULTS.test(section);

/** What is left of a proposal in such a sentence; boxes of the flow diagram are about just that. */
export const ofAnother = (proposal: Proposal): Proposal =>
  proposal.row?.analysis === 'flow'
    ? proposal
    : {
        ...doubted(proposal),
        note: 'its sentence is about another publication, or about how the material was chosen',
      };
