import { type CommandDefinition, w } from '../../command.ts';

export const upload: CommandDefinition = {
  signature: 'upload [files...]',
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
  action: () => import('./action.ts'),
};
