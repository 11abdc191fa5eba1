/** Errors that tell people what is wrong, where, and what to do. */
import type { Message, Words } from '../domain/message.ts';
import type { GoogleError } from '../google/errors.ts';
import { faultMessage } from '../messages/cli/faults.ts';
import { wordsOf } from '../messages/cli/render.ts';
import { asMessage } from '../messages/common.ts';
import type { Said } from '../messages/render.ts';

/** 0 done or nothing to do, 1 error, 2 `plan` found changes, 3 the guard tripped, 4 a plan was stale or altered. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** An error that the person at the terminal can fix. */
export class Fault extends Error {
  readonly said: Message;
  readonly exit: ExitCode;
  constructor(said: Said, exit: ExitCode = 1) {
    super(wordsOf(said).sv); // For whoever reads a stack trace.
    this.name = 'Fault';
    this.said = 'code' in said ? said : asMessage(said);
    this.exit = exit;
  }
}

export const fault = (said: Said, exit: ExitCode = 1): Fault => new Fault(said, exit);

/** Any error as words and an exit code. */
export const explain = (error: unknown): { words: Words; exit: ExitCode } => ({
  words: wordsOf(saidOf(error)),
  exit: error instanceof Fault ? error.exit : 1,
});

export function saidOf(error: unknown): Message {
  const { name, message = String(error), said, code, path } = error as Partial<Error> & { said?: Message; code?: string; path?: string };
  // By its properties: the same class may exist again in another chunk.
  if (said !== undefined) return said;
  if (name === 'GoogleError') return googleMessage(error as GoogleError);
  if (name === 'ChecksumMismatch') return faultMessage('fault.checksum');
  if (name === 'FileChanged') return faultMessage('fault.fileChanged', { detail: message });
  const [, workspace, by] = /The workspace (.+) is in use by (process \d+(?: on \S+)?)/.exec(message) ?? [];
  if (workspace !== undefined && by !== undefined) return faultMessage('fault.inUse', { workspace, by, detail: message });
  if (typeof code === 'string') return systemMessage(code, path ?? '', message);
  return faultMessage('fault.unexpected', { detail: message });
}

const googleMessage = (error: GoogleError): Message =>
  faultMessage('fault.google', { what: troubleMessage(error), method: error.method, status: error.status, reason: error.reason });

function troubleMessage({ trouble, message }: GoogleError): Message {
  switch (trouble) {
    case 'busy':
    case 'exhausted':
    case 'forbidden':
    case 'notFound':
      return faultMessage(`google.${trouble}`);
    case 'unknown':
      return faultMessage('google.answerLost');
    case 'unauthorised':
      return faultMessage('google.signedOut');
    case 'stale':
      return faultMessage('google.changed');
    default:
      return faultMessage('google.refused', { detail: message });
  }
}

function systemMessage(code: string, path: string, detail: string): Message {
  switch (code) {
    case 'ENOENT':
      return faultMessage('fault.noFile', { path });
    case 'EISDIR':
      return faultMessage('fault.isFolder', { path });
    case 'ENOTDIR':
      return faultMessage('fault.noFolder', { path });
    case 'EACCES':
    case 'EPERM':
      return faultMessage('fault.notAllowed', { path });
    case 'ENOSPC':
      return faultMessage('fault.diskFull');
    default:
      return faultMessage('fault.system', { code, detail });
  }
}
