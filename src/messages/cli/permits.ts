/** What the permit commands say: what they refuse, what they ask, and what came of it. */
import { type Message, messageOf, type NoFacts } from '../../domain/message.ts';
import type { Catalogue } from '../catalogue.ts';

export interface PermitCommandMessages {
  'permit.somebodyElses': { recording: string; why: Message };
  'permit.enteredAt': { recordings: string };
  'permit.namedByNone': { permit: string };
  'permit.withdrawnAlready': { permit: string; day: string };
  'permit.noneButThese': { permit: string; known: string };
  'permit.newLacksFlags': { permit: string };
  'permit.yesLacksFlags': { flags: string };
  'permit.nobodyToAsk': { recording: string };
  'permit.questionWaits': { permit: string; lecturer: string; flag: string };
  'permit.closesUntilYes': NoFacts;
  'permit.renewDayUnread': { given: string };
  'permit.rowUnread': { permit: string };
  'permit.none': { permit: string };
  'permit.renewLacksFlags': NoFacts;
  'permit.renewUnapproved': NoFacts;
  'permit.noLastDay': NoFacts;
  'permit.renewHeaders': NoFacts;
  'permit.renewed': { until: string; permits: string };
  'permit.dateUnread': { given: string };
  /** `lecturer` undefined: the row names nobody. */
  'permit.recorded': { lecturer: string | undefined; yes: boolean; day: string; permit: string };
  'permit.changesWait': { changes: number; flag: string };
  'permit.askRenewals': { renewals: number };
}

export const permitCommandMessage = messageOf<PermitCommandMessages>();

export const permitCommands: Catalogue<PermitCommandMessages> = {
  'permit.somebodyElses': {
    sv: ({ recording, why }, { text }) => `${recording}: ${text(why)} Inget är skrivet.`,
    en: ({ recording, why }, { text }) => `${recording}: ${text(why)} Nothing was written.`,
  },
  'permit.enteredAt': {
    sv: ({ recordings }) => `Medgivandet är skrivet vid ${recordings}.`,
    en: ({ recordings }) => `The permit was entered at ${recordings}.`,
  },
  'permit.namedByNone': {
    sv: ({ permit }) => `Ingen inspelning anger ${permit} än.`,
    en: ({ permit }) => `No recording names ${permit} yet.`,
  },
  'permit.withdrawnAlready': {
    sv: ({ permit, day }) =>
      `Medgivandet ${permit} är återkallat (${day}) och öppnas inte igen. Gör ett nytt: delakultur permit grant NYTT-ID --recordings … --audience …`,
    en: ({ permit, day }) =>
      `The permit ${permit} was withdrawn (${day}) and is not opened again. Make a new one: delakultur permit grant NEW-ID --recordings … --audience …`,
  },
  'permit.noneButThese': {
    sv: ({ permit, known }) => `Det finns inget medgivande ${permit}. De senaste heter ${known}. Se alla: delakultur export permits`,
    en: ({ permit, known }) => `There is no permit ${permit}. The latest are ${known}. See all: delakultur export permits`,
  },
  'permit.newLacksFlags': {
    sv: ({ permit }) =>
      `Det finns inget medgivande ${permit}. Gör ett nytt: ange --recordings (id, serie:NAMN eller alla) och --audience (rummens id eller "alla medarbetare").`,
    en: ({ permit }) =>
      `There is no permit ${permit}. Make a new one: give --recordings (ids, serie:NAME or alla) and --audience (room ids or "alla medarbetare").`,
  },
  'permit.yesLacksFlags': {
    sv: ({ flags }) => `Ett ja måste säga vad det gäller. Ange ${flags}.`,
    en: ({ flags }) => `A yes must say what it is for. Give ${flags}.`,
  },
  'permit.nobodyToAsk': {
    sv: ({ recording }) => `Ingen föreläsare i ${recording} saknar medgivande. Ange --lecturer NAMN för att fråga någon till.`,
    en: ({ recording }) => `No lecturer of ${recording} lacks a permit. Give --lecturer NAME to ask someone more.`,
  },
  'permit.questionWaits': {
    sv: ({ permit, lecturer, flag }) =>
      `${permit}: frågan till ${lecturer} väntar på svar. Brevet: delakultur permit letter ${permit}${flag}`,
    en: ({ permit, lecturer, flag }) =>
      `${permit}: the question to ${lecturer} waits for an answer. The letter: delakultur permit letter ${permit}${flag}`,
  },
  'permit.closesUntilYes': {
    sv: `Filmen visas nu. Nästa apply stänger den tills alla har sagt ja.`,
    en: `The recording is shown now. The next apply closes it until all have said yes.`,
  },
  'permit.renewDayUnread': {
    sv: ({ given }) => `--renew ${given}: skriv dagen som 2027-06-30.`,
    en: ({ given }) => `--renew ${given}: write the day as 2027-06-30.`,
  },
  'permit.rowUnread': {
    sv: ({ permit }) => `Raden för medgivandet ${permit} går inte att läsa. Se varför: delakultur plan`,
    en: ({ permit }) => `The row of the permit ${permit} can’t be read. See why: delakultur plan`,
  },
  'permit.none': {
    sv: ({ permit }) => `Det finns inget medgivande ${permit}. Se alla: delakultur export permits`,
    en: ({ permit }) => `There is no permit ${permit}. See all: delakultur export permits`,
  },
  'permit.renewLacksFlags': {
    sv: 'Ange --to DAG och --evidence UNDERLAG: föreläsaren måste ha sagt ja till den nya dagen.',
    en: 'Give --to DAY and --evidence TEXT: the lecturer must have said yes to the new day.',
  },
  'permit.renewUnapproved': {
    sv: 'Ingen kan svara på frågan här. Ange --yes. Inget är gjort.',
    en: 'Nobody can answer the question here. Give --yes. Nothing was done.',
  },
  'permit.noLastDay': { sv: 'ingen sista dag', en: 'no last day' },
  'permit.renewHeaders': { sv: 'Id|Föreläsare|Nu till|Sedan till', en: 'Id|Lecturer|Until now|Then until' },
  'permit.renewed': {
    sv: ({ until, permits }) => `Förnyat till ${until}: ${permits}.`,
    en: ({ until, permits }) => `Renewed until ${until}: ${permits}.`,
  },
  'permit.dateUnread': {
    sv: ({ given }) => `--date ${given}: skriv dagen som 2026-11-16.`,
    en: ({ given }) => `--date ${given}: write the day as 2026-11-16.`,
  },
  'permit.recorded': {
    sv: ({ lecturer, yes, day, permit }) => `Antecknat: ${lecturer ?? 'föreläsaren'} sa ${yes ? 'ja' : 'nej'} ${day} (${permit}).`,
    en: ({ lecturer, yes, day, permit }) => `Recorded: ${lecturer ?? 'the lecturer'} said ${yes ? 'yes' : 'no'} on ${day} (${permit}).`,
  },
  'permit.changesWait': {
    sv: ({ changes, flag }, { count }) => `${count(changes, 'ändring', 'ändringar')} väntar. Genomför: delakultur apply${flag}`,
    en: ({ changes, flag }, { count }) => `${count(changes, 'change waits', 'changes wait')}. Carry out: delakultur apply${flag}`,
  },
  'permit.askRenewals': {
    sv: ({ renewals }) => `\nSkriva in ${renewals === 1 ? 'förnyelsen' : `${renewals} förnyelser`}? [j/N] `,
    en: ({ renewals }) => `\nWrite ${renewals === 1 ? 'the renewal' : `${renewals} renewals`}? [y/N] `,
  },
};
