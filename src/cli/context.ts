/** What the command line and its commands agree on. */
import type { Terminal } from './terminal.ts';
import type { Where } from './workspace.ts';

/** What every command is given: where to talk, and which workspace. */
export interface Context {
  readonly terminal: Terminal;
  readonly where: Where;
}

/** A command's own file. `args` are its positional arguments, `options` its flags by camel-case name. The exit code. */
export interface CommandModule {
  run(context: Context, args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number>;
}
