import { registry } from '../../base/registry.ts';
import type { Command, CommandGroup } from '../command.ts';
import { buildCommand } from './build.ts';
import { claimsCommand } from './claims.ts';
import { diffCommand } from './diff.ts';
import { explainCommand } from './explain.ts';
import { figuresCommand } from './figures.ts';
import { migrateCommand } from './migrate.ts';
import { sharesCommand } from './shares.ts';
import { tablesCommand } from './tables.ts';
import { validateCommand } from './validate.ts';

/** Every command, in the order of --help. To add one: a file here, and a line in this list. */
export const COMMANDS = registry<Command | CommandGroup>([
  buildCommand,
  validateCommand,
  sharesCommand,
  explainCommand,
  claimsCommand,
  figuresCommand,
  tablesCommand,
  diffCommand,
  migrateCommand,
]);
