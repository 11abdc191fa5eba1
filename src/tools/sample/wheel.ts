// Delaby's annual wheel, what colleagues have asked for, and the settings.
import { addDays, mondayOfWeek } from '../../domain/time/dates.ts';
import type { Staff } from './people.ts';
import type { Cells, SampleOptions } from './sample.ts';
import { yearLabel } from './schoolyear.ts';

type Activity = readonly [
  title: string,
  strand: string,
  week: number,
  weeks: number,
  forms: string,
  networks: string,
  responsible: string,
  leadDays: number,
];

/** Weeks from 32 on lie in autumn, the others in spring. */
// biome-ignore format: a line an activity
const activities: readonly Activity[] = [
  ['Läsårsstart med rektorer', 'Läsår', 33, 1, '', '', 'Maryam Lindqvist', 42],
  ['Nya uppdrag: rektorerna utser lärspridare', 'Läsår', 34, 3, 'förskola', 'nat-larspridare', 'Rektorerna', 56],
  ['Introduktion för nya lärspridare', 'Utbildning', 37, 1, 'förskola', 'nat-larspridare', 'Huvudlärspridarna', 28],
  ['Enkät: vad behöver ni?', 'Utvärdering', 38, 2, '', '', 'Ann-Sofi Dahl', 21],
  ['Föreläsningsserie: Flerspråkighet på riktigt', 'Utbildning', 40, 6, 'förskola', '', 'Maryam Lindqvist', 70],
  ['Höstens nätverksträffar', 'Nätverk', 39, 10, '', 'nat-larspridare, nat-ikt-grundskola', 'Huvudlärspridarna', 56],
  ['Halvtidsavstämning i teamen', 'Utvärdering', 50, 1, 'förskola', 'nat-huvud', 'Johan Åkesson', 21],
  ['Lärgrupperna startar om', 'Nätverk', 3, 1, '', 'nat-flersprak, nat-natur', 'Ingrid Nyström', 35],
  ['Kurs: filma och berätta', 'Utbildning', 5, 3, 'förskola', 'nat-larspridare', 'Malin Fors', 42],
  ['Vårens nätverksträffar', 'Nätverk', 4, 16, '', 'nat-larspridare, nat-ikt-grundskola', 'Huvudlärspridarna', 56],
  ['Förnya vårdnadshavarnas samtycken till bild', 'Läsår', 11, 3, 'förskola', '', 'Rektorerna', 30],
  ['Lärspridarnas dag', 'Utbildning', 12, 1, '', 'nat-larspridare', 'Maryam Lindqvist', 84],
  ['Årets bokslut: vad gav det barnen?', 'Utvärdering', 21, 2, '', 'nat-huvud', 'Ann-Sofi Dahl', 42],
  ['Se över medgivanden som slutar i juni', 'Läsår', 20, 2, '', '', 'Maryam Lindqvist', 28],
];

/** The rows of Årshjul for the school year that begins in August of `start`. */
export const activityRows = (start: number): Cells[] =>
  activities.map(([title, strand, week, weeks, schoolForms, networks, responsible, leadDays], index) => {
    const from = mondayOfWeek(week >= 32 ? start : start + 1, week);
    return {
      id: `A-${String(index + 1).padStart(2, '0')}`,
      title,
      strand,
      from,
      to: addDays(from, weeks * 7 - 3),
      schoolForms,
      networks,
      responsible,
      leadDays,
    };
  });

/** The rows of Önskemål. */
export const requestRows = (staff: Staff): Cells[] => {
  const from = (unit: string): string => staff.at(unit).find((person) => person.roles.includes('pedagog'))?.email ?? '';
  const rows: Cells[] = [
    {
      unit: 'blasippan',
      from: staff.addressOf('Elif Demir'),
      kind: 'exempel',
      text: 'Vi har filmat sagor på fyra språk. Var lägger vi upp filmen?',
      answer: 'Skicka den till mig, så lägger jag upp den.',
      answeredBy: 'Maryam Lindqvist',
      status: 'besvarad',
    },
    {
      unit: 'grindstugan',
      from: from('grindstugan'),
      kind: 'stöd',
      text: 'Vi saknar lärspridare sedan i höstas. Kan någon från en annan förskola hjälpa oss?',
      status: 'hos ledare',
    },
    {
      unit: 'rynkan',
      from: from('rynkan'),
      kind: 'utbildning',
      text: 'Finns det en kurs i tecken som stöd för hela arbetslaget?',
      status: 'hos samordnare',
    },
    {
      unit: 'norrbackaskolan',
      from: from('norrbackaskolan'),
      kind: 'fråga',
      text: 'Får vi visa förskolans filmer på vårt föräldramöte?',
      answer: 'Nej, filmerna är bara för medarbetare.',
      answeredBy: 'Maryam Lindqvist',
      status: 'besvarad',
    },
    {
      unit: 'humlan',
      from: from('humlan'),
      kind: 'idé',
      text: 'Låt oss byta rum med en förskola i Team Öster en dag och skriva om det.',
      status: 'ny',
    },
    {
      unit: 'mejeriet',
      from: from('mejeriet'),
      kind: 'fråga',
      text: 'Kan träffarna ligga senare på dagen för oss som har långt att åka?',
      status: 'ny',
    },
  ];
  return rows.map((cells, index) => ({ id: `O-${String(index + 1).padStart(2, '0')}`, answer: '', answeredBy: '', ...cells }));
};

/** The rows of Inställningar that a municipality would fill in itself. */
export const settingRows = ({ domain, coordinator }: SampleOptions, start: number): Cells[] =>
  Object.entries({
    municipality: 'Delaby kommun',
    domains: domain,
    coordinators: coordinator,
    language: 'sv',
    timeZone: 'Europe/Stockholm',
    ambassadorName: 'lärspridare',
    leadName: 'huvudlärspridare',
    areaName: 'team',
    mandateRoles: 'lärspridare, IKT-pedagog',
    mandatesPerUnit: '1',
    removalShare: '0.2',
    removalTotal: '0.1',
    captionDays: '14',
    retentionRule: 'Inspelade föreläsningar gallras två år efter att de slutat visas, eller annars efter inspelningen.',
    retentionMonths: '24',
    retentionDecider: 'Karin Öberg, rektor',
    letterTexts:
      'Personuppgifter: Läs den på delaby.example/personuppgifter. Den rättsliga grunden är en uppgift av allmänt intresse. Ersättning: Arvodet gäller både föreläsningen och inspelningen. Återkallat: Arvodet påverkas inte.',
    minimumAnswers: '5',
    groupPrefix: 'delakultur',
    schoolYear: yearLabel(start),
  }).map(([name, value]) => ({ name, value }));
