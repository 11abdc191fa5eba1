/** A check: one question that only the tenant itself can answer, asked by harmless calls on things made for it. */

import type { CheckAbout, Checked, CheckName, Verdict } from '../../domain/checks/checked.ts';
import type { Message } from '../../domain/message.ts';
import type { SettingName } from '../../domain/workbook/tables/settings.ts';
import type { Program } from '../../google/call.ts';
import { wordsOf } from '../../messages/render.ts';

/**
 * The things that checks may use, made for them and removed afterwards. Plain data: the add-on passes it from one execution to
 * the next.
 */
export interface Site {
  /** Marks these things: the workspace's id, and this run. */
  readonly marker: string;
  /** '' where it could not be made. */
  readonly folder: string;
  readonly sheet: string;
  readonly calendar: string;
  readonly group: { readonly name: string; readonly email: string };
  /** Google's answer for each thing that could not be made. */
  readonly refused: Readonly<Partial<Record<Thing, Refusal>>>;
  /** Test accounts: one of the municipality, one outside it; '' where none was given. */
  readonly member: string;
  readonly outsider: string;
  /** The workspace's own things, which are only read. */
  readonly own: {
    readonly spreadsheetId: string;
    readonly rootFolder: string;
    readonly waitingRoom: string;
    readonly calendarId: string;
    /** One of its groups; '' where it has none yet. */
    readonly group: string;
  };
  readonly timeZone: string;
  /** When it was made, ms. */
  readonly now: number;
}

export type Thing = 'folder' | 'sheet' | 'calendar' | 'group';

export interface Refusal {
  readonly status: number;
  readonly reason: string;
  readonly message: string;
}

export interface Finding {
  readonly verdict: Verdict;
  readonly seen: Message;
  /** What to do, where it could not be tried. */
  readonly ask?: Message;
  /** The product's setting that follows from it. */
  readonly setting?: { readonly name: SettingName; readonly value: string };
}

/** A check and its description. */
export interface Told extends CheckName {
  readonly about: CheckAbout;
}

export interface Check extends Told {
  readonly needs?: readonly Thing[];
  /** A test account that must have been given. */
  readonly account?: 'member' | 'outsider';
  /** What it throws is reported as its finding. */
  run(site: Site): Program<Finding>;
}

export const agrees = (seen: Message): Finding => ({ verdict: 'agrees', seen });
export const differs = (seen: Message): Finding => ({ verdict: 'differs', seen });
/** `ask`: what to do, where that is not what the check always says. */
export const untried = (seen: Message, ask?: Message): Finding => ({ verdict: 'untried', seen, ...(ask && { ask }) });

/** In words: a report is shown in either language, and sent. */
export const checkedOf = ({ id, place, about }: Told, { seen, ask, ...found }: Finding): Checked => ({
  id,
  place,
  ...about,
  ...found,
  seen: wordsOf(seen),
  ...(ask && { todo: wordsOf(ask) }),
});
