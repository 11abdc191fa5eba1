// Thirty network meetings around today, on the networks' own weekdays and times and never on a day to avoid.
import { addDays, weekday } from '../../domain/time/dates.ts';
import { daysFrom } from './days.ts';
import type { Cells } from './sample.ts';

const weekdays = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag'];

type Plan = {
  network: string;
  past: number;
  coming: number;
  place: string;
  online?: boolean;
  titles: readonly string[];
  materials: readonly string[];
};

const teamTitles = ['Så delar vi i år', 'Vad tar vi vidare?', 'Exempel från enheterna'];
const team = (network: string, place: string, online = false): Plan => ({
  network,
  past: 1,
  coming: 2,
  place,
  online,
  titles: teamTitles,
  materials: ['F-005', 'F-007', ''],
});

/** Which networks meet how often here. There is room left in every term: a suggested time has somewhere to go. */
const plans: readonly Plan[] = [
  {
    ...team('nat-city', 'Rådhuset, sal Linden'),
    past: 2,
    coming: 2,
    titles: ['Så delar vi i år', 'Vad tar vi vidare?', 'Filma med barnen', 'Exempel från enheterna'],
    materials: ['F-005', 'F-007', 'F-015', 'F-058'],
  },
  team('nat-norr', 'Norrbackaskolan, personalrummet'),
  team('nat-soder', 'Förskolan Humlan, ateljén'),
  team('nat-oster', 'Österängsskolan, aulan'),
  team('nat-vaster', 'Västerledsskolan, biblioteket', true),
  team('nat-landsbygd', 'Kyrkbyskolan, matsalen', true),
  {
    network: 'nat-larspridare',
    past: 1,
    coming: 1,
    place: 'Delaby gymnasium, aulan',
    titles: ['Delakultur för alla', 'Lärspridarnas dag'],
    materials: ['F-050', 'F-012'],
  },
  {
    network: 'nat-huvud',
    past: 1,
    coming: 2,
    place: 'Förvaltningen, sal Eken',
    titles: ['Stöd till nya lärspridare', 'Läget i teamen', 'Enkäten och nästa steg'],
    materials: ['F-052', 'F-006', 'F-054'],
  },
  {
    network: 'nat-ikt-grundskola',
    past: 1,
    coming: 1,
    place: 'Delaby centralskola, sal 12',
    online: true,
    titles: ['Digital kompetens i alla ämnen', 'Verktyg vi delar'],
    materials: ['F-056', 'F-013'],
  },
  {
    network: 'nat-flersprak',
    past: 1,
    coming: 1,
    place: 'Stadsbiblioteket, Läsrummet',
    titles: ['Kartlägg språken', 'Högläsning på två språk'],
    materials: ['F-012', 'F-008'],
  },
  {
    network: 'nat-natur',
    past: 1,
    coming: 1,
    place: 'Naturskolan vid Åparken',
    titles: ['Ute i alla väder', 'Vatten och is'],
    materials: ['F-022', 'F-021'],
  },
];

const agendas = [
  'Välkommen och laget runt\nVi ser filmen tillsammans (20 min)\nSamtal i mindre grupper\nVad tar du med till din enhet?',
  'Sedan sist: vad har ni prövat?\nFilmen och samtalsfrågorna\nExempel från två enheter\nNästa steg och vem som gör vad',
  'Kort lägesrunda\nTema: från film till samtal på APT\nPlanera vad vi delar härnäst\nFrågor till samordnaren',
];
const notes = [
  'Vi enades om att visa filmen på nästa APT och ta med ett exempel var.',
  'Flera enheter vill filma själva. Johan frågar Maryam om lån av mikrofoner.',
  'Samtalsfrågorna fungerade bra i små grupper. Tiden var knapp.',
];

/** `count` of `days`, spread evenly; `shift` (0–1) moves them within their stretch, so that not all networks meet in one week. */
const spread = (days: readonly string[], count: number, shift: number): string[] =>
  Array.from({ length: count }, (_, index) => days[Math.floor(((index + shift) * days.length) / count)]).filter((day) => day !== undefined);

/** Adds minutes to a clock time 'HH:MM' within one day. */
const later = (time: string, minutes: number): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = hour * 60 + minute + minutes;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
};

/** The meeting that still lacks place and agenda: the first coming one of the lead ambassadors. */
export const unplaced = 'nat-huvud';

/**
 * The rows of Träffar, in order of time. `terms` are the days on which school goes on, `avoid` days that no meeting may take,
 * `guest` someone from elsewhere who visits one learning group.
 */
export function meetingRows(
  today: string,
  networks: readonly Cells[],
  terms: readonly { from: string; to: string }[],
  avoid: ReadonlySet<string>,
  guest: string,
): Cells[] {
  const open = terms
    .flatMap((term) => daysFrom(term.from, term.to))
    .filter((day) => !avoid.has(day) && Math.abs(Date.parse(day) - Date.parse(today)) < 210 * 86_400_000);
  const rows = plans.flatMap((plan, order) => {
    const network = networks.find((row) => row.id === plan.network);
    if (network === undefined) throw new RangeError(`The sample has no network ${plan.network}.`);
    const fits = (day: string): boolean =>
      String(network.weekdays)
        .split(', ')
        .includes(weekdays[weekday(day) - 1] ?? '');
    const shift = ((order * 3) % plans.length) / plans.length;
    const past = spread(
      open.filter((day) => day < today && fits(day)),
      plan.past,
      shift,
    );
    // Team City meets within two weeks: there is always something near.
    const ahead = open.filter((day) => day > addDays(today, 1) && fits(day));
    const coming =
      plan.network === 'nat-city'
        ? [...ahead.slice(0, 1), ...spread(ahead.slice(6), plan.coming - 1, 0.5)]
        : spread(ahead, plan.coming, shift);
    return [...past, ...coming].map((day, index): Cells => {
      const [start = '13:00'] = String(network.time).split('-');
      const cancelled = plan.network === 'nat-landsbygd' && index === plan.past;
      const bare = plan.network === unplaced && index === plan.past;
      const held = day < today;
      return {
        network: plan.network,
        title: `${String(network.name)}: ${plan.titles[index] ?? ''}`,
        start: `${day} ${start}`,
        end: `${day} ${later(start, Number(network.minutes))}`,
        place: bare ? '' : plan.place,
        online: plan.online ? 'ja' : '',
        guests: plan.network === 'nat-natur' && !held ? guest : '',
        agenda: bare ? '' : (agendas[(order + index) % agendas.length] ?? ''),
        materials: bare ? '' : (plan.materials[index] ?? ''),
        links: '',
        notes: held ? (notes[(order + index) % notes.length] ?? '') : '',
        status: cancelled ? 'inställd' : held ? 'genomförd' : 'planerad',
        attended: '',
      };
    });
  });
  rows.sort((a, b) =>
    String(a.start) < String(b.start) ? -1 : String(a.start) > String(b.start) ? 1 : String(a.network) < String(b.network) ? -1 : 1,
  );
  return rows.map((cells, index) => ({ id: `T-${String(index + 1).padStart(3, '0')}`, ...cells }));
}
