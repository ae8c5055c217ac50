import { registry } from '../../base/registry.ts';
import type { Command } from '../command.ts';
import { explainCommand } from './explain.ts';
import { sharesCommand } from './shares.ts';
import { validateCommand } from './validate.ts';

/** Every command, in the order of --help. To add one: a file here, and a line in this list. */
export const COMMANDS = registry<Command>([validateCommand, sharesCommand, explainCommand]);
