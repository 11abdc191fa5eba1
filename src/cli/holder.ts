/** Who holds the lease: one running program, never a person. */
import { hostname } from 'node:os';

let made: string | undefined;

/** The same for as long as this process lives. */
export function holderName(): string {
  made ??= `cli ${hostname()} ${process.pid} ${Math.random().toString(36).slice(2, 10)}`;
  return made;
}
