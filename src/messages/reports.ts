/** What commands and cards report: of a run, a film, an import, and how it all stands. */
import { type Message, messageOf, type NoFacts } from '../domain/message.ts';
import type { Catalogue, Locale } from './catalogue.ts';

interface RunMessages {
  'run.nothing': NoFacts;
  'run.done': { changes: number };
  'run.mailed': { mails: number };
  'run.skipped': { changes: number };
  'run.unknown': { changes: number };
  'run.failed': { changes: number };
}

interface FilmMessages {
  /** `why` it waits, where that is known. */
  'showing.waits': { why: Message | undefined };
  /** At most so many rooms are named, and `rest` more there are; `why` others are closed. */
  'showing.seen': { viewers: number; rooms: readonly string[]; rest: number; until: string | undefined; why: Message | undefined };
  'why.sees': { person: string; name: string; sees: boolean };
  'why.no': { link: Message };
  'why.shouldSee': NoFacts;
  'why.shouldNotSee': NoFacts;
}

interface ImportMessages {
  'import.counts': {
    title: string;
    added: number;
    changed: number;
    unchanged: number;
    keyless: number;
    faulty: number;
    ambiguous: number;
  };
  'import.leftOut': { rows: number };
  'import.private': { units: number };
  'import.unknownColumns': { columns: readonly string[] };
  'import.dryRun': NoFacts;
  'import.goOn': NoFacts;
}

/** How many there are of each. */
export type Counts = Readonly<Record<'units' | 'people' | 'networks' | 'rooms' | 'recordings' | 'permits' | 'meetings', number>>;

interface StatusMessages {
  'status.stopped': { name: string; why: Message | undefined };
  'status.waiting': { name: string; changes: number; summary: Message; flag: string };
  'status.well': { name: string };
  'status.running': { holder: string; until: string };
  'status.counts': Counts;
  'status.remarks': { errors: number; warnings: number; notes: number };
  'status.films': NoFacts;
  'status.ending': { days: number };
  'status.endingPermit': { day: string; id: string; lecturer: string; films: number };
  'status.vacant': { units: readonly string[]; rest: number; role: string };
  'status.log': NoFacts;
}

interface CoverageMessages {
  'coverage.head': { have: number; need: number; units: number; role: string };
  'coverage.noArea': NoFacts;
  'coverage.units': NoFacts;
  'coverage.need': NoFacts;
  'coverage.have': NoFacts;
  'coverage.unit': NoFacts;
  'coverage.state': NoFacts;
  'coverage.until': NoFacts;
}

interface YearMessages {
  'year.head': { year: string; from: string; to: string };
  'year.mandates': { ends: number; continues: number };
  'year.ends': { who: string };
  'year.vacant': { units: string; many: number };
  'year.groups': { groups: string };
  'year.permits': { permits: string };
  'year.calendar': { kinds: readonly string[] };
  'year.wouldWrite': { rows: number };
  'year.wrote': { rows: number };
}

interface ReportMessages extends RunMessages, FilmMessages, ImportMessages, StatusMessages, CoverageMessages, YearMessages {}

export const reportMessage = messageOf<ReportMessages>();

const svChanges = (n: number, { count }: Locale): string => count(n, 'ändring', 'ändringar');
const enChanges = (n: number, { count }: Locale): string => count(n, 'change', 'changes');
const list = (names: readonly string[], rest: number, more: string): string => names.join(', ') + (rest > 0 ? more : '');

/** Rounded down: 100 % is all of it. */
const percent = (have: number, need: number): number => Math.floor((100 * have) / need);

export const reports: Catalogue<ReportMessages> = {
  'run.nothing': {
    sv: 'Allt stämmer. Inget behövde ändras.',
    en: 'All is as it should be. Nothing needed to change.',
  },
  'run.done': {
    sv: ({ changes }, { count }) => `✓ ${count(changes, 'ändring gjord', 'ändringar gjorda')}.`,
    en: ({ changes }, locale) => `✓ ${enChanges(changes, locale)} done.`,
  },
  'run.mailed': {
    sv: ({ mails }, { count }) => `✉ ${count(mails, 'mejl skickat', 'mejl skickade')}.`,
    en: ({ mails }, { count }) => `✉ ${count(mails, 'mail', 'mails')} sent.`,
  },
  'run.skipped': {
    sv: ({ changes }, locale) => `… ${svChanges(changes, locale)} väntar till nästa körning.`,
    en: ({ changes }, locale) => `… ${enChanges(changes, locale)} left for the next run.`,
  },
  'run.unknown': {
    sv: ({ changes }, locale) => `? ${svChanges(changes, locale)}: svaret kom inte fram. Nästa körning ser efter.`,
    en: ({ changes }, locale) => `? ${enChanges(changes, locale)}: the answer was lost. The next run looks.`,
  },
  'run.failed': {
    sv: ({ changes }, locale) => `✗ ${svChanges(changes, locale)} misslyckades:`,
    en: ({ changes }, locale) => `✗ ${enChanges(changes, locale)} failed:`,
  },

  'showing.waits': {
    sv: ({ why }, { text }) => `${why ? `${text(why)} ` : ''}Filmen ligger i Väntrummet. Bara samordnarna kan se den.`,
    en: ({ why }, { text }) => `${why ? `${text(why)} ` : ''}The film lies in the waiting room. Only the coordinators can see it.`,
  },
  'showing.seen': {
    sv: ({ viewers, rooms, rest, until, why }, { text, count }) =>
      `Ses av ${count(viewers, 'person', 'personer')} i ${list(rooms, rest, ` och ${rest} till`)}${until ? ` till och med ${until}` : ''}.${
        why ? ` Andra rum är stängda: ${text(why)}` : ''
      }`,
    en: ({ viewers, rooms, rest, until, why }, { text, count }) =>
      `Seen by ${count(viewers, 'person', 'people')} in ${list(rooms, rest, ` and ${rest} more`)}${until ? ` until ${until}` : ''}.${
        why ? ` Other rooms are closed: ${text(why)}` : ''
      }`,
  },
  'why.sees': {
    sv: ({ person, name, sees }) => `${person} får ${sees ? '' : 'inte '}se ${name}.`,
    en: ({ person, name, sees }) => `${person} may ${sees ? '' : 'not '}see ${name}.`,
  },
  'why.no': { sv: ({ link }, { text }) => `Nej: ${text(link)}`, en: ({ link }, { text }) => `No: ${text(link)}` },
  'why.shouldSee': {
    sv: 'Så ska det inte vara: en ändring väntar. Kör delakultur plan.',
    en: 'That is not as it should be: a change waits. Run delakultur plan.',
  },
  'why.shouldNotSee': {
    sv: 'Enligt arbetsboken ska det inte vara så: en ändring väntar. Kör delakultur plan.',
    en: 'By the workbook it should not be so: a change waits. Run delakultur plan.',
  },

  'import.counts': {
    sv: ({ title, added, changed, unchanged, keyless, faulty, ambiguous }, { count, number }) =>
      `${title}: ${[
        count(added, 'ny', 'nya'),
        count(changed, 'ändrad', 'ändrade'),
        count(unchanged, 'oförändrad', 'oförändrade'),
        `${number(keyless)} utan nyckel`,
        `${number(faulty)} med fel`,
        ...(ambiguous > 0 ? [count(ambiguous, 'inte inläst', 'inte inlästa')] : []),
      ].join(', ')}.`,
    en: ({ title, added, changed, unchanged, keyless, faulty, ambiguous }, { number }) =>
      `${title}: ${number(added)} new, ${number(changed)} changed, ${number(unchanged)} unchanged, ${number(keyless)} without a key, ${number(faulty)} faulty${
        ambiguous > 0 ? `, ${number(ambiguous)} not imported` : ''
      }.`,
  },
  'import.leftOut': {
    sv: ({ rows }, { count }) => `--where valde bort ${count(rows, 'rad', 'rader')}.`,
    en: ({ rows }, { count }) => `--where left out ${count(rows, 'row', 'rows')}.`,
  },
  'import.private': {
    sv: ({ units }, { count }) =>
      `${count(units, 'enhet', 'enheter')} med enskild huvudman togs inte med: personalen där är inte kommunens. Ta med dem: --private`,
    en: ({ units }, { count }) =>
      `${count(units, 'unit', 'units')} of a private owner left out: their staff are not the municipality’s. Take them in: --private`,
  },
  'import.unknownColumns': {
    sv: ({ columns }) => `Kolumner som inte används: ${columns.join(', ')}`,
    en: ({ columns }) => `Columns that are not used: ${columns.join(', ')}`,
  },
  'import.dryRun': { sv: 'Inget är skrivet (--dry-run).', en: 'Nothing was written (--dry-run).' },
  'import.goOn': {
    sv: 'Se vad det leder till, och om allt som raderna nämner finns: delakultur plan',
    en: 'See what follows from it, and whether all that the rows name is there: delakultur plan',
  },

  'status.stopped': {
    sv: ({ name, why }, { text }) => `${name} · !! ${why ? text(why) : ''}`,
    en: ({ name, why }, { text }) => `${name} · !! ${why ? text(why) : ''}`,
  },
  'status.waiting': {
    sv: ({ name, changes, summary, flag }, locale) =>
      `${name} · ${svChanges(changes, locale)} väntar. ${locale.text(summary)} Se dem: delakultur plan${flag}`,
    en: ({ name, changes, summary, flag }, locale) =>
      `${name} · ${enChanges(changes, locale)} waiting. ${locale.text(summary)} See them: delakultur plan${flag}`,
  },
  'status.well': { sv: ({ name }) => `${name} · Allt stämmer.`, en: ({ name }) => `${name} · All is as it should be.` },
  'status.running': {
    sv: ({ holder, until }) => `En körning pågår (${holder}), som längst till ${until}.`,
    en: ({ holder, until }) => `A run is under way (${holder}), until ${until} at the latest.`,
  },
  'status.counts': {
    sv: ({ units, people, networks, rooms, recordings, permits, meetings }, { count }) =>
      `${[
        count(units, 'enhet', 'enheter'),
        count(people, 'person', 'personer'),
        count(networks, 'nätverk', 'nätverk'),
        count(rooms, 'rum', 'rum'),
        count(recordings, 'inspelning', 'inspelningar'),
        count(permits, 'medgivande', 'medgivanden'),
        count(meetings, 'träff', 'träffar'),
      ].join(', ')}.`,
    en: ({ units, people, networks, rooms, recordings, permits, meetings }, { count }) =>
      `${[
        count(units, 'unit', 'units'),
        count(people, 'person', 'people'),
        count(networks, 'network', 'networks'),
        count(rooms, 'room', 'rooms'),
        count(recordings, 'recording', 'recordings'),
        count(permits, 'permit', 'permits'),
        count(meetings, 'meeting', 'meetings'),
      ].join(', ')}.`,
  },
  'status.remarks': {
    sv: ({ errors, warnings, notes }, { count, number }) =>
      `Anmärkningar på arbetsboken: ${number(errors)} fel, ${count(warnings, 'varning', 'varningar')}, ${number(notes)} att veta.`,
    en: ({ errors, warnings, notes }, { count }) =>
      `Remarks on the workbook: ${count(errors, 'error', 'errors')}, ${count(warnings, 'warning', 'warnings')}, ${count(notes, 'note', 'notes')}.`,
  },
  'status.films': { sv: 'Filmer efter status', en: 'Films by status' },
  'status.ending': {
    sv: ({ days }) => `Medgivanden som går ut inom ${days} dagar`,
    en: ({ days }) => `Permits that end within ${days} days`,
  },
  'status.endingPermit': {
    sv: ({ day, id, lecturer, films }, { count }) => `${day}  ${id} ${lecturer} (${count(films, 'film', 'filmer')})`,
    en: ({ day, id, lecturer, films }, { count }) => `${day}  ${id} ${lecturer} (${count(films, 'film', 'films')})`,
  },
  'status.vacant': {
    sv: ({ units, rest, role }, { count }) =>
      `${count(units.length + rest, 'enhet', 'enheter')} saknar ${role}: ${list(units, rest, ` och ${rest} till`)}`,
    en: ({ units, rest, role }, { count }) =>
      `${count(units.length + rest, 'unit', 'units')} without ${role}: ${list(units, rest, ` and ${rest} more`)}`,
  },
  'status.log': { sv: 'Senast i loggen', en: 'Latest in the log' },

  'coverage.head': {
    sv: ({ have, need, units, role }, { number, count }) =>
      `Täckning (${role}): ${number(have)} av ${number(need)} på ${count(units, 'enhet', 'enheter')}${need === 0 ? '' : `, ${percent(have, need)} %`}.`,
    en: ({ have, need, units, role }, { number, count }) =>
      `Coverage (${role}): ${number(have)} of ${number(need)} at ${count(units, 'unit', 'units')}${need === 0 ? '' : `, ${percent(have, need)}%`}.`,
  },
  'year.head': {
    sv: ({ year, from, to }) => `Läsåret ${year}, ${from} till ${to}.`,
    en: ({ year, from, to }) => `The school year ${year}, ${from} to ${to}.`,
  },
  'year.mandates': {
    sv: ({ ends, continues }, { number, count }) => `${count(ends, 'uppdrag slutar', 'uppdrag slutar')}, ${number(continues)} fortsätter.`,
    en: ({ ends, continues }, { number, count }) =>
      `${count(ends, 'mandate ends', 'mandates end')}, ${number(continues)} ${continues === 1 ? 'goes' : 'go'} on.`,
  },
  'year.ends': {
    sv: ({ who }) => `Slutar: ${who}. Fortsätter någon: --prolong UPPDRAGETS ID, eller --prolong alla`,
    en: ({ who }) => `Ending: ${who}. If somebody goes on: --prolong THE MANDATE’S ID, or --prolong alla`,
  },
  'year.vacant': {
    sv: ({ units, many }, { count }) => `${count(many, 'enhet blir utan', 'enheter blir utan')}: ${units}.`,
    en: ({ units, many }, { count }) => `${count(many, 'unit is', 'units are')} left without: ${units}.`,
  },
  'year.groups': {
    sv: ({ groups }) => `Lärgrupper att avsluta eller fortsätta med: ${groups}.`,
    en: ({ groups }) => `Learning groups to close or go on with: ${groups}.`,
  },
  'year.permits': {
    sv: ({ permits }) => `Medgivanden som slutar före läsåret gör det: ${permits}. Förnya dem: delakultur permit renew`,
    en: ({ permits }) => `Permits that end before the year does: ${permits}. Renew them: delakultur permit renew`,
  },
  'year.calendar': {
    sv: ({ kinds }) => `I Kalender saknas för läsåret: ${kinds.join(', ')}.`,
    en: ({ kinds }) => `Missing in Kalender for the year: ${kinds.join(', ')}.`,
  },
  'year.wouldWrite': {
    sv: ({ rows }, { count }) =>
      rows === 0 ? 'Inget att skriva.' : `${count(rows, 'rad skulle ändras', 'rader skulle ändras')}. Inget är skrivet (--dry-run).`,
    en: ({ rows }, { count }) =>
      rows === 0 ? 'Nothing to write.' : `${count(rows, 'row', 'rows')} would change. Nothing was written (--dry-run).`,
  },
  'year.wrote': {
    sv: ({ rows }, { count }) => `${count(rows, 'rad ändrad', 'rader ändrade')}. Se vad det leder till: delakultur plan`,
    en: ({ rows }, { count }) => `${count(rows, 'row', 'rows')} changed. See what follows from it: delakultur plan`,
  },
  'coverage.noArea': { sv: '(inget område)', en: '(no area)' },
  'coverage.units': { sv: 'Enheter', en: 'Units' },
  'coverage.need': { sv: 'Behov', en: 'Need' },
  'coverage.have': { sv: 'Har', en: 'Have' },
  'coverage.unit': { sv: 'Enhet', en: 'Unit' },
  'coverage.state': { sv: 'Läge', en: 'State' },
  'coverage.until': { sv: 'Till och med', en: 'Until' },
};
