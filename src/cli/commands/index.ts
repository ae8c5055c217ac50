import { registry } from '../../base/registry.ts';
import type { Command } from '../command.ts';
import { agreementCommand } from './agreement.ts';
import { buildCommand } from './build.ts';
import { explainCommand } from './explain.ts';
import { figuresCommand } from './figures.ts';
import { reconcileCommand } from './reconcile.ts';
import { sharesCommand } from './shares.ts';
import { tablesCommand } from './tables.ts';
import { validateCommand } from './validate.ts';

/** Every command, in the order of --help. To add one: a file here, and a line in this list. */
export const COMMANDS = registry<Command>([
  buildCommand,
  validateCommand,
  sharesCommand,
  explainCommand,
  agreementCommand,
  reconcileCommand,
  figuresCommand,
  tablesCommand,
]);
