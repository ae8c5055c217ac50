import { registry } from '../../base/registry.ts';
import type { Command } from '../command.ts';
import { buildCommand } from './build.ts';
import { crosstabCommand } from './crosstab.ts';
import { diffCommand } from './diff.ts';
import { differenceCommand } from './difference.ts';
import { explainCommand } from './explain.ts';
import { figuresCommand } from './figures.ts';
import { intersectionsCommand } from './intersections.ts';
import { migrateCommand } from './migrate.ts';
import { sharesCommand } from './shares.ts';
import { tablesCommand } from './tables.ts';
import { trendCommand } from './trend.ts';
import { validateCommand } from './validate.ts';

/** Every command, in the order of --help. To add one: a file here, and a line in this list. */
export const COMMANDS = registry<Command>([
  buildCommand,
  validateCommand,
  sharesCommand,
  crosstabCommand,
  trendCommand,
  intersectionsCommand,
  differenceCommand,
  explainCommand,
  figuresCommand,
  tablesCommand,
  diffCommand,
  migrateCommand,
]);
