/** Whom a plan's changes concern: each person once, with their unit, and which of them each change lets in, out, or mails. */
import type { ChangeView } from '../../contract/plan.ts';
import { type Desired, nameOf } from '../../domain/plan/desired.ts';
import { emailOf } from '../../domain/plan/groups.ts';
import type { GroupKind } from '../../messages/plan-view.ts';
import type { ShownChange } from './model.ts';

export interface Directory {
  /** Name and unit of those who were asked for, in the order of their numbers. */
  readonly people: [string, string][];
  /** The number of someone, by e-mail or the address at which they are invited. */
  numberOf(email: string): number;
  /** 'Aino Bergström, Förskolan Blåsippan'. */
  text(email: string): string;
  /** The group that has an address; undefined for a person's. */
  groupAt(email: string): { name: string; kind: GroupKind } | undefined;
}

export function directoryOf(desired: Desired): Directory {
  const { config, roster, audiences } = desired;
  const units = new Map(config.tables.units.rows.map((unit) => [unit.id, unit.name]));
  const unitOf = new Map(config.tables.people.rows.map((person) => [person.email, units.get(person.unit) ?? '']));
  const groups = new Map(
    [...desired.state.groups].map(([key, { email }]) => {
      const [kind = '', row = ''] = key.split(/\/(.*)/s);
      return [email, { name: row, kind: kind as GroupKind }];
    }),
  );
  for (const group of audiences.groups.values()) groups.set(emailOf(desired, group), group);
  const people: [string, string][] = [];
  const numbers = new Map<string, number>();
  return {
    people,
    numberOf(address) {
      const email = roster.byCalendarEmail.get(address) ?? address;
      const known = numbers.get(email);
      if (known !== undefined) return known;
      numbers.set(email, people.length);
      return people.push([nameOf(desired, email), unitOf.get(email) ?? '']) - 1;
    },
    text: (email) => [nameOf(desired, email), unitOf.get(email) ?? ''].filter((part) => part !== '').join(', '),
    groupAt: (email) => groups.get(email),
  };
}

export function whoOf(
  { gains, loses, guestsBefore, guestsAfter, mails, table, action }: ShownChange,
  directory: Directory,
): ChangeView['who'] {
  const before = new Set(guestsBefore);
  const after = new Set(guestsAfter);
  const joined = guestsAfter.filter((email) => !before.has(email));
  const left = action === 'cancel' ? [] : guestsBefore.filter((email) => !after.has(email));
  const moved = new Set([...joined, ...left]);
  const lists: [ChangeView['who'][number]['how'], readonly string[]][] =
    table === 'meetings'
      ? [
          ['invited', joined],
          ['left', left],
          ['mailed', mails.filter((email) => !moved.has(email))],
        ]
      : [
          ['gains', gains],
          ['loses', loses],
        ];
  return lists.flatMap(([how, emails]) => (emails.length === 0 ? [] : [{ how, people: emails.map(directory.numberOf) }]));
}
