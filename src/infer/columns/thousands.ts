import type { FieldDoubt } from '../doubt.ts';
import { type Claim, countsOf, shown } from './detector.ts';
import type { Profile } from './profile.ts';

/** Whether a header says that the numbers below it count something. */
export const isCount = (header: string): boolean =>
  /^n$|sample|count(?!r)|participants|patients|\bsize|anzahl|stichprobe|teilnehm|probanden|effectif|échantillon|muestra|participantes|amostra|campione|partecipanti|records|样本|人数/i.test(
    header,
  );

/** Numbers with marks between thousands: a comma under a header that counts is a guess, any other mark leaves them text, which is said. */
export function thousands(profile: Profile): Omit<Claim, 'columns'> | null {
  const grouped = /^[+-]?\d{1,3}([,. '\u00a0\u202f]\d{3})+$/;
  const plain = /^[+-]?\d+([.,]\d+)?$/;
  if (
    !profile.values.some(([text]) => grouped.test(text)) ||
    !profile.values.every(([text]) => grouped.test(text) || plain.test(text))
  )
    return null;
  const example = profile.values.find(([text]) => grouped.test(text))![0];
  // under a header that counts, "12,345" is twelve thousand, unless somebody says that it is twelve
  if (profile.values.every(([text]) => /^[1-9]\d{0,2}(,\d{3})+$|^\d{1,3}$/.test(text)) && isCount(profile.header))
    return {
      field: { name: '', type: 'integer', groupChar: ',' },
      evidence: [`whole numbers with a comma between the thousands, such as ${example}`],
      counts: countsOf(profile),
      doubts: [
        {
          key: 'groupChar',
          evidence: `every comma has three digits behind it, such as ${shown(example)}`,
          question: `Is the comma in ${shown(example)} a mark between thousands?`,
          proposal: `yes, it is ${example.replaceAll(',', '')}`,
          otherwise: `${shown(example)} is ${example.replace(',', '.')}`,
          choices: [
            {
              label: 'no, it is a decimal comma',
              field: { type: 'number', groupChar: undefined, decimalChar: ',' },
            },
          ],
        },
      ],
    };
  return {
    field: { name: '', type: 'string' },
    evidence: ['numbers with marks between the thousands'],
    counts: countsOf(profile),
    notes: [
      {
        message: `numbers such as ${example} are kept as text, because the mark could be a decimal one`,
        change: 'write them without marks between thousands in the sheet, and `type: integer` in the codebook',
      },
    ],
  };
}

/** `1.204` and `2.340` beside `96`: decimals, or a point between thousands under a header that does not count. */
export function pointDoubt({ values }: Profile): FieldDoubt[] {
  const groups = values.filter(([text]) => /^[1-9]\d{0,2}\.\d{3}$/.test(text));
  if (groups.length < 2 || !values.every(([text]) => /^[1-9]\d{0,2}(\.\d{3})?$/.test(text))) return [];
  const example = groups[0]![0];
  return [
    {
      key: 'groupChar',
      evidence: `every point has three digits behind it, such as ${shown(example)}`,
      question: `Is the point in ${shown(example)} a mark between thousands?`,
      proposal: 'no, it is a decimal point',
      otherwise: `${shown(example)} is ${example.replace('.', '')}`,
      choices: [
        {
          label: `yes, it is ${example.replace('.', '')}`,
          field: { type: 'integer', decimalChar: ',', groupChar: '.' },
        },
      ],
    },
  ];
}
