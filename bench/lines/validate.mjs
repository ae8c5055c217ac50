import { cli, node, nothing, root } from '../material.mjs';

export const validate = {
  name: 'validate',
  title: '`scopebook validate` on the seed corpus',
  rounds: 15,
  contenders: () => [nothing, { name: 'scopebook', command: [node, cli, 'validate'], cwd: root }],
  target: { of: 'scopebook', against: 'node -e 0', ratio: 2.4 },
};
