import { cli, node, nothing, root } from '../material.mjs';

export const shares = {
  name: 'shares',
  title: '`scopebook shares method` on the seed corpus',
  rounds: 15,
  contenders: () => [nothing, { name: 'scopebook', command: [node, cli, 'shares', 'method'], cwd: root }],
  target: { of: 'scopebook', against: 'node -e 0', ratio: 2.2 },
};
