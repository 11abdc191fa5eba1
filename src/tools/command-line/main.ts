/** The command line with the embedded workspace. Runs when it is imported; the exit code is left in `process.exitCode`. */
import { runCommandLine } from '../../cli/command-line.ts';
import { embedded } from './embedded.ts';

// Files written here hold names, addresses and who may see what: they are for this account alone.
process.umask(0o077);

// `delakultur export people | head` closes our stdout early: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), embedded);
