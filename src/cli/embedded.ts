/** The interface to a workspace on this machine. The embedded workspace is a tool: main.ts there implements it. */

import type { Session, WorkspaceFile } from './session.ts';
import type { Terminal } from './terminal.ts';

/** A workspace: its folder, and the file that init wrote. */
export interface Place {
  readonly folder: string;
  readonly file: WorkspaceFile;
  /** Where its clock starts, ms; the computer's own time without it. */
  readonly from: number | undefined;
}

/** The first content of a new workspace. */
export interface Founding {
  readonly domains: readonly string[];
  readonly customerId: string;
  readonly edition?: string | undefined;
  readonly seed?: number;
}

export interface Served {
  readonly url: string;
  readonly port: number;
  readonly edition: string;
  close(): Promise<void>;
}

export interface Filled {
  readonly people: number;
  readonly films: number;
  readonly applied: number;
}

/** Each throws a Fault that says what to do. */
export interface Embedded {
  /** Opens it as `actor`, in this process or through the one that serves it. Makes it if needed. */
  open(place: Place, actor: string, founding?: Founding): Promise<Session>;
  /** Serves it over HTTP; `now` is the flag as typed. A port in use throws Node's own error. */
  serve(place: Place, options: { port: number; edition: string | undefined; now: string | undefined }): Promise<Served>;
  /** Fills a new one with the made-up Delaby. May be repeated after an interruption: nothing is added twice. */
  fill(session: Session, terminal: Terminal, seed: number): Promise<Filled>;
}
