import { type CheckedNumber, type ManuscriptCheck, summaryOf } from '../pipeline/manuscript/check-manuscript.ts';

const verdictOf = ({ checked, claim }: CheckedNumber): string =>
  checked === null ? (claim.units ? 'the number of all units' : 'not bound') : checked.verdict.replaceAll('_', ' ');

const boundTo = ({ claim: { bound, proposal } }: CheckedNumber): string =>
  !bound || proposal === null
    ? ''
    : `${proposal.field}${proposal.level === null ? '' : ` = ${proposal.level}`}${proposal.where === undefined ? '' : `, where ${proposal.where}`} (probability ${proposal.certainty})`;

/** What a check found, for the terminal: alarms first, then what is bound to nothing, then the coverage; each in the order of the document. */
export function checkText(check: ManuscriptCheck, all: boolean): string {
  const { numbers, file } = check;
  if (numbers.length === 0) return `${file}: no reported number was found.\n`;
  const alarms = numbers.filter(({ alarm }) => alarm).map(alarmText);
  const decided = numbers.flatMap(number =>
    number.decision === null
      ? []
      : [
          `· ${number.claim.at}: ${number.claim.text}: ${number.decision.decision.replaceAll('_', ' ')}${number.decision.note === undefined ? '' : ` (${number.decision.note})`}\n`,
        ],
  );
  const unbound = numbers.filter(
    ({ claim, alarm, decision }) => !claim.bound && !claim.units && !alarm && decision === null,
  );
  const loose = check.withData ? unbound.map(unboundText) : [];
  const quiet = all
    ? numbers
        .filter(number => !number.alarm && (number.claim.bound || number.claim.units))
        .map(
          number =>
            `· ${number.claim.at}: ${number.claim.text}: ${verdictOf(number)}${boundTo(number) === '' ? '' : `: ${boundTo(number)}`}\n`,
        )
    : [];
  const parts = [
    alarms.join(''),
    decided.length === 0 ? '' : `Decided:\n${decided.join('')}`,
    loose.length === 0 ? '' : `Not bound:\n${loose.join('')}`,
    quiet.length === 0 ? '' : `Without an alarm:\n${quiet.join('')}`,
    check.notes.map(note => `note: ${note}\n`).join(''),
    `${file}: ${summaryOf(check)}\n`,
  ];
  return parts.filter(part => part !== '').join('\n');
}

function alarmText(number: CheckedNumber): string {
  const { claim, checked, right } = number;
  const read = boundTo(number);
  return [
    `✗ ${claim.at}: ${claim.text}: ${verdictOf(number)}`,
    `    ${claim.context}`,
    `    ${checked!.explanation}`,
    ...(right === null ? [] : [`    By the data: ${right}.`]),
    ...(read === ''
      ? []
      : [`    Read as ${read}.${claim.proposal?.note === undefined ? '' : ` ${claim.proposal.note}.`}`]),
    '',
  ].join('\n');
}

function unboundText({ claim }: CheckedNumber): string {
  const best = claim.alternatives.map(
    ({ field, level, where, certainty }) =>
      `${field}${level === null ? '' : ` = ${level}`}${where === undefined ? '' : ` where ${where}`} (${Number(certainty.toFixed(2))})`,
  );
  return `? ${claim.at}: ${claim.text}: ${claim.reason ?? ''}${best.length === 0 ? '' : `; perhaps ${best.join(', or ')}`}\n    ${claim.context}\n`;
}

/** The same as JSON. */
export const checkJson = (check: ManuscriptCheck) => ({
  file: check.file,
  format: check.format,
  coverage: check.coverage,
  notes: check.notes,
  numbers: check.numbers.map(number => {
    const { claim, checked, alarm, decision, right } = number;
    return {
      id: claim.id,
      at: claim.at,
      section: claim.section,
      text: claim.text,
      context: claim.context,
      numbers: claim.numbers,
      bound: claim.bound || claim.units,
      proposal: claim.proposal,
      alternatives: claim.alternatives,
      reason: claim.reason,
      verdict: checked?.verdict ?? null,
      also: checked?.also ?? [],
      alarm,
      explanation: checked?.explanation ?? null,
      computed: checked?.computed ?? null,
      right,
      decision,
    };
  }),
});
