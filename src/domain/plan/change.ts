/** A plan is plain data: everything that must change, why, who gains or loses by it, and all that applying it needs. */
import type { Message } from '../message.ts';
import type { Guest } from './state.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The order in which a plan is carried out. A failure in the first two stops everything that gives access. */
export type Phase = 'withdraw' | 'revoke' | 'create' | 'grant' | 'publish' | 'meetings';

export type Action =
  | 'close'
  | 'revoke'
  | 'remove'
  | 'create'
  | 'grant'
  | 'add'
  | 'renew'
  | 'rename'
  | 'protect'
  | 'share'
  | 'move'
  | 'link'
  | 'invite'
  | 'update'
  | 'cancel';

/** Where a grant or a file goes: a folder there is, or one that this plan makes (by its id key, see State.ids). */
export type Place = { readonly id: string } | { readonly make: string };

/** What applying does, as data. */
export type Step =
  | { readonly kind: 'file'; readonly file: string; readonly to: Place }
  | { readonly kind: 'unlink'; readonly shortcut: string; readonly row: string; readonly room: string }
  | {
      readonly kind: 'link';
      readonly row: string;
      readonly name: string;
      readonly target: string;
      readonly room: string;
      readonly into: Place;
    }
  | { readonly kind: 'makeFolder'; readonly make: string; readonly table: string; readonly row: string; readonly name: string }
  | { readonly kind: 'renameFolder'; readonly id: string; readonly name: string }
  | { readonly kind: 'protect'; readonly file: string; readonly against: 'copying' | 'sharing' }
  | { readonly kind: 'makeGroup'; readonly key: string; readonly email: string; readonly name: string }
  | { readonly kind: 'ungrant'; readonly item: string; readonly permissionId: string; readonly who: string }
  | {
      readonly kind: 'grant';
      readonly on: Place;
      readonly type: 'user' | 'group';
      readonly email: string;
      /** A group's key: a group gets in only if it is known to be ours, whatever its address. */
      readonly group?: string | undefined;
      readonly role: 'reader' | 'writer';
      readonly until: number | undefined;
      /** Somebody from outside: Google may have to mail them, where they have no account. */
      readonly outside?: boolean;
    }
  | {
      readonly kind: 'renew';
      readonly item: string;
      readonly permissionId: string;
      readonly role: string;
      readonly until: number | undefined;
    }
  /** `nested`: the key of the group that is let in, where it is no person. */
  | { readonly kind: 'member'; readonly group: string; readonly email: string; readonly nested?: string | undefined }
  | { readonly kind: 'unmember'; readonly group: string; readonly membership: string; readonly email: string }
  | {
      readonly kind: 'event';
      readonly id: string;
      readonly row: string;
      readonly body: EventBody;
      readonly etag: string | undefined;
      /** Whom Calendar mails: everyone, nobody, or only guests from outside, whose calendars it would otherwise not update. */
      readonly mail: 'all' | 'externalOnly' | 'none';
      /** The guests whom Calendar then mails: the product does not write to them too. */
      readonly byCalendar?: readonly string[];
      readonly joined: readonly string[];
      readonly left: readonly string[];
      readonly revive: boolean;
    }
  /** When it was to be: local times, for people. */
  | {
      readonly kind: 'cancelEvent';
      readonly id: string;
      readonly row: string;
      readonly title: string;
      readonly start: string;
      readonly end: string;
    };

export interface EventBody {
  readonly title: string;
  readonly place: string;
  readonly description: string;
  /** Local times 'YYYY-MM-DDTHH:MM' in `timeZone`. */
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly meetLink: boolean;
  /** Whether the guests do not see each other. */
  readonly hidesGuests: boolean;
  readonly guests: readonly Guest[];
}

export interface Change {
  /** Stable from plan to plan: what it changes, never when. */
  readonly id: string;
  readonly action: Action;
  /** `table/row` of the workbook's row it comes from. */
  readonly target: string;
  /** The target's name for people. */
  readonly name: string;
  readonly reason: Message;
  readonly before: Json;
  readonly after: Json;
  /** E-mails of those who gain, or lose, reading something by it. */
  readonly gains: readonly string[];
  readonly loses: readonly string[];
  /** Carried out even when the guard trips: a permit row states it, or someone is to be left out of every sync. */
  readonly always: boolean;
  /** The part carried out when the guard trips, where that is neither all nor nothing. */
  readonly blocked?: Change;
  /** Waits for a person's review; the hourly run leaves it. */
  readonly review: boolean;
  /** The part that the hourly run carries out all the same, where that is not nothing. */
  readonly unseen?: Change;
  readonly steps: readonly (Step & { readonly phase: Phase })[];
}

/** Whether it closes something, or takes something from someone. Grants made first, so that nobody loses access, do not count. */
export const isTaking = ({ steps }: Change): boolean =>
  steps.some((step) => step.kind !== 'grant' && (step.phase === 'withdraw' || step.phase === 'revoke'));

export interface GuardFinding {
  /** `rooms/…`, `networks/…`, or `all`. */
  readonly where: string;
  readonly name: string;
  readonly losing: number;
  readonly present: number;
  readonly limit: number;
  /** Nobody would be left. */
  readonly emptied: boolean;
}

export interface Guard {
  readonly tripped: boolean;
  /** Distinct people whose losses count. */
  readonly removals: number;
  readonly people: readonly string[];
  readonly findings: readonly GuardFinding[];
  readonly message: Message | null;
}

/** What became of a change when its plan was applied. */
export interface ChangeOutcome {
  readonly id: string;
  readonly status: 'done' | 'failed' | 'skipped';
  readonly error?: Message;
  /** Another effect, such as a mail that Google sent. */
  readonly note?: Message;
}
