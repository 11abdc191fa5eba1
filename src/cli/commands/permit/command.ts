/** `delakultur permit …`: what is asked of the lecturers, and what they answer. */
import { type CommandDefinition, type CommandGroup, w } from '../../command.ts';

const ask: CommandDefinition = {
  signature: 'ask <recording>',
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
      w('rummens id, eller "alla medarbetare" (annars inspelningens rum)', 'room ids, or "alla medarbetare" (else the recording’s rooms)'),
    ],
    ['--basis <word>', w('avtal, medgivande eller i tjänsten', 'avtal, medgivande or i tjänsten')],
    ['--to <date>', w('gäller till och med', 'in force until')],
  ],
  examples: [
    'delakultur permit ask F-061',
    'delakultur permit ask F-061 --lecturer "Lena Ek" --email lena.ek@delaby.example --basis avtal',
  ],
  action: () => import('./ask.ts'),
};

const letter: CommandDefinition = {
  signature: 'letter <id>',
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
  action: () => import('./letter.ts'),
};

const grant: CommandDefinition = {
  signature: 'grant <id>',
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
  action: async () => ({ run: (await import('./answer.ts')).recorderOf('ja') }),
};

const deny: CommandDefinition = {
  signature: 'deny <id>',
  summary: w('föreläsaren sa nej', 'the lecturer said no'),
  what: w(
    'Antecknar ett nej. Visas filmen någonstans stängs den vid nästa apply.',
    'Records a no. If the film is shown anywhere the next apply closes it.',
  ),
  options: [['--evidence <text>', w('https-länk eller diarienummer', 'https link or registry number')]],
  examples: ['delakultur permit deny M-02'],
  action: async () => ({ run: (await import('./answer.ts')).recorderOf('nej') }),
};

const renew: CommandDefinition = {
  signature: 'renew <ids...>',
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
  action: () => import('./renew.ts'),
};

const withdraw: CommandDefinition = {
  signature: 'withdraw <id>',
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
  action: () => import('./withdraw.ts'),
};

export const permit: CommandGroup = {
  name: 'permit',
  usage: w('ask|letter|grant|deny|renew|withdraw <id> [flaggor]', 'ask|letter|grant|deny|renew|withdraw <id> [options]'),
  summary: w('fråga föreläsaren och anteckna svaret', 'ask the lecturer and record the answer'),
  what: w(
    'Frågar (ask), skriver brevet (letter) och antecknar vad föreläsaren har svarat: ja (grant), nej (deny), längre tid (renew) eller återkallat (withdraw).',
    'Asks (ask), writes the letter (letter) and records what the lecturer has answered: yes (grant), no (deny), longer (renew) or withdrawn (withdraw).',
  ),
  commands: [ask, letter, grant, deny, renew, withdraw],
};
