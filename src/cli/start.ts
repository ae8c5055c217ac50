import { main } from './main.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // the reader of a pipe may stop reading, as `head` does
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
