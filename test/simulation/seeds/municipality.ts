/** A small municipality from a seed: every kind of person, network, room, permit, film and meeting. */
import type { Row, Rows } from './book.ts';
import type { Dice } from './dice.ts';
import { OPERATOR } from './hand.ts';

export const AREAS = ['Team City', 'Team Norr', 'Team Söder', 'Team Kusten'];
const FORMS = ['förskola', 'grundskola', 'förskola, förskoleklass', ''];
export const ROLES = ['pedagog', 'lärspridare', 'rektor', 'IKT-pedagog', 'vikarie'];

/** YYYY-MM-DD, so many days after another. */
export const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** At least one of them. */
const few = (dice: Dice, words: readonly string[], most: number): string[] => {
  const some = dice.some(words, most);
  return some.length > 0 || words.length === 0 ? some : [dice.pick(words)];
};
const listed = (words: readonly string[]): string => words.join(', ');
/** Mostly nothing, sometimes one of the others. */
const seldom = (dice: Dice, ...others: string[]): string => (dice.chance(0.8) ? '' : dice.pick(others));

/** `today` is the local day on which the municipality begins. */
export function municipality(dice: Dice, today: string): Rows {
  const areas = AREAS.slice(0, dice.between(2, 4));
  const units = Array.from(
    { length: dice.between(3, 12) },
    (_, n): Row => ({
      id: `u${n + 1}`,
      name: `Förskolan ${n + 1}`,
      area: dice.chance(0.1) ? '' : dice.pick(areas),
      schoolForm: dice.pick(FORMS),
    }),
  );
  const people = Array.from({ length: dice.between(10, dice.chance(0.2) ? 60 : 30) }, (_, n) =>
    newPerson(dice, `p${n + 1}`, units, areas, today),
  );
  const emails = people.map((row) => row.email as string);
  const networks = Array.from(
    { length: dice.between(1, 4) },
    (_, n): Row => ({
      id: `N-${n + 1}`,
      name: `Nätverk ${n + 1}`,
      areas: seldom(dice, ...areas),
      schoolForms: seldom(dice, 'förskola'),
      roles: dice.chance(0.5) ? dice.pick(ROLES) : '',
      units: seldom(dice, 'u1', 'u2, u3'),
      add: listed(few(dice, emails, 5)),
      exclude: listed(dice.some(emails, 1)),
      leaders: listed(dice.some(emails, 1)),
    }),
  );
  const networkIds = networks.map((row) => row.id as string);
  const rooms = Array.from({ length: dice.between(2, 4) }, (_, n) => newRoom(dice, `rum-${n + 1}`, networkIds, areas));
  const roomIds = rooms.map((row) => row.id as string);
  const films = Array.from({ length: dice.between(2, 6) }, (_, n) => `F-${n + 1}`);
  return {
    units,
    people: [{ email: OPERATOR, name: 'Maryam', roles: 'samordnare' }, ...people],
    mandates: Array.from(
      { length: dice.between(0, 5) },
      (_, n): Row => newMandate(dice, `U-${n + 1}`, dice.pick(emails), units, areas, today),
    ),
    networks,
    rooms,
    recordings: films.map(
      (id, n): Row => ({
        id,
        title: `Film ${id}`,
        lecturer: dice.chance(0.9) ? 'Ann-Sofi Dahl' : '',
        series: dice.pick(['', 'Språk']),
        rooms: listed(few(dice, roomIds, 3)),
        permit: dice.chance(0.9) ? `M-${(n % 3) + 1}` : `M-${(n % 3) + 1}, M-${((n + 1) % 3) + 1}`,
        children: dice.chance(0.9) ? '' : dice.pick(['ja', 'nej']),
        childrenUntil: dice.chance(0.5) ? '' : dayAfter(today, dice.between(-1, 200)),
      }),
    ),
    permits: ['M-1', 'M-2', 'M-3'].map((id): Row => newPermit(dice, id, roomIds, films, today, emails)),
    meetings: Array.from({ length: dice.between(1, 4) }, (_, n): Row => newMeeting(dice, `T-${n + 1}`, networkIds, emails, films, today)),
  };
}

export function newPerson(dice: Dice, name: string, units: readonly Row[], areas: readonly string[], today: string): Row {
  if (dice.chance(0.08)) return { email: `${name}@annan.example`, name, external: 'ja' };
  return {
    email: `${name}@delaby.example`,
    name,
    unit: dice.chance(0.85) ? (dice.pick(units).id as string) : '',
    otherUnits: seldom(dice, dice.pick(units).id as string),
    roles: listed(dice.some(ROLES, 2)),
    areas: dice.chance(0.9) ? '' : dice.pick(areas),
    from: dice.chance(0.9) ? '' : dayAfter(today, dice.between(-30, 30)),
    to: dice.chance(0.85) ? '' : dayAfter(today, dice.between(-10, 60)),
    inviteEmail: dice.chance(0.95) ? '' : `kalender.${name}@delaby.example`,
    protected: dice.chance(0.97) ? '' : 'ja',
  };
}

export function newRoom(dice: Dice, id: string, networks: readonly string[], areas: readonly string[]): Row {
  const everyone = dice.chance(0.2);
  return {
    id,
    name: `Rum ${id}`,
    networks: everyone ? '' : listed(few(dice, networks, 2)),
    areas: everyone ? '' : listed(dice.some(areas, 2)),
    roles: seldom(dice, 'rektor', 'vikarie'),
    everyone: everyone ? 'ja' : '',
    sharing: dice.pick(['', '', 'grupp', 'direkt']),
  };
}

export function newMandate(dice: Dice, id: string, person: string, units: readonly Row[], areas: readonly string[], today: string): Row {
  return {
    id,
    person,
    role: dice.pick(ROLES),
    units: dice.chance(0.7) ? '' : (dice.pick(units).id as string),
    areas: dice.chance(0.8) ? '' : dice.pick(areas),
    from: dice.chance(0.6) ? '' : dayAfter(today, dice.between(-60, 20)),
    to: dice.chance(0.6) ? '' : dayAfter(today, dice.between(21, 90)),
  };
}

export function newPermit(
  dice: Dice,
  id: string,
  rooms: readonly string[],
  films: readonly string[],
  today: string,
  emails: readonly string[],
): Row {
  return {
    id,
    lecturer: 'Ann-Sofi Dahl',
    // No throw of the dice: seeds keep their meaning.
    lecturerEmail: Number(id.slice(2)) % 3 === 0 ? '' : (emails[Number(id.slice(2)) % emails.length] ?? ''),
    recordings: dice.pick(['alla', 'alla', 'alla', 'alla', 'serie:Språk', listed(films.slice(0, 2))]),
    answer: dice.chance(0.88) ? 'ja' : dice.pick(['nej', 'väntar']),
    audience: dice.chance(0.4) ? 'alla medarbetare' : listed(few(dice, rooms, 4)),
    external: dice.chance(0.8) ? 'ja' : '',
    from: dice.chance(0.9) ? '' : dayAfter(today, dice.between(-5, 10)),
    to: dice.chance(0.5) ? '' : dayAfter(today, dice.between(-2, 500)),
    withdrawn: dice.chance(0.92) ? '' : dayAfter(today, -1),
    preview: dice.chance(0.92) ? '' : 'ja',
    approved: dice.chance(0.5) ? 'ja' : '',
  };
}

export function newMeeting(
  dice: Dice,
  id: string,
  networks: readonly string[],
  people: readonly string[],
  films: readonly string[],
  today: string,
): Row {
  return {
    id,
    network: listed(few(dice, networks, 2)),
    title: `Träff ${id}.`, // Letters name a meeting by its title.
    start: `${dayAfter(today, dice.between(1, 90))} ${dice.pick(['09:00', '13:00'])}`,
    place: dice.pick(['Stadshuset', 'Biblioteket', '']),
    guests: listed(dice.some(people, 2)),
    materials: listed(dice.some(films, 1)),
    online: seldom(dice, 'ja'),
    status: seldom(dice, 'inställd'),
  };
}
