// Who has been given what to do: ambassadors, their leads and the schools' ICT teachers.
import { addDays } from '../../domain/time/dates.ts';
import type { Staff } from './people.ts';
import { areas, type Place, vacancies } from './places.ts';
import type { Dice } from './random.ts';
import type { Cells } from './sample.ts';

/** What the mandates say, with the leads of each area by the area's name. */
export type Mandates = { rows: Cells[]; leads: Map<string, string[]> };

/**
 * The mandates in force, three that end within eight weeks, and one that has ended. Every preschool but the vacant ones has one or
 * two ambassadors, every area two leads, every school one or two ICT teachers. `yearEnd` is the last day of the school year.
 */
export function mandatesOf(staff: Staff, all: readonly Place[], today: string, yearEnd: string, die: Dice): Mandates {
  const rows: Cells[] = [];
  const leads = new Map<string, string[]>();
  const begun = (): string => addDays(today, -die.whole(40, 900));
  const give = (person: string, role: string, where: Cells, to = '', hours = 2): void => {
    rows.push({
      id: `U-${String(rows.length + 1).padStart(3, '0')}`,
      person,
      role,
      units: '',
      areas: '',
      ...where,
      from: begun(),
      to,
      hours,
    });
  };
  const free = new Set(staff.ordinary.filter((person) => !person.interests.includes('lärspridare')));
  const choose = (unit: string): string => {
    const person = die.pick(staff.at(unit).filter((one) => free.has(one)));
    free.delete(person);
    staff.ordinary.splice(staff.ordinary.indexOf(person), 1);
    return person.email;
  };
  const ending = new Map([
    ['kvarnen', 25],
    ['rynkan', 33],
    ['storgarden', 46],
  ]);
  const alone = new Set(['blasippan', ...ending.keys()]);

  give(staff.addressOf('Aino Bergström'), 'lärspridare', { units: 'blasippan' });
  const desired = new Map([
    ['Team City', 'Johan Åkesson'],
    ['Team Norr', 'Sara Lund'],
    ['Team Väster', 'Mikael Berg'],
  ]);
  for (const area of areas) {
    const name = desired.get(area.name);
    const homes = all.filter((place) => place.area === area.name && !vacancies.includes(place.id) && !alone.has(place.id));
    const pair = [name === undefined ? choose(die.pick(homes).id) : staff.addressOf(name), choose(die.pick(homes).id)];
    leads.set(area.name, pair);
    for (const lead of pair) give(lead, 'huvudlärspridare', { areas: area.name }, '', 8);
  }
  for (const place of all) {
    if (vacancies.includes(place.id) || place.id === 'blasippan') continue;
    const role = place.forms === 'förskola' ? 'lärspridare' : 'IKT-pedagog';
    const left = ending.get(place.id);
    const count = !alone.has(place.id) && die.chance(0.4) ? 2 : 1;
    for (let index = 0; index < count; index += 1) {
      give(choose(place.id), role, { units: place.id }, left !== undefined ? addDays(today, left) : die.chance(0.2) ? yearEnd : '');
    }
  }
  const [vacant = ''] = vacancies;
  give(choose(vacant), 'lärspridare', { units: vacant }, addDays(today, -39));
  return { rows, leads };
}
