/** The interface between the command line and its commands. */
import type { Embedded } from './embedded.ts';
import type { Session, Where } from './session.ts';
import type { Terminal } from './terminal.ts';

/** What every command gets: the terminal and the workspace. */
export interface Context {
  readonly terminal: Terminal;
  readonly where: Where;
  readonly embedded: Embedded;
  /** Opens the workspace. @throws Fault that says what to do */
  open(): Promise<Session>;
}

/** A command's action. `args` are its positional arguments, `options` its flags by camel-case name. Returns the exit code. */
export interface Action {
  run(context: Context, args: readonly string[], options: Readonly<Record<string, unknown>>): Promise<number>;
}
