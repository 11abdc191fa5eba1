/** What each command says: what it refuses, what it asks, and what came of it. */
import { type Message, messageOf, type NoFacts } from '../../domain/message.ts';
import type { Catalogue } from '../catalogue.ts';

export interface CommandMessages {
  'import.refused': { path: string; row: number | undefined; why: Message };
  'row.unsound': { problems: readonly Message[] };
  'apply.nobodyToAsk': NoFacts;
  'command.nothingDone': NoFacts;
  'phase.withdraw': NoFacts;
  'phase.revoke': NoFacts;
  'phase.create': NoFacts;
  'phase.grant': NoFacts;
  'phase.publish': NoFacts;
  'phase.meetings': NoFacts;
  'phase.workbook': NoFacts;
  'apply.askNumber': { removals: number };
  'apply.removalsUnread': { given: string };
  'check.whatLiveDoes': NoFacts;
  'flag.noEmail': { flag: string; given: string };
  'import.systemTable': { table: string };
  'import.whereUnread': { given: string };
  'report.noPart': { given: string };
  'year.unread': { given: string };
  'year.noMandate': { given: string };
  'init.alreadyThere': { at: string; domain: string; flag: string };
  'init.editionEmbeddedOnly': NoFacts;
  'init.sampleEmbeddedOnly': NoFacts;
  'init.making': NoFacts;
  'init.sampleReady': { flag: string };
  'init.ready': { flag: string };
  'init.domainMissing': NoFacts;
  'init.domainUnread': { given: string };
  'init.coordinatorMissing': { domain: string };
  'init.coordinatorUnread': { given: string };
  'init.seedUnread': { given: string };
  'init.customerUnread': { given: string };
  'command.carryItOut': { flag: string };
  'row.onSeveral': { key: string; table: string; rows: string };
  'plan.liesIn': { path: string };
  'plan.noFolder': { folder: string };
  'serve.embeddedOnly': NoFacts;
  'serve.noWorkspace': { folder: string };
  'serve.portInUse': { port: number; next: number };
  'serve.portRefused': { port: number };
  'serve.portUnread': { given: string };
  'why.noEmail': { given: string };
  'why.noFilmOrRoom': { given: string };
  'plan.notOne': { path: string };
  'plan.neverFinished': { path: string };
  'plan.holdsNoMore': { path: string; date: string };
  'plan.altered': { path: string };
  'apply.otherPlanShown': { allowed: number };
  'workspace.fileUnread': { path: string };
  'workspace.none': { at: string; init: string };
  'workspace.asUnread': { as: string };
  'workspace.nowEmbeddedOnly': NoFacts;
  'workspace.asEmbeddedOnly': NoFacts;
  'workspace.nowUnread': { given: string };
  'apply.wrongNumber': { allowed: number; removals: number };
  'apply.askChanges': { changes: number };
  'init.coordinatorOutside': { domains: readonly string[] };
  'import.noTable': { given: string; near: string | undefined; tables: string };
}

export const commandMessage = messageOf<CommandMessages>();

export const commands: Catalogue<CommandMessages> = {
  'import.refused': {
    sv: ({ path, row, why }, { text }) => `${path}${row === undefined ? '' : `, rad ${row}`}: ${text(why)} Inget är inläst.`,
    en: ({ path, row, why }, { text }) => `${path}${row === undefined ? '' : `, row ${row}`}: ${text(why)} Nothing was imported.`,
  },
  'row.unsound': {
    sv: ({ problems }, { text }) => `${problems.map(text).join(' ')} Inget är skrivet.`,
    en: ({ problems }, { text }) => `${problems.map(text).join(' ')} Nothing was written.`,
  },
  'apply.nobodyToAsk': {
    sv: 'Ingen kan svara på frågan här. Ange --yes, eller --plan FIL med en plan som är granskad. Inget är gjort.',
    en: 'Nobody can answer the question here. Give --yes, or --plan FILE with a plan that was reviewed. Nothing was done.',
  },
  'command.nothingDone': { sv: 'Inget är gjort.', en: 'Nothing was done.' },
  'phase.withdraw': { sv: 'Stänger', en: 'Closing' },
  'phase.revoke': { sv: 'Tar bort', en: 'Taking away' },
  'phase.create': { sv: 'Skapar', en: 'Making' },
  'phase.grant': { sv: 'Ger tillgång', en: 'Giving access' },
  'phase.publish': { sv: 'Visar filmer', en: 'Showing films' },
  'phase.meetings': { sv: 'Träffar', en: 'Meetings' },
  'phase.workbook': { sv: 'Skriver i arbetsboken', en: 'Writing in the workbook' },
  'apply.askNumber': {
    sv: ({ removals }) => `\nSkriv ${removals} för att godkänna att så många förlorar tillgång, eller Enter för att låta bli: `,
    en: ({ removals }) => `\nType ${removals} to approve that so many lose access, or Enter to leave it: `,
  },
  'apply.removalsUnread': {
    sv: ({ given }) => `--allow-removals ${given}: skriv antalet som plan visar, till exempel 61.`,
    en: ({ given }) => `--allow-removals ${given}: write the number that plan shows, such as 61.`,
  },
  'check.whatLiveDoes': {
    sv: 'Med --live prövas det här i er egen domän. Det som behövs görs för stunden och tas bort efteråt.',
    en: 'With --live this is tried in your own domain. What it takes is made for the moment and removed afterwards.',
  },
  'flag.noEmail': {
    sv: ({ flag, given }) => `${flag} ${given}: det är ingen e-postadress. Skriv en hel adress, till exempel testkonto@kommun.se.`,
    en: ({ flag, given }) => `${flag} ${given}: that is no e-mail address. Write a whole address, such as test@kommun.se.`,
  },
  'import.systemTable': {
    sv: ({ table }) => `${table} skrivs av systemet och kan inte läsas in.`,
    en: ({ table }) => `${table} is written by the system and can’t be imported.`,
  },
  'year.unread': {
    sv: ({ given }) => `--to ${given}: skriv läsåret som 2027/28.`,
    en: ({ given }) => `--to ${given}: write the school year as 2027/28.`,
  },
  'year.noMandate': {
    sv: ({ given }) => `--prolong ${given}: det finns inget sådant uppdrag. Skriv ett id ur Uppdrag, eller alla.`,
    en: ({ given }) => `--prolong ${given}: there is no such mandate. Write an id of the mandates table, or alla.`,
  },
  'report.noPart': {
    sv: ({ given }) => `Rapporten har ingen del ${given}. Skriv report, eller report coverage för täckningen.`,
    en: ({ given }) => `The report has no part ${given}. Write report, or report coverage for the coverage.`,
  },
  'import.whereUnread': {
    sv: ({ given }) => `--where ${given}: skriv kolumn=värde, till exempel --where kommun=Örebro.`,
    en: ({ given }) => `--where ${given}: write column=value, such as --where kommun=Örebro.`,
  },
  'init.alreadyThere': {
    sv: ({ at, domain, flag }) => `Arbetsytan finns redan i ${at} (${domain}). Inget är ändrat. Se läget: delakultur status${flag}`,
    en: ({ at, domain, flag }) =>
      `The workspace exists already in ${at} (${domain}). Nothing was changed. See how it stands: delakultur status${flag}`,
  },
  'init.editionEmbeddedOnly': {
    sv: '--edition gäller bara den inbyggda arbetsytan. Utelämna den.',
    en: '--edition is for the embedded workspace only. Leave it out.',
  },
  'init.sampleEmbeddedOnly': {
    sv: '--sample fyller bara en inbyggd arbetsyta: personerna är påhittade. Utelämna --workspace google.',
    en: '--sample fills an embedded workspace only: its people are invented. Leave out --workspace google.',
  },
  'init.making': { sv: 'Skapar arbetsbok, mappar och kalender …', en: 'Making workbook, folders and calendar …' },
  'init.sampleReady': {
    sv: ({ flag }) =>
      `Delaby kommun är klar. Tre ändringar väntar. Se dem: delakultur plan${flag} · Öppna arbetsytan: delakultur serve${flag}`,
    en: ({ flag }) => `Delaby is ready. Three changes wait. See them: delakultur plan${flag} · Open the workspace: delakultur serve${flag}`,
  },
  'init.ready': {
    sv: ({ flag }) =>
      `Arbetsytan är klar, med rummet rum-alla för alla medarbetare. Fyll den: delakultur import people personal.csv${flag} · Se sedan: delakultur plan${flag}`,
    en: ({ flag }) =>
      `The workspace is ready, with the room rum-alla for all staff. Fill it: delakultur import people staff.csv${flag} · Then see: delakultur plan${flag}`,
  },
  'init.domainMissing': {
    sv: 'Ange kommunens e-postdomän: --domain delaby.example',
    en: 'Give the municipality’s e-mail domain: --domain delaby.example',
  },
  'init.domainUnread': {
    sv: ({ given }) => `--domain ${given} är ingen domän. Skriv till exempel delaby.example.`,
    en: ({ given }) => `--domain ${given} is no domain. Write for example delaby.example.`,
  },
  'init.coordinatorMissing': {
    sv: ({ domain }) => `Ange samordnarens e-post: --coordinator namn@${domain}`,
    en: ({ domain }) => `Give the coordinator’s e-mail: --coordinator name@${domain}`,
  },
  'init.coordinatorUnread': {
    sv: ({ given }) => `--coordinator ${given} är ingen e-postadress.`,
    en: ({ given }) => `--coordinator ${given} is no e-mail address.`,
  },
  'init.seedUnread': {
    sv: ({ given }) => `--seed ${given}: skriv ett heltal.`,
    en: ({ given }) => `--seed ${given}: write a whole number.`,
  },
  'init.customerUnread': {
    sv: ({ given }) => `--customer-id ${given}: det börjar med C, som C0abc123.`,
    en: ({ given }) => `--customer-id ${given}: it begins with C, as C0abc123.`,
  },
  'command.carryItOut': {
    sv: ({ flag }) => `Genomför det: delakultur apply${flag}`,
    en: ({ flag }) => `Carry it out: delakultur apply${flag}`,
  },
  'row.onSeveral': {
    sv: ({ key, table, rows }) => `”${key}” står på flera rader i ${table} (${rows}). Behåll en av dem.`,
    en: ({ key, table, rows }) => `“${key}” stands on several rows of ${table} (${rows}). Keep one of them.`,
  },
  'plan.liesIn': {
    sv: ({ path }) => `Planen ligger i ${path}. Genomför just den: delakultur apply --plan ${path}`,
    en: ({ path }) => `The plan lies in ${path}. Carry out just that one: delakultur apply --plan ${path}`,
  },
  'plan.noFolder': {
    sv: ({ folder }) => `Mappen ${folder} finns inte, så planen kunde inte skrivas. Skapa mappen, eller ange en annan med --out.`,
    en: ({ folder }) =>
      `The folder ${folder} does not exist, so the plan could not be written. Make the folder, or give another with --out.`,
  },
  'serve.embeddedOnly': { sv: 'serve gäller bara den inbyggda arbetsytan.', en: 'serve is for the embedded workspace only.' },
  'serve.noWorkspace': {
    sv: ({ folder }) => `Det finns ingen arbetsyta i ${folder}. Skapa en: delakultur init --help`,
    en: ({ folder }) => `There is no workspace in ${folder}. Make one: delakultur init --help`,
  },
  'serve.portInUse': {
    sv: ({ port, next }) => `Port ${port} används redan. Prova en annan: delakultur serve --port ${next}`,
    en: ({ port, next }) => `Port ${port} is in use. Try another: delakultur serve --port ${next}`,
  },
  'serve.portRefused': {
    sv: ({ port }) => `Port ${port} får du inte använda. Prova 8787.`,
    en: ({ port }) => `You may not use port ${port}. Try 8787.`,
  },
  'serve.portUnread': {
    sv: ({ given }) => `--port ${given}: skriv ett heltal mellan 0 och 65535.`,
    en: ({ given }) => `--port ${given}: write a whole number from 0 to 65535.`,
  },
  'why.noEmail': {
    sv: ({ given }) => `”${given}” är ingen e-postadress. Skriv: delakultur why namn@kommun.se F-012`,
    en: ({ given }) => `“${given}” is no e-mail address. Write: delakultur why name@kommun.se F-012`,
  },
  'why.noFilmOrRoom': {
    sv: ({ given }) =>
      `Det finns varken inspelning eller rum ”${given}”. Se vilka som finns: delakultur export recordings, delakultur export rooms`,
    en: ({ given }) =>
      `There is neither a recording nor a room “${given}”. See which there are: delakultur export recordings, delakultur export rooms`,
  },
  'plan.notOne': {
    sv: ({ path }) => `${path} är ingen plan. Gör en: delakultur plan --out ${path}`,
    en: ({ path }) => `${path} is not a plan. Make one: delakultur plan --out ${path}`,
  },
  'plan.neverFinished': {
    sv: ({ path }) => `Planen i ${path} blev aldrig färdig: arbetsytan gick inte att läsa då. Gör en ny.`,
    en: ({ path }) => `The plan in ${path} was never finished: the workspace could not be read. Make a new one.`,
  },
  'plan.holdsNoMore': {
    sv: ({ path, date }) =>
      `Planen i ${path} gäller inte längre: arbetsboken, Google eller dagen är en annan än när den gjordes (${date}). Inget är gjort. Förhandsgranska igen: delakultur plan --out ${path}`,
    en: ({ path, date }) =>
      `The plan in ${path} no longer holds: the workbook, Google or the day is another than when it was made (${date}). Nothing was done. Preview again: delakultur plan --out ${path}`,
  },
  'plan.altered': {
    sv: ({ path }) => `Planen i ${path} är ändrad sedan den skrevs. Inget är gjort. Gör en ny: delakultur plan --out ${path}`,
    en: ({ path }) =>
      `The plan in ${path} was altered since it was written. Nothing was done. Make a new one: delakultur plan --out ${path}`,
  },
  'apply.otherPlanShown': {
    sv: ({ allowed }) =>
      `--allow-removals ${allowed} sades om en annan plan: andra skulle nu förlora tillgång, eller dagen är en annan. Inget är gjort. Se planen först: delakultur plan`,
    en: ({ allowed }) =>
      `--allow-removals ${allowed} was said of another plan: others would lose access now, or the day is another. Nothing was done. See the plan first: delakultur plan`,
  },
  'workspace.fileUnread': {
    sv: ({ path }) => `${path} går inte att läsa. Återställ filen från en säkerhetskopia.`,
    en: ({ path }) => `${path} can’t be read. Restore the file from a backup.`,
  },
  'workspace.none': {
    sv: ({ at, init }) => `Det finns ingen arbetsyta i ${at}. Skapa en: ${init}`,
    en: ({ at, init }) => `There is no workspace in ${at}. Make one: ${init}`,
  },
  'workspace.asUnread': {
    sv: ({ as }) => `--as ${as}: det är ingen e-postadress. Skriv en hel adress, till exempel anna@delaby.example.`,
    en: ({ as }) => `--as ${as}: that is no e-mail address. Write a whole address, such as anna@delaby.example.`,
  },
  'workspace.nowEmbeddedOnly': {
    sv: '--now gäller bara den inbyggda arbetsytan. Utelämna den.',
    en: '--now is for the embedded workspace only. Leave it out.',
  },
  'workspace.asEmbeddedOnly': {
    sv: '--as gäller bara den inbyggda arbetsytan. Utelämna den.',
    en: '--as is for the embedded workspace only. Leave it out.',
  },
  'workspace.nowUnread': {
    sv: ({ given }) => `--now ${given}: skriv en tid som 2026-11-16T08:00:00Z.`,
    en: ({ given }) => `--now ${given}: write a time such as 2026-11-16T08:00:00Z.`,
  },
  'apply.wrongNumber': {
    sv: ({ allowed, removals }, { count }) =>
      `--allow-removals ${allowed} är inte planens antal: ${count(removals, 'person', 'personer')} skulle förlora tillgång. Stämmer det, ange --allow-removals ${removals}.`,
    en: ({ allowed, removals }, { count }) =>
      `--allow-removals ${allowed} is not the plan’s number: ${count(removals, 'person', 'people')} would lose access. If that is right, give --allow-removals ${removals}.`,
  },
  'apply.askChanges': {
    sv: ({ changes }, { count }) => `\nGenomför ${count(changes, 'ändring', 'ändringar')}? [j/N] `,
    en: ({ changes }, { count }) => `\nCarry out ${count(changes, 'change', 'changes')}? [y/N] `,
  },
  'init.coordinatorOutside': {
    sv: ({ domains }) => `Samordnarens adress ska ligga i ${domains.join(' eller ')}. Lägg till domänen i --domain, med komma emellan.`,
    en: ({ domains }) => `The coordinator’s address must lie in ${domains.join(' or ')}. Add the domain to --domain, with a comma between.`,
  },
  'import.noTable': {
    sv: ({ given, near, tables }) =>
      `Det finns ingen tabell ”${given}”.${near === undefined ? '' : ` Menar du ${near}?`} Tabellerna: ${tables}.`,
    en: ({ given, near, tables }) =>
      `There is no table “${given}”.${near === undefined ? '' : ` Do you mean ${near}?`} The tables: ${tables}.`,
  },
};
