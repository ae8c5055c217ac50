import { cli, node, nothing } from '../material.mjs';

export const help = {
  name: 'help',
  title: '`scopebook --help`',
  rounds: 15,
  contenders: () => [nothing, { name: 'scopebook', command: [node, cli, '--help'] }],
  target: { of: 'scopebook', against: 'node -e 0', ratio: 1.6 },
};
