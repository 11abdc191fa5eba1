/** What the command line asks of a workspace on this machine. The embedded workspace is a tool: main.ts there binds it. */

import type { Session, WorkspaceFile } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Which workspace: the folder that it lies in, and what init wrote there. */
export interface Place {
  readonly folder: string;
  readonly file: WorkspaceFile;
  /** Where its clock starts, ms; the computer's own time without it. */
  readonly from: number | undefined;
}

/** What a new workspace begins with. */
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
  /** Opens it as `actor`, in this process or by the one that serves it. Made if it is not there. */
  open(place: Place, actor: string, founding?: Founding): Promise<Session>;
  /** Serves it over HTTP; `now` is the flag as it was written. A port that can't be had is Node's own error. */
  serve(place: Place, options: { port: number; edition: string | undefined; now: string | undefined }): Promise<Served>;
  /** Fills a new one with invented Delaby. May be run again after it was cut short: nothing comes twice. */
  fill(session: Session, terminal: Terminal, seed: number): Promise<Filled>;
}
