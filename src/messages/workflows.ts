/** Why a workflow can't run, and its results: the workbook, files handed to it, and applying. */
import { messageOf, type NoFacts } from '../domain/message.ts';
import type { Catalogue } from './catalogue.ts';

interface Column {
  header: string;
  tab: string;
}

export interface WorkflowMessages {
  'undo.changedSince': { row: string };
  'row.twice': { tab: string; row: string };
  'row.gone': { row: string; tab: string };
  'row.lacksColumn': { tab: string; header: string };
  'row.keyTaken': NoFacts;
  'row.changedMeanwhile': { row: number; tab: string };
  'row.movedMeanwhile': { row: number; tab: string };
  'columns.movedMeanwhile': { tab: string };
  'cell.tooLong': { tab: string; row: string; header: string; has: number; most: number };
  'rows.movedMeanwhile': { tab: string; key: string; row: number };
  'proposal.notYours': NoFacts;
  'captions.notTakable': NoFacts;
  'captions.onTheirWay': NoFacts;
  'captions.noFilm': { recording: string };
  'captions.already': { title: string };
  'file.chosenTwice': NoFacts;
  'file.hasFilm': { recording: string };
  'file.notHanded': NoFacts;
  'file.alreadyOurs': NoFacts;
  'file.trashed': NoFacts;
  'file.isFolder': NoFacts;
  'file.isShortcut': NoFacts;
  'file.noFilm': NoFacts;
  'file.otherWorkbook': NoFacts;
  'file.onItsWay': NoFacts;
  'file.ownedBy': { owner: string | undefined; operator: string };
  'file.notMoved': { google: string };
  'file.notOfRecording': NoFacts;
  'file.notWaiting': NoFacts;
  /** `google`: what it said, if anything. */
  'file.notClosed': { google: string | undefined };
  /** The upload arrived, but its row is gone. */
  'upload.rowGone': { recording: string };
  'upload.rowTwice': { recording: string };
  'apply.stale': NoFacts;
  'apply.busy': { until: string };
  'apply.refused': { status: number; reason: string; google: string };
  'apply.mailedByGoogle': NoFacts;
  'apply.changedMeanwhile': NoFacts;
  'apply.outOfTime': NoFacts;
  'apply.stoppedForWithdrawal': NoFacts;
  'apply.noEnd': NoFacts;
  'tab.double': { title: string; tabs: readonly string[] };
  'tabs.missing': { tabs: readonly string[] };
  'column.missing': Column;
  'column.double': Column;
  /** A column that decides nothing: the workbook is read all the same. */
  'column.readAsEmpty': Column;
  'column.leftIsRead': Column;
  'workbook.newer': NoFacts;
  'workbook.copied': NoFacts;
  /** `by` undefined: nobody knows whom. */
  'workbook.owned': { by: string | undefined };
  'workspace.twoRoots': { folders: readonly string[] };
  'workbook.trashed': NoFacts;
  'folder.missing': { name: string };
  'drive.partial': NoFacts;
  'folders.gone': NoFacts;
  'workbook.none': NoFacts;
  'tab.empty': { tab: string };
  'withdrawal.cannotUndo': NoFacts;
}

export const workflowMessage = messageOf<WorkflowMessages>();

const quoted = (names: readonly string[]): string => names.map((name) => `”${name}”`).join(', ');
const links = (folders: readonly string[]): string => folders.map((id) => `https://drive.google.com/drive/folders/${id}`).join(' , ');

export const workflows: Catalogue<WorkflowMessages> = {
  'undo.changedSince': {
    sv: ({ row }) => `${row} har ändrats sedan du sparade. Inget är ångrat. Ändra i kalkylarket i stället.`,
    en: ({ row }) => `${row} has been changed since you saved. Nothing was undone. Change it in the spreadsheet instead.`,
  },
  'row.twice': {
    sv: ({ tab, row }) => `Flera rader i fliken ${tab} har ${row}. Behåll en av dem. Inget är skrivet.`,
    en: ({ tab, row }) => `Several rows of the tab ${tab} have ${row}. Keep one of them. Nothing was written.`,
  },
  'row.gone': {
    sv: ({ row, tab }) => `Raden ${row} i fliken ${tab} finns inte längre. Inget är skrivet.`,
    en: ({ row, tab }) => `The row ${row} of the tab ${tab} is gone. Nothing was written.`,
  },
  'row.lacksColumn': {
    sv: ({ tab, header }) =>
      `Fliken ${tab} saknar kolumnen ${header}. Genomför ändringar en gång, så läggs nya kolumner till, eller skriv rubriken igen. Inget är skrivet.`,
    en: ({ tab, header }) =>
      `The tab ${tab} lacks the column ${header}. Apply once, and new columns are added, or write the header again. Nothing was written.`,
  },
  'row.keyTaken': {
    sv: 'Någon annan sparade samtidigt. Inget är skrivet. Försök igen.',
    en: 'Someone else saved at the same time. Nothing was written. Try again.',
  },
  'row.changedMeanwhile': {
    sv: ({ row, tab }) => `Rad ${row} i fliken ${tab} ändrades medan Delakultur arbetade. Inget skrevs där. Kör igen.`,
    en: ({ row, tab }) => `Row ${row} of the tab ${tab} was changed while Delakultur worked. Nothing was written there. Run again.`,
  },
  'row.movedMeanwhile': {
    sv: ({ row, tab }) =>
      `Rad ${row} i fliken ${tab} flyttades just när Delakultur skrev i den, och Google svarade inte om det blev skrivet. Se efter i raden och kör igen.`,
    en: ({ row, tab }) =>
      `Row ${row} of the tab ${tab} was moved just when Delakultur wrote in it, and Google did not answer whether it was written. Look at the row and run again.`,
  },
  'columns.movedMeanwhile': {
    sv: ({ tab }) => `Kolumnerna i fliken ${tab} ändrades medan Delakultur arbetade. Inget skrevs där. Kör igen.`,
    en: ({ tab }) => `The columns of the tab ${tab} were changed while Delakultur worked. Nothing was written there. Run again.`,
  },
  'cell.tooLong': {
    sv: ({ tab, row, header, has, most }, { number }) =>
      `Fliken ${tab}, ${row}, kolumnen ${header}: texten har ${number(has)} tecken, men en cell rymmer högst ${number(most)}. Korta den. Inget är skrivet.`,
    en: ({ tab, row, header, has, most }, { number }) =>
      `The tab ${tab}, ${row}, the column ${header}: the text has ${number(has)} characters, but a cell holds at most ${number(most)}. Shorten it. Nothing was written.`,
  },
  'rows.movedMeanwhile': {
    sv: ({ tab, key, row }) =>
      `Någon flyttade rader i fliken ${tab} just när Delakultur skrev. Det som skulle stå på raden ${key} kan stå på en annan, nära rad ${row}. Se efter där, och i versionshistoriken.`,
    en: ({ tab, key, row }) =>
      `Somebody moved rows of the tab ${tab} just when Delakultur wrote. What was meant for the row ${key} may stand in another, near row ${row}. Look there, and in the version history.`,
  },
  'proposal.notYours': { sv: 'Det finns inget sådant förslag från dig.', en: 'There is no such proposal of yours.' },
  'captions.notTakable': {
    sv: 'Filen går inte att ta in som undertexter. Den ska vara en .vtt eller .srt som kontot äger.',
    en: 'The file can’t be taken in as captions. It should be a .vtt or .srt that the account owns.',
  },
  'captions.onTheirWay': {
    sv: 'Undertexterna är på väg upp och har inte kontrollerats. Skicka dem igen om de inte blir klara.',
    en: 'The captions are on their way and have not been checked. Send them again if they do not finish.',
  },
  'captions.noFilm': { sv: ({ recording }) => `${recording} har ingen film.`, en: ({ recording }) => `${recording} has no film.` },
  'captions.already': {
    sv: ({ title }) => `”${title}” har redan undertexter. Lägg dem i papperskorgen först.`,
    en: ({ title }) => `“${title}” has captions already. Put them in the trash first.`,
  },
  'file.chosenTwice': { sv: 'Filen valdes två gånger.', en: 'The file was chosen twice.' },
  'file.hasFilm': { sv: ({ recording }) => `${recording} har redan en film.`, en: ({ recording }) => `${recording} has a film already.` },
  'file.notHanded': {
    sv: 'Delakultur kommer inte åt filen. Ge Delakultur tillgång till den först.',
    en: 'Delakultur cannot reach the file. Give Delakultur access to it first.',
  },
  'file.alreadyOurs': { sv: 'Den hör redan till Delakultur.', en: 'It is part of Delakultur already.' },
  'file.trashed': { sv: 'Filen ligger i papperskorgen. Återställ den först.', en: 'The file is in the trash. Restore it first.' },
  'file.isFolder': { sv: 'Det här är en mapp. Öppna den och välj filmerna.', en: 'This is a folder. Open it and choose the films.' },
  'file.isShortcut': { sv: 'Det här är en genväg. Välj själva filmen.', en: 'This is a shortcut. Choose the film itself.' },
  'file.noFilm': { sv: 'Det här är ingen film.', en: 'This is not a film.' },
  'file.otherWorkbook': { sv: 'Filen hör till en annan arbetsbok.', en: 'The file belongs to another workbook.' },
  'file.onItsWay': {
    sv: 'Filmen är på väg upp och har inte kontrollerats. Ladda upp den igen om den inte blir klar.',
    en: 'The film is on its way and has not been checked. Upload it again if it does not finish.',
  },
  'file.ownedBy': {
    sv: ({ owner, operator }) =>
      `Filen ägs av ${owner ?? 'någon annan'}, som då alltid kan se den. Be hen göra ${operator} till ägare, eller ladda upp filmen.`,
    en: ({ owner, operator }) =>
      `The file is owned by ${owner ?? 'someone else'}, who can then always see it. Ask them to make ${operator} the owner, or upload the film.`,
  },
  'file.notMoved': {
    sv: ({ google }) => `Google lät den inte flyttas: ${google}`,
    en: ({ google }) => `Google did not let it move: ${google}`,
  },
  'file.notOfRecording': { sv: 'Filen hör inte till den inspelningen längre.', en: 'The file no longer belongs to that recording.' },
  'file.notWaiting': {
    sv: 'Filmen ligger inte i Väntrummet längre. Stäng den först.',
    en: 'The film is no longer in the waiting room. Close it first.',
  },
  'file.notClosed': {
    sv: ({ google }) => `Filen är inte stängd än. Google sa: ${google ?? 'inget'}. Försök igen.`,
    en: ({ google }) => `The file is not closed yet. Google said: ${google ?? 'nothing'}. Try again.`,
  },
  'upload.rowGone': {
    sv: ({ recording }) =>
      `Det du skickade kom fram och ligger i Väntrummet, men raden ${recording} finns inte längre i fliken Inspelningar. Ångra i kalkylarket, eller skriv en rad med id ${recording}, så hör det dit. Försök sedan igen.`,
    en: ({ recording }) =>
      `What you sent came and lies in the waiting room, but the row ${recording} is gone from the tab of recordings. Undo that in the workbook, or write a row with the id ${recording}, and it belongs there. Then try again.`,
  },
  'upload.rowTwice': {
    sv: ({ recording }) =>
      `Det du skickade kom fram och ligger i Väntrummet, men flera rader i fliken Inspelningar har id ${recording}. Behåll en av dem. Försök sedan igen.`,
    en: ({ recording }) =>
      `What you sent came and lies in the waiting room, but several rows in the tab of recordings have the id ${recording}. Keep one of them. Then try again.`,
  },
  'apply.stale': {
    sv: 'Planen gäller inte längre: arbetsboken eller Google har ändrats sedan den gjordes. Inget är gjort. Förhandsgranska igen.',
    en: 'The plan no longer holds: the workbook or Google has changed since. Nothing was done. Preview again.',
  },
  'apply.busy': {
    sv: ({ until }) => `En annan körning pågår, som längst till ${until}. Inget är gjort. Försök igen när den är klar.`,
    en: ({ until }) => `Another run is under way, until ${until} at the latest. Nothing was done. Try again when it is over.`,
  },
  'apply.refused': {
    sv: ({ status, reason }) => `Google svarade ${status} ${reason}. Det försöks igen vid nästa körning.`,
    en: ({ google }) => `Google answered: ${google}. It will be tried again by the next run.`,
  },
  'apply.mailedByGoogle': {
    sv: 'Google mejlade adressen, som inte har något Google-konto',
    en: 'Google mailed the address, which has no Google account',
  },
  'apply.changedMeanwhile': {
    sv: 'Arbetsboken ändrades under tiden. Det som den inte längre vill gavs inte. Förhandsgranska igen.',
    en: 'The workbook was changed meanwhile. What it no longer wants was not given. Preview again.',
  },
  'apply.outOfTime': {
    sv: 'Tiden tog slut. Det som är gjort står kvar, och nästa körning fortsätter.',
    en: 'Time ran out. What is done stands, and the next run goes on.',
  },
  'apply.stoppedForWithdrawal': {
    sv: 'Körningen stannade för ett återkallande. Kör igen.',
    en: 'The run stopped for a withdrawal. Run again.',
  },
  'apply.noEnd': {
    sv: 'Er Google-utgåva låter ingen delning ta slut av sig själv. Inställningen Slutdatum i Drive är nu nej, och det som skulle ta slut är inte delat. Se vad det innebär: förhandsgranska igen.',
    en: 'Your edition of Google lets no access end by itself. The setting Slutdatum i Drive is now nej, and what was to end has not been shared. See what follows: preview again.',
  },
  'tab.double': {
    sv: ({ title, tabs }) => `Flera flikar gäller som ${title}: ${quoted(tabs)}. Ta bort kopian, eller döp den rätta till ${title}.`,
    en: ({ title, tabs }) => `Several tabs count as ${title}: ${quoted(tabs)}. Delete the copy, or name the right one ${title}.`,
  },
  'tabs.missing': {
    sv: ({ tabs }) => {
      const [which, them] = tabs.length > 1 ? ['Flikarna', 'dem'] : ['Fliken', 'den'];
      return `${which} ${tabs.join(', ')} saknas i arbetsboken. Inget har ändrats. Återställ ${them} med Arkiv > Versionshistorik.`;
    },
    en: ({ tabs }) =>
      `The ${tabs.length > 1 ? 'tabs' : 'tab'} ${tabs.join(', ')} ${tabs.length > 1 ? 'are' : 'is'} missing from the workbook. Nothing was changed. Restore with File > Version history.`,
  },
  'column.missing': {
    sv: ({ header, tab }) =>
      `Kolumnen ${header} saknas i fliken ${tab}. Inget har ändrats. Återställ den med Arkiv > Versionshistorik, eller skriv rubriken i en tom kolumn och fyll i den.`,
    en: ({ header, tab }) =>
      `The column ${header} is missing from the tab ${tab}. Nothing was changed. Restore it with File > Version history, or write the header in an empty column and fill it in.`,
  },
  'column.double': {
    sv: ({ header, tab }) =>
      `Kolumnen ${header} finns två gånger i fliken ${tab}. Inget har ändrats. Ta bort den ena, eller byt dess rubrik.`,
    en: ({ header, tab }) => `The column ${header} stands twice in the tab ${tab}. Nothing was changed. Delete one, or change its header.`,
  },
  'column.readAsEmpty': {
    sv: ({ header, tab }) =>
      `Kolumnen ${header} saknas i fliken ${tab}. Den läses som tom. Skriv rubriken i en tom kolumn om du vill ha den.`,
    en: ({ header, tab }) =>
      `The column ${header} is missing from the tab ${tab}. It is read as empty. Write the header in an empty column if you want it.`,
  },
  'column.leftIsRead': {
    sv: ({ header, tab }) => `Kolumnen ${header} finns två gånger i fliken ${tab}. Den vänstra läses. Ta bort den andra.`,
    en: ({ header, tab }) => `The column ${header} stands twice in the tab ${tab}. The left one is read. Delete the other.`,
  },
  'workbook.newer': {
    sv: 'Arbetsboken är gjord av en nyare version av Delakultur. Uppdatera Delakultur och försök igen. Är Delakultur redan det nyaste har någon ändrat arbetsbokens dolda märkning: återställ en tidigare version med Arkiv > Versionshistorik.',
    en: 'The workbook was made by a newer version of Delakultur. Update Delakultur and try again. If Delakultur is the newest already, someone has changed the hidden marks of the workbook: restore an earlier version with File > Version history.',
  },
  'workbook.copied': {
    sv: 'Det här är en kopia av arbetsboken. Inget kan genomföras härifrån. Öppna arbetsboken som ligger i mappen Delakultur.',
    en: 'This is a copy of the workbook. Nothing can be carried out from it. Open the workbook that lies in the folder Delakultur.',
  },
  'workbook.owned': {
    sv: ({ by }) => `Arbetsboken ägs av ${by ?? 'ett annat konto'}, och bara det kontot kan genomföra något här. Inget är gjort.`,
    en: ({ by }) =>
      `The workbook is owned by ${by ?? 'another account'}, and only that account can carry anything out here. Nothing was done.`,
  },
  'workspace.twoRoots': {
    sv: ({ folders }) =>
      `Två mappar säger sig vara den här arbetsytan, med var sin arbetsbok: ${links(folders)} . Inget har ändrats. Lägg den som ingen använder i papperskorgen.`,
    en: ({ folders }) =>
      `Two folders claim to be this workspace, each with a workbook of its own: ${links(folders)} . Nothing was changed. Put the one that nobody uses in the bin.`,
  },
  'workbook.trashed': {
    sv: 'Arbetsboken ligger i papperskorgen. Inget har ändrats. Återställ den i Drive.',
    en: 'The workbook lies in the bin. Nothing was changed. Restore it in Drive.',
  },
  'folder.missing': {
    sv: ({ name }) => `Mappen ${name} hittas inte. Den kan ligga i papperskorgen: återställ den där. Inget har ändrats.`,
    en: ({ name }) => `The folder ${name} can't be found. It may lie in the bin: restore it there. Nothing was changed.`,
  },
  'drive.partial': { sv: 'Drive svarade bara delvis. Försök igen om en stund.', en: 'Drive answered only in part. Try again in a while.' },
  'folders.gone': {
    sv: 'Mappen Delakultur eller Väntrummet är borta, flyttad eller i papperskorgen. Inget har ändrats. Lägg tillbaka den.',
    en: 'The folder Delakultur or the waiting room is gone, moved or in the trash. Nothing was changed. Put it back.',
  },
  'workbook.none': {
    sv: 'Det här kalkylarket är ingen arbetsbok för Delakultur. Öppna arbetsboken i mappen Delakultur, eller kör delakultur init.',
    en: 'This spreadsheet is not a Delakultur workbook. Open the workbook in the folder Delakultur, or run delakultur init.',
  },
  'tab.empty': {
    sv: ({ tab }) =>
      `Fliken ${tab} kom tillbaka utan rubriker. Inget har ändrats. Återställ rubrikraden med Arkiv > Versionshistorik, eller försök igen.`,
    en: ({ tab }) =>
      `The tab ${tab} came back without headers. Nothing was changed. Restore the header row with File > Version history, or try again.`,
  },
  'withdrawal.cannotUndo': {
    sv: 'Det som någon redan har laddat ner, kopierat till sin egen Drive eller spelat av kan inte kallas tillbaka.',
    en: 'What someone has already downloaded, copied to their own Drive or recorded cannot be called back.',
  },
};
