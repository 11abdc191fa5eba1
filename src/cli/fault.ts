/** What goes wrong, said so that people can act on it: what, where, and what to do. */
import type { Words } from '../domain/plan/change.ts';
import type { GoogleError } from '../google/errors.ts';
import { type Said, wordsOf } from '../messages/render.ts';

/** 0 done or nothing to do, 1 error, 2 `plan` found changes, 3 the guard tripped, 4 a plan was stale or altered. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

/** Something that the person at the terminal can put right. */
export class Fault extends Error {
  readonly words: Words;
  readonly exit: ExitCode;
  constructor(said: Said, exit: ExitCode = 1) {
    const words = wordsOf(said);
    super(words.sv);
    this.name = 'Fault';
    this.words = words;
    this.exit = exit;
  }
}

/** A Fault in both languages. */
export const fault = (sv: string, en: string, exit: ExitCode = 1): Fault => new Fault({ sv, en }, exit);

/** What to tell of any error. */
export function explain(error: unknown): { words: Words; exit: ExitCode } {
  if (error instanceof Fault) return { words: error.words, exit: error.exit };
  return { words: inWords(error), exit: 1 };
}

function inWords(error: unknown): Words {
  const { name, message = String(error), said, code, path } = error as Partial<Error> & { said?: Said; code?: string; path?: string };
  // By name: the same class may have come along in another chunk.
  if (said !== undefined) return wordsOf(said);
  if (name === 'GoogleError') return googleWords(error as GoogleError);
  if (name === 'ChecksumMismatch') {
    return {
      sv: 'Filen kom inte fram hel: Drives kontrollsumma är en annan än filens. Det som kom är kastat. Ladda upp den igen.',
      en: 'The file did not arrive whole: Drive’s checksum differs from the file’s. What came is binned. Upload it again.',
    };
  }
  if (name === 'FileChanged') {
    return {
      sv: `Filen ändrades medan den laddades upp. Vänta tills den är klar och försök igen. (${message})`,
      en: `The file changed while it was being uploaded. Wait until it is finished and try again. (${message})`,
    };
  }
  const inUse = /The workspace (.+) is in use by (process \d+(?: on \S+)?)/.exec(message);
  if (inUse) {
    return {
      sv: `Arbetsytan ${inUse[1]} används redan (${inUse[2]?.replace('process', 'process-id').replace(' on ', ' på ')}). Vänta tills den körningen är klar, eller avsluta den, och försök igen.`,
      en: message,
    };
  }
  if (typeof code === 'string') return systemWords(code, path ?? '', message);
  return {
    sv: `Något oväntat gick fel: ${message}. Kör igen med DELAKULTUR_DEBUG=1 för att se var.`,
    en: `Something unexpected went wrong: ${message}. Run again with DELAKULTUR_DEBUG=1 to see where.`,
  };
}

function googleWords(error: GoogleError): Words {
  const said = ` (${error.method}: ${error.status} ${error.reason})`;
  const both = (sv: string, en: string): Words => ({ sv: sv + said, en: en + said });
  switch (error.trouble) {
    case 'busy':
      return both(
        'Google svarar inte just nu, eller bromsar. Inget är förlorat. Försök igen om en stund.',
        'Google does not answer now, or slows us down. Nothing is lost. Try again in a while.',
      );
    case 'exhausted':
      return both(
        'Dagens kvot hos Google är slut. Inget är förlorat. Kör igen i morgon.',
        'Google’s quota for the day is used up. Nothing is lost. Run again tomorrow.',
      );
    case 'unknown':
      return both(
        'Svaret från Google kom aldrig fram. Kör igen: det som redan är gjort görs inte om.',
        'Google’s answer was lost. Run again: what is done already is not done twice.',
      );
    case 'unauthorised':
      return both('Google känner inte igen inloggningen. Logga in på nytt.', 'Google does not accept the sign-in. Sign in again.');
    case 'forbidden':
      return both(
        'Kontot får inte göra detta. Kör som samordnarens konto, eller ange --as.',
        'The account may not do this. Run as the coordinator’s account, or give --as.',
      );
    case 'notFound':
      return both(
        'Google hittar inte det som söks, eller kontot får inte se det. Kontrollera --as och --workspace.',
        'Google can’t find it, or the account may not see it. Check --as and --workspace.',
      );
    case 'stale':
      return both('Något ändrades under tiden. Kör igen.', 'Something changed meanwhile. Run again.');
    default:
      return both(`Google sa nej: ${error.message}.`, `Google refused: ${error.message}.`);
  }
}

function systemWords(code: string, path: string, message: string): Words {
  switch (code) {
    case 'ENOENT':
      return { sv: `${path} finns inte. Kontrollera sökvägen.`, en: `${path} does not exist. Check the path.` };
    case 'EISDIR':
      return { sv: `${path || 'Sökvägen'} är en mapp. Ange en fil.`, en: `${path || 'The path'} is a folder. Give a file.` };
    case 'ENOTDIR':
      return {
        sv: `${path} går inte att använda som mapp. Kontrollera --workspace.`,
        en: `${path} can’t be used as a folder. Check --workspace.`,
      };
    case 'EACCES':
    case 'EPERM':
      return {
        sv: `Du får inte läsa eller skriva ${path}. Kontrollera rättigheterna.`,
        en: `You may not read or write ${path}. Check the permissions.`,
      };
    case 'ENOSPC':
      return { sv: 'Disken är full. Gör plats och kör igen.', en: 'The disk is full. Make room and run again.' };
    default:
      return { sv: `Datorn svarade ${code}: ${message}`, en: `The computer answered ${code}: ${message}` };
  }
}
