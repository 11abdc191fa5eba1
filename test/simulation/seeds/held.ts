/**
 * People whose row can't be read: "whoever or whatever it stood for … is *held* as it is" (the design). Remembers the rooms
 * that let them in when their row was spoilt; as long as no readable row says otherwise they are to be in them at the end.
 */
import type { Row, Ruling, Tables } from '../../oracle/rules.ts';

export interface Held {
  /** Takes in who is held now. `inside`: room or film → who can read it. */
  look(held: ReadonlySet<string>, now: Standing): void;
  /** Those who have lost a room. */
  lost(now: Standing): string[];
}

export interface Standing {
  readonly tables: Tables;
  readonly ruling: Ruling;
  readonly day: string;
  readonly inside: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Kept {
  readonly rooms: readonly string[];
  /** What else decides who is in a room, as it was. */
  readonly rest: string;
}

export function heldPeople(): Held {
  const kept = new Map<string, Kept>();
  let before: Standing | undefined;
  return {
    look(held, now) {
      for (const email of kept.keys()) if (!held.has(email)) kept.delete(email);
      for (const email of held) {
        if (kept.has(email) || !before) continue;
        // By the rules as they were before the row was spoilt, and in fact.
        const rooms = [...before.ruling.rooms].filter(([room, people]) => people.has(email) && now.inside.get(`room ${room}`)?.has(email));
        kept.set(email, { rooms: rooms.map(([room]) => room), rest: restOf(now) });
      }
      before = now;
    },
    lost(now) {
      return [...kept].flatMap(([email, { rooms, rest }]) => {
        const own = now.tables.people.filter((row) => row.email === email || !String(row.email).includes('@'));
        if (rest !== restOf(now) || own.some((row) => isOver(row, now.day))) return [];
        return rooms.filter((room) => !now.inside.get(`room ${room}`)?.has(email)).map((room) => `${email}, who is held, lost ${room}`);
      });
    },
  };
}

const restOf = ({ tables }: Standing): string => JSON.stringify([tables.rooms, tables.networks, tables.units]);
const isOver = (row: Row, day: string): boolean => row.protected === 'ja' || (typeof row.to === 'string' && row.to !== '' && row.to < day);
