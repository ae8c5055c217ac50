import type { Effects } from '../base/effects.ts';
import { counted } from '../base/plural.ts';
import type { Field } from '../model/codebook.ts';
import { choicesOf } from '../validate/interview.ts';
import { terminalLines } from './terminal-lines.ts';

const HELP = 'an answer, or: ? for definitions, Enter to leave it blank, back, quit (the answers are kept), discard\n';

/** The question for one field, with its choices. */
function questionOf(field: Field): string {
  const choices = choicesOf(field);
  const list = choices
    .map(choice => `  ${choice.number}  ${choice.label}${choice.label === choice.code ? '' : ` [${choice.code}]`}\n`)
    .join('');
  const missing = [...field.missing.keys()]
    .map(token => `  ${token}  ${field.missing.get(token)?.replaceAll('_', ' ')}\n`)
    .join('');
  const hint = field.type === 'list' ? ` (several, separated by "${field.delimiter ?? ';'}")` : '';
  return `\n${field.title}${hint}${field.constraints.required ? ' *' : ''}\n${list}${choices.length > 0 ? missing : ''}`;
}

const definitionsOf = (field: Field): string =>
  `${field.description === '' ? '' : `${field.description}\n`}${choicesOf(field)
    .map(choice => `  ${choice.code}: ${choice.description || choice.label}\n`)
    .join('')}`;

/** Asks for one new study by the codebook; interrupted, it goes on where it stopped. */
export async function interviewAtTerminal(effects: Effects, review: string | null): Promise<number> {
  const { startInterview } = await import('../pipeline/sheets/interview.ts');
  const interview = await startInterview(effects, review);
  const terminal = terminalLines(effects);
  try {
    effects.out(`A new ${interview.open.words.unit} for ${interview.open.studies.coded.table.file}. Give ${HELP}`);
    if (interview.resumed > 0)
      effects.out(
        `Continuing with the ${interview.open.words.unit} that was begun: ${counted(interview.resumed, 'answer')} ${interview.resumed === 1 ? 'was' : 'were'} kept.\n`,
      );
    const kept = (): number => {
      effects.out('\nStopped; the answers were kept. `scopebook add` continues.\n');
      return 0;
    };
    for (let field = interview.next(); field !== null; ) {
      const line = await terminal.ask(`${questionOf(field)}> `);
      if (line === null || line.trim() === 'quit') return kept();
      if (line.trim() === '?') effects.out(definitionsOf(field) || 'the codebook has no definition of it\n');
      else if (line.trim() === 'discard') {
        await interview.discard();
        effects.out('The answers were discarded.\n');
        return 0;
      } else if (line.trim() === 'back')
        effects.out((await interview.back()) === null ? 'this is the first question\n' : '');
      else {
        const checked = interview.check(field, line);
        if ('problem' in checked) effects.out(`! ${checked.problem}\n`);
        else await interview.keep(field, checked.cell);
      }
      field = interview.next();
    }
    effects.out(`\n${[...interview.answers].map(([field, cell]) => `${field}: ${cell}\n`).join('')}`);
    for (;;) {
      const line = await terminal.ask('Add this row? (yes, back, quit, discard) > ');
      if (line === null || line.trim() === 'quit') return kept();
      if (line.trim() === 'discard') {
        await interview.discard();
        return 0;
      }
      if (line.trim() === 'back') {
        await interview.back();
        terminal.close();
        return interviewAtTerminal(effects, review);
      }
      if (/^(y|yes)$/i.test(line.trim())) {
        const { key, path } = await interview.finish();
        effects.out(`added ${key} to ${path}\n`);
        return 0;
      }
      effects.out('please answer yes, back, quit or discard\n');
    }
  } finally {
    terminal.close();
  }
}
