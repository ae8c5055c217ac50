import { registry } from '../../base/registry.ts';
import { analysisCommand } from '../analysis-command.ts';
import { ANALYSIS_COMMANDS } from '../analysis-commands.ts';
import type { Command, CommandGroup } from '../command.ts';
import { addCommand } from './add.ts';
import { agreementCommand } from './agreement.ts';
import { appCommand } from './app.ts';
import { buildCommand } from './build.ts';
import { checkCommand } from './check.ts';
import { claimsCommand } from './claims.ts';
import { codebookCommand } from './codebook.ts';
import { completionCommand } from './completion.ts';
import { confirmCommand } from './confirm.ts';
import { diffCommand } from './diff.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { figuresCommand } from './figures.ts';
import { fillCommand } from './fill.ts';
import { foldCommand } from './fold.ts';
import { initCommand } from './init.ts';
import { migrateCommand } from './migrate.ts';
import { reconcileCommand } from './reconcile.ts';
import { reportCommand } from './report.ts';
import { reshapeCommand } from './reshape.ts';
import { resultsCommand } from './results.ts';
import { simulateCommand } from './simulate.ts';
import { suggestCommand } from './suggest.ts';
import { tablesCommand } from './tables.ts';
import { termsCommand } from './terms.ts';
import { validateCommand } from './validate.ts';
import { verifyCommand } from './verify.ts';
import { watchCommand } from './watch.ts';

/**
 * Every command, in the order of --help. To add one: a file here, and a line in this list. Commands of analyses are made from
 * the list of analyses.
 */
export const COMMANDS = registry<Command | CommandGroup>([
  initCommand,
  confirmCommand,
  codebookCommand,
  buildCommand,
  watchCommand,
  reportCommand,
  validateCommand,
  ...ANALYSIS_COMMANDS.map(analysisCommand),
  explainCommand,
  agreementCommand,
  checkCommand,
  claimsCommand,
  reconcileCommand,
  figuresCommand,
  tablesCommand,
  fillCommand,
  resultsCommand,
  addCommand,
  suggestCommand,
  termsCommand,
  foldCommand,
  diffCommand,
  migrateCommand,
  reshapeCommand,
  verifyCommand,
  simulateCommand,
  exportCommand,
  appCommand,
  completionCommand,
  doctorCommand,
]);
