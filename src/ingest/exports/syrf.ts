import { csvCells, headerNames } from '../csv-cells.ts';
import { BETWEEN_CODES, listField, platformExport } from '../platform-export.ts';

/** Columns that say which study it is. */
const OF_STUDY = ['title', 'authors', 'year', 'doi', 'customid', 'publicationname', 'journal'];

/**
 * The long form of SyRF's annotation data: one row per answer. Each question becomes a column and each study a row, or a row
 * per investigator and one for the reconciled answers where several annotated it.
 */
export const syrf = platformExport({
  name: 'syrf-long',
  describe: 'SyRF annotation data in the long format (CSV): one row per answer',
  matches: head => {
    const names = headerNames(head);
    return ['studyid', 'question', 'answer', 'annotationid'].every(name => names.has(name));
  },
  async read(text) {
    const [header = [], ...rows] = await csvCells(text);
    const names = header.map(name => name.trim().toLowerCase());
    const at = (name: string): number => names.indexOf(name);
    const cell = (row: readonly string[], name: string): string => (row[at(name)] ?? '').trim();
    const questions = [...new Set(rows.map(row => cell(row, 'question')))].filter(question => question !== '');
    const ofStudy = OF_STUDY.filter(name => at(name) >= 0);
    const coders = new Set<string>();
    const studies = new Map<string, { head: string[]; coder: string; answers: Map<string, string[]> }>();
    for (const row of rows) {
      const coder = /^true$/i.test(cell(row, 'reconciled')) ? 'Consensus' : cell(row, 'investigatorid');
      coders.add(coder);
      const key = JSON.stringify([cell(row, 'studyid'), coder]);
      const study = studies.get(key) ?? {
        head: ['studyid', ...ofStudy].map(name => cell(row, name)),
        coder,
        answers: new Map<string, string[]>(),
      };
      studies.set(key, study);
      const given = study.answers.get(cell(row, 'question')) ?? [];
      const answer = cell(row, 'answer');
      if (answer !== '' && !given.includes(answer)) given.push(answer);
      study.answers.set(cell(row, 'question'), given);
    }
    const several = coders.size > 1;
    // a question with several answers by one person is multi-select
    const lists = questions.filter(question =>
      [...studies.values()].some(({ answers }) => (answers.get(question)?.length ?? 0) > 1),
    );
    const answersTo = (question: string) =>
      [...studies.values()].flatMap(({ answers }) => (answers.get(question) ?? []).map(label => ({ label })));
    const comments = rows.filter(row => cell(row, 'comments') !== '').length;
    return {
      rows: [
        [
          ...['studyid', ...ofStudy].map(name => header[at(name)]!.trim()),
          ...(several ? ['Reviewer Name'] : []),
          ...questions,
        ],
        ...[...studies.values()].map(({ head, coder, answers }) => [
          ...head,
          ...(several ? [coder] : []),
          ...questions.map(question => (answers.get(question) ?? []).join(BETWEEN_CODES)),
        ]),
      ],
      schema: lists.length === 0 ? null : { fields: lists.map(question => listField(question, answersTo(question))) },
      notes: [
        `${rows.length} answers to ${questions.length} questions became ${studies.size} rows, with a column per question; several answers of a study stand in one cell`,
        ...(comments === 0 ? [] : [`the comments on ${comments} answers were left out`]),
      ],
    };
  },
});
