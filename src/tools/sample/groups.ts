// Delaby's networks and rooms.
import { folded } from './names.ts';
import type { Staff } from './people.ts';
import { areas, pilots } from './places.ts';
import type { Cells } from './sample.ts';

/** Subjects that gather a learning group each. */
const learningSubjects = { languages: 'flerspråkighet', science: 'naturvetenskap' } as const;

const teamDays = ['onsdag', 'tisdag', 'torsdag', 'onsdag', 'tisdag', 'torsdag'];

/** The rows of Nätverk. `leads` holds the lead ambassadors' addresses by area. */
export function networkRows(staff: Staff, leads: ReadonlyMap<string, readonly string[]>): Cells[] {
  const row = (
    id: string,
    name: string,
    kind: string,
    rule: Cells,
    leaders: readonly string[],
    weekdays: string,
    perTerm: number,
    minutes: number,
  ): Cells => ({
    id,
    name,
    kind,
    areas: '',
    schoolForms: '',
    roles: '',
    subjects: '',
    units: '',
    add: '',
    exclude: '',
    ...rule,
    leaders: leaders.join(', '),
    perTerm,
    weekdays,
    time: '13:00-15:30',
    minutes,
  });
  const coordinator = [staff.addressOf('Maryam Lindqvist')];
  const strategist = [staff.addressOf('Malin Fors')];
  const teams = areas.map((area, index) =>
    row(
      `nat-${area.id}`,
      area.name,
      'team',
      { areas: area.name, roles: 'lärspridare' },
      leads.get(area.name) ?? [],
      teamDays[index] ?? 'onsdag',
      2,
      90,
    ),
  );
  return [
    ...teams,
    row('nat-larspridare', 'Alla lärspridare', 'nätverk', { roles: 'lärspridare, huvudlärspridare' }, coordinator, 'torsdag', 1, 120),
    row('nat-huvud', 'Huvudlärspridare', 'nätverk', { roles: 'huvudlärspridare' }, coordinator, 'måndag', 2, 120),
    row(
      'nat-ikt-grundskola',
      'IKT-nätverk grundskola',
      'nätverk',
      { schoolForms: 'grundskola', roles: 'IKT-pedagog' },
      strategist,
      'tisdag',
      2,
      90,
    ),
    row(
      'nat-flersprak',
      'Lärgrupp flerspråkighet',
      'lärgrupp',
      { subjects: learningSubjects.languages, add: staff.addressOf('Leila Rahimi') },
      [staff.addressOf('Gunilla Sjöström')],
      'onsdag',
      2,
      90,
    ),
    row(
      'nat-natur',
      'Lärgrupp naturvetenskap',
      'lärgrupp',
      { subjects: learningSubjects.science },
      [staff.addressOf('Ingrid Nyström')],
      'måndag, tisdag',
      2,
      90,
    ),
    row('nat-pilot', 'Pilotgruppen', 'nätverk', { units: pilots.join(', '), roles: 'lärspridare' }, coordinator, 'torsdag', 1, 60),
  ];
}

/** The rows of Rum. Their ids are fixed: guides and examples name them. */
export function roomRows(): Cells[] {
  const row = (id: string, name: string, audience: Cells, theme = '', sharing = 'grupp'): Cells => ({
    id,
    name,
    theme,
    networks: '',
    areas: '',
    schoolForms: '',
    roles: '',
    everyone: '',
    ...audience,
    sharing,
  });
  return [
    row('rum-alla', 'Alla medarbetares rum', { everyone: 'ja' }),
    row('rum-larspridare', 'Lärspridarnas rum', { networks: 'nat-larspridare' }, 'Barns lärande'),
    row('rum-forskola', 'Samarbetsrum förskola', { schoolForms: 'förskola' }),
    ...areas.map((area) => row(`rum-${area.id}`, `Samarbetsrum ${area.name}`, { areas: area.name })),
    row('rum-huvud', 'Huvudlärspridarnas rum', { networks: 'nat-huvud' }, 'Systematiskt kvalitetsarbete'),
    row('rum-rektorer', 'Rektorernas rum', { roles: 'rektor, biträdande rektor' }, 'Rektorns ansvar'),
    row('rum-skola', 'Samarbetsrum skola', { schoolForms: 'grundskola, gymnasieskola' }),
    row('rum-largrupper', 'Lärgruppernas rum', { networks: 'nat-flersprak, nat-natur' }),
    row('rum-pilot', 'Pilotrummet', { networks: 'nat-pilot' }, 'Digitala verktyg i praktiken', 'direkt'),
  ];
}

/** Gives fourteen colleagues each of the learning groups' subjects, no two from one unit. */
export function formLearningGroups(staff: Staff, pick: (count: number) => number): void {
  for (const subject of Object.values(learningSubjects)) {
    const units = new Set<string>(['blasippan']);
    for (let members = 0; members < 14; ) {
      const person = staff.ordinary[pick(staff.ordinary.length)];
      if (person === undefined || units.has(person.unit) || person.subjects.length > 0 || folded(person.unit).includes('skola')) continue;
      units.add(person.unit);
      person.subjects = [subject];
      staff.ordinary.splice(staff.ordinary.indexOf(person), 1);
      members += 1;
    }
  }
}
