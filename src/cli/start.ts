import { setFlagsFromString } from 'node:v8';
import { main } from './main.ts';

// most commands end before optimised code pays: V8 optimises functions later, which spares a quarter of a short command's
// time. Only the V8 of Node 20 has this flag; later ones print that they do not know it.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000');

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // the reader of a pipe may stop reading, as `head` does
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
