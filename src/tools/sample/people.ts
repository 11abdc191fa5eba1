// Who works in Delaby: the people whom the guide and the films name, then invented colleagues up to each unit's number.
import { addDays, daysBetween } from '../../domain/time/dates.ts';
import { addressBook, nordic, origins } from './names.ts';
import { type Place, vacancies } from './places.ts';
import type { Dice } from './random.ts';
import type { Cells, SampleOptions } from './sample.ts';

/** A person in the making; lists are joined when the row is written. */
export type Person = {
  email: string;
  name: string;
  unit: string;
  otherUnits: string[];
  roles: string[];
  subjects: string[];
  stages: string[];
  interests: string[];
  from: string;
  to: string;
  inviteEmail: string;
  outside: boolean;
  external: boolean;
};

/** Everyone, with the ways the other tables find them. */
export type Staff = {
  all: Person[];
  /** A named person's address. Throws RangeError for a name that nobody was given on purpose. */
  addressOf(name: string): string;
  /** Who works first and foremost at a unit, in the order they were made. */
  at(unit: string): Person[];
  principalOf: Map<string, string>;
  /** Invented colleagues with nothing particular about them, so that other parts may give them something. */
  ordinary: Person[];
};

/** People with a name of their own: name, unit ('' for the administration), roles, interests. */
const named: readonly (readonly [name: string, unit: string, roles: string, interests?: string])[] = [
  ['Maryam Lindqvist', '', 'samordnare'],
  ['Malin Fors', '', 'IKT-strateg'],
  ['Ann-Sofi Dahl', '', 'utvecklingsledare'],
  ['Ingrid Nyström', '', 'utvecklingsledare'],
  ['Göran Öhman', '', 'chef'],
  ['Pernilla Ågren', '', 'administratör'],
  ['Karin Öberg', 'blasippan', 'rektor'],
  ['Aino Bergström', 'blasippan', 'pedagog', 'film'],
  ['Elif Demir', 'blasippan', 'pedagog', 'lärspridare, film'],
  ['Johan Åkesson', 'radhusparken', 'pedagog'],
  ['Sara Lund', 'norrskenet', 'pedagog'],
  ['Mikael Berg', 'skattkistan', 'pedagog'],
  ['Gunilla Sjöström', 'rynkan', 'pedagog'],
  ['Peter Holm', 'gryningen', 'pedagog'],
  ['Lena Ek', 'tallbacken', 'pedagog'],
  ['Omar Said', 'ekorren', 'pedagog'],
  ['Fatima Haddad', 'humlan', 'pedagog'],
  ['Yusuf Warsame', 'mejeriet', 'pedagog'],
  ['Hodan Farah', 'kojan', 'pedagog'],
  ['Åsa Nordin', 'solstralen', 'rektor'],
  ['Björn Lundkvist', 'norrbackaskolan', 'pedagog'],
  ['Tove Nyberg', 'delaby-centralskola', 'pedagog'],
];

/** People from elsewhere who are named by hand in a network or a meeting: name and address. */
const visitors: readonly (readonly [name: string, email: string])[] = [
  ['Leila Rahimi', 'leila.rahimi@universitetet.example'],
  ['Staffan Bergqvist', 'staffan.bergqvist@grannkommunen.example'],
];

const preschoolSubjects = ['matematik', 'skapande', 'drama', 'musik', 'rörelse', 'teknik'];
const schoolSubjects = ['svenska', 'matematik', 'engelska', 'no', 'so', 'bild', 'slöjd', 'musik', 'idrott'];
const stages = ['lågstadiet', 'mellanstadiet', 'högstadiet'];
const interests = ['film', 'animation', 'programmering', 'digital bild', 'utomhuspedagogik', 'högläsning', 'teckenstöd', 'makerspace'];

const inventedName = (die: Dice, preschool: boolean): string => {
  const origin = die.pick(origins);
  const first = die.pick(die.chance(0.2) ? origin.first : die.chance(preschool ? 0.95 : 0.72) ? nordic.women : nordic.men);
  // Some have married into a name of another origin, or come from families of more than one.
  const own = origin.first.includes(first) ? 0.6 : 0.04;
  return `${first} ${die.pick(die.chance(own) ? origin.last : nordic.last)}`;
};

/** Makes everyone. `nextTerm` is the first day of the term after `today`, when newcomers begin. */
export function staffOf(options: SampleOptions, all: readonly Place[], nextTerm: string, die: Dice): Staff {
  const { today, domain, coordinator, most = Number.POSITIVE_INFINITY } = options;
  const address = addressBook(domain, [coordinator]);
  const people: Person[] = [];
  const ordinary: Person[] = [];
  const byName = new Map<string, string>();
  const atUnit = new Map<string, Person[]>();
  const principalOf = new Map<string, string>();
  const allowed = coordinator.toLowerCase().endsWith(`@${domain.toLowerCase()}`);

  const employedSince = (): string =>
    `${Number(today.slice(0, 4)) - die.whole(1, 24)}-${die.chance(0.75) ? '08' : '01'}-${die.pick(['07', '08', '10', '15', '16'])}`;
  const hire = (name: string, unit: string, roles: string, given: Partial<Person> = {}): Person => {
    const person: Person = {
      email: '',
      name,
      unit,
      otherUnits: [],
      roles: roles.split(', ').filter((role) => role !== ''),
      subjects: [],
      stages: [],
      interests: [],
      from: employedSince(),
      to: '',
      inviteEmail: '',
      outside: false,
      external: false,
      ...given,
    };
    person.email ||= address(name);
    people.push(person);
    atUnit.set(unit, [...(atUnit.get(unit) ?? []), person]);
    return person;
  };

  for (const [name, unit, roles, likes = ''] of named) {
    const given = name === 'Maryam Lindqvist' ? { email: coordinator.toLowerCase(), external: !allowed } : {};
    const person = hire(name, unit, roles, { ...given, interests: likes.split(', ').filter((like) => like !== '') });
    byName.set(name, person.email);
  }
  for (const [name, email] of visitors) byName.set(name, hire(name, '', '', { email, external: true, from: '' }).email);

  // One principal for each principal's area: at the first of its units (or where the guide wants her), and at the others as well.
  for (const label of new Set(all.map((place) => place.principalArea))) {
    const units = all.filter((place) => place.principalArea === label).map((place) => place.id);
    const [first = ''] = units;
    const present = people.find((person) => units.includes(person.unit) && person.roles.includes('rektor'));
    const principal = present ?? hire(inventedName(die, false), first, 'rektor');
    principal.otherUnits = units.filter((unit) => unit !== principal.unit);
    for (const unit of units) principalOf.set(unit, principal.email);
  }
  for (const place of all) {
    const preschool = place.forms === 'förskola';
    for (let seat = (atUnit.get(place.id) ?? []).length; seat < Math.min(place.staff, most); seat += 1) {
      const substitute = die.chance(0.03);
      const role = substitute
        ? 'vikarie'
        : !preschool && seat === 1
          ? 'biträdande rektor'
          : !preschool && seat === 2
            ? 'administratör'
            : 'pedagog';
      const person = hire(inventedName(die, preschool), place.id, role);
      if (role === 'pedagog' && !preschool) {
        person.subjects = [die.pick(schoolSubjects)];
        if (place.forms.includes('grundskola')) person.stages = [die.pick(stages)];
      } else if (die.chance(0.12)) person.subjects = [die.pick(preschoolSubjects)];
      if (die.chance(0.06)) person.interests = [die.pick(interests)];
      if (role === 'pedagog') ordinary.push(person);
    }
  }
  for (const unit of vacancies)
    for (const person of (atUnit.get(unit) ?? []).filter((one) => ordinary.includes(one)).slice(0, 2)) person.interests.push('lärspridare');

  const take = (): Person => ordinary.splice(die.whole(0, ordinary.length - 1), 1)[0] as Person;
  const times = (count: number, change: (person: Person, index: number) => void): void => {
    for (let index = 0; index < count; index += 1) change(take(), index);
  };
  times(6, (person, index) => {
    person.to = addDays(today, -9 - index * 31);
  });
  times(5, (person) => {
    person.from = nextTerm;
  });
  times(5, (person) => {
    person.outside = true;
  });
  times(4, (person) => {
    person.unit = '';
    person.roles = ['vikarie'];
  });
  times(9, (person) => {
    const home = all.find((place) => place.id === person.unit);
    person.otherUnits = [die.pick(all.filter((place) => place.area === home?.area && place.id !== person.unit)).id];
  });
  times(1, (person) => {
    person.inviteEmail = `funktion.${person.email}`;
  });
  const termEnd = addDays(nextTerm, -1);
  for (const person of people.filter((one) => one.roles.includes('vikarie') && daysBetween(today, termEnd) > 0 && die.chance(0.5)))
    person.to = termEnd;

  return {
    all: people,
    ordinary,
    principalOf,
    at: (unit) => people.filter((person) => person.unit === unit),
    addressOf(name) {
      const email = byName.get(name);
      if (email === undefined) throw new RangeError(`Nobody in the sample is called ${name}.`);
      return email;
    },
  };
}

/** The rows of Personer. */
export const peopleRows = (people: readonly Person[]): Cells[] =>
  people.map((person) => ({
    email: person.email,
    name: person.name,
    unit: person.unit,
    otherUnits: person.otherUnits.join(', '),
    roles: person.roles.join(', '),
    areas: '',
    subjects: person.subjects.join(', '),
    stages: person.stages.join(', '),
    interests: person.interests.join(', '),
    from: person.from,
    to: person.to,
    inviteEmail: person.inviteEmail,
    protected: person.outside ? 'ja' : '',
    external: person.external ? 'ja' : '',
  }));
