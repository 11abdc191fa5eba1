/** What `--help` teaches, in both languages. Plain data: it is all that `--help` has to load beside the parser. */
import type { Words } from '../domain/plan/change.ts';

export interface CommandHelp {
  readonly summary: Words;
  readonly what: Words;
  /** Flags in commander's notation, their words, and 'many' where the flag may stand several times. */
  readonly options?: readonly (readonly [flags: string, words: Words, kind?: 'many'])[];
  /** Whole command lines, the most useful first. */
  readonly examples: readonly string[];
}

const w = (sv: string, en: string): Words => ({ sv, en });

/** Commander's own headings. */
export const headings: Readonly<Record<string, Words>> = {
  'Usage:': w('Så här:', 'Usage:'),
  'Options:': w('Flaggor:', 'Options:'),
  'Global Options:': w('Flaggor för alla kommandon:', 'Options of every command:'),
  'Commands:': w('Kommandon:', 'Commands:'),
  'Arguments:': w('Argument:', 'Arguments:'),
};

export const general = {
  what: w(
    'Delakultur: filma en gång, rätt kollegor ser den, föreläsaren bestämmer.\nArbetsboken säger hur det ska vara. plan visar vad som måste ändras i Drive, Grupper och Kalender. apply gör det.',
    'Delakultur: film once, the right colleagues see it, the lecturer decides.\nThe workbook says what should be. plan shows what must change in Drive, Groups and Calendar. apply does it.',
  ),
  usage: w('<kommando> [flaggor]', '<command> [options]'),
  options: w('[flaggor]', '[options]'),
  help: w('visa hjälp; efter ett kommando: hjälp om det', 'show help; after a command: help on it'),
  workspace: w('arbetsytans mapp, eller google (annars ./.delakultur)', 'the workspace’s folder, or google (else ./.delakultur)'),
  json: w('ett JSON-dokument på stdout, ord på stderr', 'one JSON document on stdout, words on stderr'),
  lang: w('språk (annars sv)', 'language (else sv)'),
  as: w('vem som agerar (annars samordnaren från init)', 'who acts (else init’s coordinator)'),
  now: w('tid för den inbyggda arbetsytans klocka', 'time of the embedded workspace’s clock'),
  examples: w('Exempel:', 'Examples:'),
  after: w(
    `Börja så här:
  delakultur init --domain delaby.example --coordinator maryam.lindqvist@delaby.example --sample
  delakultur plan                 visa vad som väntar (ändrar inget)
  delakultur apply                gör det, efter en fråga
  delakultur why aino.bergstrom@delaby.example F-012

Slutkoder: 0 klart eller inget att göra · 1 fel · 2 plan fann ändringar · 3 spärren slog till · 4 planen gäller inte längre
Den inbyggda arbetsytan är en efterbildning av Google för att prova, lära och testa. English: --lang en`,
    `Begin so:
  delakultur init --domain delaby.example --coordinator maryam.lindqvist@delaby.example --sample
  delakultur plan                 show what waits (changes nothing)
  delakultur apply                do it, after a question
  delakultur why aino.bergstrom@delaby.example F-012

Exit codes: 0 done or nothing to do · 1 error · 2 plan found changes · 3 the guard tripped · 4 the plan no longer holds
The embedded workspace is an emulator of Google for trying, teaching and testing.`,
  ),
} as const;

/** Which Workspace an embedded one is (src/tools/workspace/core/editions.ts). */
const EDITION = w(
  'den inbyggda arbetsytans utgåva: education-plus (annars), education-fundamentals, business-starter, business-standard',
  'the embedded workspace’s edition: education-plus (else), education-fundamentals, business-starter, business-standard',
);

export const helpOf = {
  init: {
    summary: w('skapa arbetsbok, mappar och kalender', 'make workbook, folders and calendar'),
    what: w(
      'Skapar arbetsboken, rotmappen, Väntrummet och kalendern. Finns arbetsytan redan ändras inget.',
      'Makes the workbook, the root folder, the waiting room and the calendar. If the workspace exists nothing changes.',
    ),
    options: [
      ['--domain <domain>', w('kommunens e-postdomän; flera med komma', 'the municipality’s e-mail domain; several with commas')],
      ['--coordinator <e-mail>', w('samordnaren: kontot som äger allt', 'the coordinator: the account that owns everything')],
      ['--sample', w('fyll med den påhittade Delaby kommun, tre ändringar väntar', 'fill with the invented Delaby, three changes waiting')],
      ['--seed <number>', w('samma tal ger samma exempel', 'the same number gives the same sample')],
      ['--municipality <name>', w('kommunens namn', 'the municipality’s name')],
      ['--customer-id <id>', w('Googles kund-id (C…), behövs för grupper', 'Google’s customer id (C…), needed for groups')],
      ['--edition <name>', EDITION],
    ],
    examples: [
      'delakultur init --domain delaby.example --coordinator maryam.lindqvist@delaby.example --sample',
      'delakultur init --workspace google --domain kommun.se --coordinator namn@kommun.se --customer-id C0abc123',
    ],
  },
  import: {
    summary: w('läs in en CSV-fil i en tabell', 'read a CSV file into a table'),
    what: w(
      'Läser in en CSV-fil (UTF-8 eller Windows-1252, komma eller semikolon) i en tabell. Rader paras ihop med nyckeln. Inget tas bort. En tom cell tömmer, en kolumn som saknas lämnas. Felaktiga rader skrivs in, räknas och visas av plan.',
      'Reads a CSV file (UTF-8 or Windows-1252, comma or semicolon) into a table. Rows are matched by key. Nothing is deleted. An empty cell clears, an absent column is left. Faulty rows are written, counted and shown by plan.',
    ),
    options: [
      [
        '--where <column=value>',
        w('bara rader där kolumnen har värdet; kan anges flera gånger', 'only rows where the column has the value; may be repeated'),
        'many',
      ],
      ['--private', w('ta också med enheter med enskild huvudman', 'take in units of private owners too')],
      ['--dry-run', w('visa vad som skulle hända, skriv inget', 'show what would happen, write nothing')],
    ],
    examples: ['delakultur import people personal.csv --dry-run', 'delakultur import units forskolor.csv --where kommun=Örebro'],
  },
  export: {
    summary: w('visa en tabells rader', 'show a table’s rows'),
    what: w(
      'Visar en tabells rader. Tabellen kan anges med flikens namn eller kodnamnet.',
      'Shows a table’s rows. The table may be given by its tab’s title or its code name.',
    ),
    options: [['--csv', w('som CSV med svenska rubriker', 'as CSV with Swedish headers')]],
    examples: ['delakultur export recordings --json', 'delakultur export Personer --csv > personer.csv'],
  },
  plan: {
    summary: w('visa vad som måste ändras (ändrar inget)', 'show what must change (changes nothing)'),
    what: w(
      'Jämför arbetsboken med Google och visar varje ändring med skäl: det som stängs först. Ändrar inget. Slutkod 2 när ändringar väntar, 3 när spärren slår till.',
      'Compares the workbook with Google and shows each change with its reason: what closes first. Changes nothing. Exit code 2 when changes wait, 3 when the guard trips.',
    ),
    options: [
      ['--out <file>', w('skriv planen till en fil, för apply --plan', 'write the plan to a file, for apply --plan')],
      ['--all', w('korta inte av listor', 'do not cut lists short')],
    ],
    examples: ['delakultur plan', 'delakultur plan --out plan.json', 'delakultur plan --json | jq .changes'],
  },
  apply: {
    summary: w('gör ändringarna', 'carry the changes out'),
    what: w(
      'Planerar på nytt, frågar och gör ändringarna. Spärren stoppar när fler skulle förlora åtkomst än vad som är rimligt. Avbryts körningen fortsätter nästa.',
      'Plans anew, asks, and carries the changes out. The guard stops it when more people would lose access than is reasonable. If it is cut short the next run goes on.',
    ),
    options: [
      [
        '--plan <file>',
        w('bara om planen i filen fortfarande gäller (slutkod 4 annars)', 'only if the plan in the file still holds (else exit code 4)'),
      ],
      ['-y, --yes', w('fråga inte', 'do not ask')],
      ['--allow-removals <number>', w('godkänn att så många förlorar åtkomst, denna gång', 'approve that so many lose access, this time')],
    ],
    examples: [
      'delakultur apply',
      'delakultur plan --out plan.json && delakultur apply --plan plan.json',
      'delakultur apply --yes --allow-removals 61',
    ],
  },
  upload: {
    summary: w('ladda upp filmer', 'upload films'),
    what: w(
      'Laddar upp filmer till Väntrummet och skriver raden i Inspelningar. Filmen visas när medgivandet säger ja och apply har körts. Avbryts uppladdningen fortsätter den där den var när du kör samma kommando igen.',
      'Uploads films to the waiting room and writes the row in the recordings table. A film is shown once the permit says yes and apply has run. An upload that is cut short goes on where it was when you run the same command again.',
    ),
    options: [
      ['--manifest <file>', w('en lista med filmer (CSV)', 'a list of films (CSV)')],
      [
        '--folder <dir>',
        w('mappen som listans filer får ligga i (annars listans egen)', 'the folder that the list’s files may lie in (else its own)'),
      ],
      ['--recording <id>', w('raden finns redan', 'the row exists already')],
      ['--title <text>', w('en ny rad med denna titel', 'a new row with this title')],
      ['--lecturer <names>', w('föreläsare; kan anges flera gånger', 'lecturer; may be repeated'), 'many'],
      ['--date <date>', w('dagen för föreläsningen, ÅÅÅÅ-MM-DD', 'the day of the lecture, YYYY-MM-DD')],
      ['--room <id>', w('rum där filmen ska visas; kan anges flera gånger', 'room that is to show it; may be repeated'), 'many'],
      ['--permit <id>', w('medgivandets id; kan anges flera gånger', 'the permit’s id; may be repeated'), 'many'],
      ['--theme <text>', w('tema', 'theme')],
      ['--series <text>', w('serie', 'series')],
      ['--language <text>', w('språk', 'language')],
      ['--description <text>', w('beskrivning', 'description')],
      ['--captions <file>', w('undertexter (.vtt, .srt)', 'captions (.vtt, .srt)')],
      ['--children <ja|nej>', w('syns barn i bild?', 'are children in the picture?')],
      ['--children-until <date>', w('sista dagen för vårdnadshavarnas samtycke', 'last day of the guardians’ consent')],
    ],
    examples: [
      'delakultur upload film.mp4 --recording F-060 --captions film.vtt',
      'delakultur upload --manifest filmer.csv --room rum-alla',
      'delakultur upload --recording F-060 --captions ny.vtt',
      'delakultur upload film.mp4 --title "Vatten och is" --lecturer "Lena Ek" --date 2026-11-16 --room rum-alla --permit M-06 --children nej',
    ],
  },
  permit: {
    summary: w('fråga föreläsaren och anteckna svaret', 'ask the lecturer and record the answer'),
    what: w(
      'Frågar (ask), skriver brevet (letter) och antecknar vad föreläsaren har svarat: ja (grant), nej (deny), längre tid (renew) eller återkallat (withdraw).',
      'Asks (ask), writes the letter (letter) and records what the lecturer has answered: yes (grant), no (deny), longer (renew) or withdrawn (withdraw).',
    ),
    examples: [],
  },
  permitGrant: {
    summary: w('föreläsaren sa ja', 'the lecturer said yes'),
    what: w(
      'Antecknar ett ja. Finns inte medgivandet skapas raden. Filmen visas först när apply har körts.',
      'Records a yes. If the permit does not exist its row is made. The film is shown once apply has run.',
    ),
    options: [
      ['--lecturer <name>', w('föreläsarens namn', 'the lecturer’s name')],
      ['--email <e-mail>', w('föreläsarens e-post', 'the lecturer’s e-mail')],
      ['--recordings <list>', w('inspelningarnas id, serie:NAMN, eller alla', 'recording ids, serie:NAME, or alla')],
      ['--audience <list>', w('rummens id, eller "alla medarbetare"', 'room ids, or "alla medarbetare"')],
      ['--from <date>', w('gäller från', 'in force from')],
      ['--to <date>', w('gäller till och med', 'in force until')],
      ['--external <ja|nej>', w('får även externa se?', 'may external people see?')],
      ['--preview <ja|nej>', w('vill föreläsaren se filmen först?', 'does the lecturer want to see the film first?')],
      ['--approved <ja|nej>', w('är filmen godkänd?', 'is the film approved?')],
      ['--evidence <text>', w('https-länk eller diarienummer', 'https link or registry number')],
      ['--basis <word>', w('avtal, medgivande eller i tjänsten', 'avtal, medgivande or i tjänsten')],
    ],
    examples: [
      'delakultur permit grant M-01 --audience rum-alla --evidence "FSN 2026/431"',
      'delakultur permit grant M-40 --lecturer "Lena Ek" --recordings F-061 --audience "alla medarbetare" --to 2027-06-30',
    ],
  },
  permitDeny: {
    summary: w('föreläsaren sa nej', 'the lecturer said no'),
    what: w(
      'Antecknar ett nej. Visas filmen någonstans stängs den vid nästa apply.',
      'Records a no. If the film is shown anywhere the next apply closes it.',
    ),
    options: [['--evidence <text>', w('https-länk eller diarienummer', 'https link or registry number')]],
    examples: ['delakultur permit deny M-02'],
  },
  permitWithdraw: {
    summary: w('föreläsaren ångrade sig: stäng genast', 'the lecturer withdrew: close at once'),
    what: w(
      'Stänger genast alla filmer som medgivandet gäller, läser tillbaka och skriver ett kvitto. Stoppar en pågående körning. Nedladdade kopior kan inte hämtas tillbaka.',
      'Closes at once every film that the permit covers, reads back and prints a receipt. Stops a run that is under way. Downloaded copies can’t be brought back.',
    ),
    options: [
      [
        '--recording <id>',
        w(
          'bara den här av medgivandets filmer; kan anges flera gånger. De andra gäller som förut',
          'only this one of the permit’s recordings; may be repeated. The others hold as before',
        ),
        'many',
      ],
      ['--date <date>', w('dagen då det återkallades (annars i dag)', 'the day of the withdrawal (else today)')],
    ],
    examples: [
      'delakultur permit withdraw M-05',
      'delakultur permit withdraw M-05 --recording F-003',
      'delakultur permit withdraw M-05 --json > kvitto.json',
    ],
  },
  permitAsk: {
    summary: w('fråga föreläsarna om en inspelning', 'ask the lecturers of a recording'),
    what: w(
      'Gör ett medgivande som väntar på svar för varje föreläsare i raden som inte har något, och skriver dem vid inspelningen. Alla måste säga ja innan någon får se filmen. Inget skickas.',
      'Makes a permit that waits for an answer for each lecturer of the row who has none, and enters them at the recording. All must say yes before anyone may see it. Nothing is sent.',
    ),
    options: [
      [
        '--lecturer <name>',
        w('någon annan än radens föreläsare; kan anges flera gånger', 'other than the row’s lecturers; may be repeated'),
        'many',
      ],
      ['--email <e-mail>', w('e-post, i samma ordning', 'e-mail, in the same order'), 'many'],
      [
        '--audience <list>',
        w(
          'rummens id, eller "alla medarbetare" (annars inspelningens rum)',
          'room ids, or "alla medarbetare" (else the recording’s rooms)',
        ),
      ],
      ['--basis <word>', w('avtal, medgivande eller i tjänsten', 'avtal, medgivande or i tjänsten')],
      ['--to <date>', w('gäller till och med', 'in force until')],
    ],
    examples: [
      'delakultur permit ask F-061',
      'delakultur permit ask F-061 --lecturer "Lena Ek" --email lena.ek@delaby.example --basis avtal',
    ],
  },
  permitLetter: {
    summary: w('brevet till föreläsaren', 'the letter to the lecturer'),
    what: w(
      'Skriver ut brevet ur medgivandets villkor: frågan, frågan igen när ett rum har öppnats för fler, eller kopian av svaret. Det som kommunen fyller i själv står inom [hakparentes]. Inget skickas.',
      'Prints the letter from the permit’s terms: the question, the question again where a room lets in more people, or the copy of the answer. What the municipality fills in itself stands in [brackets]. Nothing is sent.',
    ),
    options: [
      ['--copy', w('kopian av det som är antecknat', 'the copy of what was recorded')],
      ['--renew <date>', w('frågan om längre tid, till och med den dagen', 'the question for longer, until that day')],
    ],
    examples: [
      'delakultur permit letter M-01',
      'delakultur permit letter M-05 --renew 2027-06-30 --lang en',
      'delakultur permit letter M-05 --copy > kopia.txt',
    ],
  },
  permitRenew: {
    summary: w('föreläsaren sa ja till längre tid', 'the lecturer said yes to longer'),
    what: w(
      'Visar vad som ändras, frågar, och skriver en ny sista dag, i dag som svarsdag och underlaget, för ett eller flera medgivanden. Det behövs ett nytt ja: underlaget visar det.',
      'Shows what changes, asks, and writes a new last day, today as the day of the answer, and the evidence, for one permit or several. It takes a new yes: the evidence shows it.',
    ),
    options: [
      ['--to <date>', w('ny sista dag', 'new last day')],
      ['--evidence <text>', w('https-länk eller diarienummer', 'https link or registry number')],
      ['-y, --yes', w('fråga inte', 'do not ask')],
    ],
    examples: [
      'delakultur permit renew M-05 --to 2027-06-30 --evidence "FSN 2027/12"',
      'delakultur permit renew M-05 M-08 --to 2027-06-30 --evidence "FSN 2027/12" --yes',
    ],
  },
  why: {
    summary: w('varför ser Anna detta?', 'why can Anna see this?'),
    what: w(
      'Visar länk för länk varför en person får se en inspelning eller ett rum, eller var kedjan brister.',
      'Shows link by link why a person may see a recording or a room, or where the chain breaks.',
    ),
    examples: ['delakultur why aino.bergstrom@delaby.example F-012', 'delakultur why aino.bergstrom@delaby.example rum-alla --json'],
  },
  serve: {
    summary: w('kör den inbyggda arbetsytan över HTTP', 'serve the embedded workspace over HTTP'),
    what: w(
      'Kör den inbyggda arbetsytan över HTTP med Googles egna sökvägar: /drive/v3, /v4/spreadsheets, /calendar/v3, /v1/groups. Authorization: Bearer local:<e-post> säger vem som agerar. Avsluta med Ctrl-C.',
      'Serves the embedded workspace over HTTP with Google’s own paths: /drive/v3, /v4/spreadsheets, /calendar/v3, /v1/groups. Authorization: Bearer local:<e-mail> says who acts. End with Ctrl-C.',
    ),
    options: [
      ['--port <number>', w('port (annars 8787; 0 tar en ledig)', 'port (else 8787; 0 takes a free one)')],
      ['--edition <name>', EDITION],
    ],
    examples: ['delakultur serve', 'delakultur serve --port 9000 --now 2026-11-16T08:00:00Z'],
  },
  status: {
    summary: w('läget: vad som väntar och vad som saknas', 'how things stand: what waits and what is missing'),
    what: w(
      'Visar antal, ändringar som väntar, spärren, pågående körning, medgivanden som snart går ut, filmer efter status och enheter utan lärspridare.',
      'Shows counts, waiting changes, the guard, any run under way, permits that end soon, films by status and units without an ambassador.',
    ),
    examples: ['delakultur status', 'delakultur status --json'],
  },
  check: {
    summary: w('pröva i er domän det som bara den kan svara på', 'try in your domain what only it can answer'),
    what: w(
      'Säger vad Delakultur räknar med hos Google. Med --live prövas det i er domän på några minuter: en mapp, ett ark, en kalender och en grupp görs för stunden och tas bort efteråt. Visar en prövning att Google gör annorlunda står det vad det betyder och vad ni kan göra. Avbryts det städar nästa kontroll upp. Slutkod 1 om något är annorlunda.',
      'Says what Delakultur counts on with Google. With --live it is tried in your domain within minutes: a folder, a sheet, a calendar and a group are made for the moment and removed afterwards. Where a check shows that Google does otherwise, it says what that means and what you can do. If it is cut off, the next check tidies up. Exit code 1 where something is otherwise.',
    ),
    options: [
      ['--live', w('pröva mot Google (annars bara en lista)', 'try it on Google (else a list only)')],
      [
        '--member <e-mail>',
        w(
          'ett testkonto i kommunen: får en träff i kalendern på natten, utan mejl',
          'a test account of the municipality: gets a meeting at night, without mail',
        ),
      ],
      [
        '--outsider <e-mail>',
        w(
          'en testadress utanför kommunen: en tom mapp delas med den, utan mejl',
          'a test address outside the municipality: an empty folder is shared with it, without mail',
        ),
      ],
      ['--out <file>', w('spara som en sida att skriva ut och skicka (HTML)', 'save as a page to print and send (HTML)')],
    ],
    examples: [
      'delakultur check',
      'delakultur check --live --member testkonto@delaby.example --outsider test@annan.example',
      'delakultur check --live --workspace google --out kontroll.html',
    ],
  },
  report: {
    summary: w('samordnarens rapport per område', 'the coordinator’s report by area'),
    what: w(
      'Enheter, lärspridare, vakanser, träffar, svar och filmer per område och tema. Aldrig vem som har sett vad.',
      'Units, ambassadors, vacancies, meetings, answers and films by area and theme. Never who watched what.',
    ),
    examples: ['delakultur report', 'delakultur report --json'],
  },
} as const satisfies Record<string, CommandHelp>;

export type HelpName = keyof typeof helpOf;
