/** Who is here, where, and in which language. */
import type { Words } from '../domain/change.ts';
import { GoogleError } from '../google/errors.ts';
import type { Reading } from '../programs/plan.ts';
import { planWorkspace } from '../programs/plan.ts';
import { IncompleteState } from '../programs/state.ts';
import { WorkbookError } from '../programs/workbook.ts';
import type { Language, Problem } from '../view/api.ts';
import { run } from './driver.ts';

/** An error that is meant for people: what, why, what now. */
export class Trouble extends Error {
  readonly words: Words;
  constructor(sv: string, en: string) {
    super(sv);
    this.name = 'Trouble';
    this.words = { sv, en };
  }
}

/** The caller's e-mail, lower-case. Throws Trouble where Google does not say: then nobody is let in. */
export function caller(): string {
  const email = Session.getActiveUser().getEmail().toLowerCase();
  if (email === '')
    throw new Trouble(
      'Google säger inte vem du är. Logga in med ditt konto i kommunen.',
      'Google does not say who you are. Sign in with your municipal account.',
    );
  return email;
}

/**
 * The account in whose name Google is asked: the caller's own in Sheets, Drive and Calendar; on the staff page the
 * operating account's, whoever looks.
 */
export const acting = (): string => Session.getEffectiveUser().getEmail().toLowerCase();

/** sv, but for those whose Google is in English. */
export function language(): Language {
  return /^en\b/i.test(Session.getActiveUserLocale()) ? 'en' : 'sv';
}

export const say = (words: Words): string => words[language()];

/** The open spreadsheet; a card opened elsewhere uses the workbook that was set up last. */
export function spreadsheetId(): string {
  const open = SpreadsheetApp.getActiveSpreadsheet();
  const id = open ? open.getId() : PropertiesService.getUserProperties().getProperty('workbook');
  if (!id && acting() !== caller())
    throw new Trouble(
      'Personalsidan är inte färdig än. Någon med driftkontot behöver öppna arbetsboken och sidopanelen en gång.',
      'The staff page is not ready yet. Someone with the operating account needs to open the workbook and its sidebar once.',
    );
  if (!id) throw new Trouble('Öppna arbetsboken i Kalkylark först.', 'Open the workbook in Sheets first.');
  return id;
}

/** Reads everything and plans, in the acting account's name. */
export function look(): Reading {
  const id = spreadsheetId();
  const reading = run(planWorkspace({ spreadsheetId: id, now: Date.now() }));
  PropertiesService.getUserProperties().setProperty('workbook', id);
  if (acting() === reading.state.operator) tellOthers(reading.state.operator);
  return reading;
}

/** What a coordinator with another account can't read: which account runs the workspace, and where its staff page is. */
export interface Elsewhere {
  operator: string;
  /** '' while no web app is deployed. */
  staffPage: string;
}

const ELSEWHERE = 'elsewhere';

/** Kept with the workbook, for everyone who opens it. A property costs more to write than to read. */
function tellOthers(operator: string): void {
  const properties = PropertiesService.getDocumentProperties();
  const told = JSON.stringify({ operator, staffPage: staffPage() } satisfies Elsewhere);
  if (properties && properties.getProperty(ELSEWHERE) !== told) properties.setProperty(ELSEWHERE, told);
}

/** Undefined where the operating account has not opened this workbook with the add-on yet. */
export function elsewhere(): Elsewhere | undefined {
  const told = PropertiesService.getDocumentProperties()?.getProperty(ELSEWHERE);
  return told ? (JSON.parse(told) as Elsewhere) : undefined;
}

/** Whether an error only says that this account is not let in. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof IncompleteState || (error instanceof GoogleError && (error.trouble === 'forbidden' || error.trouble === 'notFound'));

/** A page of the add-on lies beside a spreadsheet, or stands by itself on the web. */
export const place = (): 'sheet' | 'web' => (SpreadsheetApp.getActiveSpreadsheet() ? 'sheet' : 'web');

/** The web app's address; '' while it is not deployed. */
export const staffPage = (): string => ScriptApp.getService().getUrl() ?? '';

/** Only the operating account's runs can see and change everything; others' would look like gaps. */
export function mayApply(reading: Reading): boolean {
  return acting() === reading.state.operator && isCoordinator(reading);
}

export const isCoordinator = ({ config, state }: Reading): boolean =>
  config.settings.coordinators.includes(caller()) || caller() === state.operator;

/** Refuses anyone who is neither coordinator nor operating account, whatever the page sends. */
export function requireCoordinator(reading: Reading): void {
  if (isCoordinator(reading)) return;
  throw new Trouble('Bara samordnare kan göra det här. Be en samordnare.', 'Only coordinators can do this. Ask one.');
}

/** What is done to an account's own set-up is done by whoever sits there: never by a visitor of the web app, which acts as another. */
export function requireOwnAccount(): void {
  if (caller() === acting()) return;
  throw new Trouble(
    'Det här görs från kalkylarket, med kontot som äger det.',
    'This is done from the sheet, with the account that owns it.',
  );
}

export function requireOperator(reading: Reading): void {
  if (mayApply(reading)) return;
  const who = reading.state.operator;
  throw new Trouble(`Det här görs från kontot ${who}. Be den som har det.`, `This is done from the account ${who}. Ask whoever has it.`);
}

/** Any failure as words; what nobody foresaw says so, and goes to the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Trouble) return { problem: error.words };
  if (error instanceof WorkbookError || error instanceof IncompleteState) return { problem: { sv: error.message, en: error.messageEn } };
  if (error instanceof GoogleError) return { problem: googleWords(error) };
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return {
    problem: {
      sv: 'Något gick fel som vi inte förutsåg. Försök igen. Inget halvt är gjort utan att nästa körning rättar det.',
      en: 'Something went wrong that we did not foresee. Try again: the next run mends what was left half done.',
    },
  };
}

function googleWords(error: GoogleError): Words {
  switch (error.trouble) {
    case 'notFound':
    case 'forbidden':
      return {
        sv: 'Du har inte tillgång till allt som Delakultur arbetar med. Be en samordnare, eller öppna arbetsboken med rätt konto.',
        en: 'You do not have access to all that Delakultur works with. Ask a coordinator, or open the workbook with the right account.',
      };
    case 'unauthorised':
      return {
        sv: 'Google vill att du godkänner Delakultur igen. Ladda om sidan.',
        en: 'Google wants you to authorise Delakultur again. Reload the page.',
      };
    case 'busy':
    case 'exhausted':
      return {
        sv: 'Google har mycket att göra just nu. Vänta en stund och försök igen.',
        en: 'Google is busy right now. Wait a while and try again.',
      };
    case 'unknown':
      return {
        sv: 'Google svarade inte. Kontrollera nätet och försök igen.',
        en: 'Google did not answer. Check the network and try again.',
      };
    default:
      return { sv: `Google sa nej: ${error.message}`, en: `Google refused: ${error.message}` };
  }
}
