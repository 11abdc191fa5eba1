/**
 * People whose row can't be read: "whoever or whatever it stood for … is *held* as it is" (the design). Remembers the rooms
 * that let them in when their row was spoilt; as long as no readable row says otherwise they are to be in them at the end.
 * Remembers their films too: where a room's films were shared and its folder not yet, they are to keep no more than those.
 */
import type { Row, Ruling, Tables } from '../../oracle/rules.ts';

export interface Held {
  /** Takes in who is held now. `inside`: room or film → who can read it. */
  look(held: ReadonlySet<string>, now: Standing): void;
  /** Those who have lost a room. */
  lost(now: Standing): string[];
  /** Whether someone held already read a film when their row was spoilt, by a room that shows it still. */
  keeps(email: string, film: string, ruling: Ruling): boolean;
}

export interface Standing {
  readonly tables: Tables;
  readonly ruling: Ruling;
  readonly day: string;
  readonly inside: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Kept {
  readonly rooms: readonly string[];
  /** The rooms that let them see each film that they read. */
  readonly films: ReadonlyMap<string, readonly string[]>;
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
        const theirs = [...before.ruling.rooms].filter(([, people]) => people.has(email)).map(([room]) => room);
        const rooms = theirs.filter((room) => now.inside.get(`room ${room}`)?.has(email));
        const read = [...before.ruling.shown].filter(([film]) => now.inside.get(`recording ${film}`)?.has(email));
        const films = new Map(read.map(([film, shown]) => [film, shown.filter((room) => theirs.includes(room))]));
        kept.set(email, { rooms, films, rest: restOf(now) });
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
    keeps: (email, film, ruling) =>
      kept
        .get(email)
        ?.films.get(film)
        ?.some((room) => ruling.shown.get(film)?.includes(room)) ?? false,
  };
}

const restOf = ({ tables }: Standing): string => JSON.stringify([tables.rooms, tables.networks, tables.units]);
const isOver = (row: Row, day: string): boolean => row.protected === 'ja' || (typeof row.to === 'string' && row.to !== '' && row.to < day);
