import { type CommandDefinition, w } from '../../command.ts';

export const importRows: CommandDefinition = {
  signature: 'import <table> <file...>',
  summary: w('läs in en fil i en tabell', 'read a file into a table'),
  what: w(
    'Läser in en CSV-fil (UTF-8 eller Windows-1252, komma eller semikolon) i en tabell. Rader paras ihop med nyckeln. Inget tas bort. En tom cell tömmer, en kolumn som saknas lämnas. Felaktiga rader skrivs in, räknas och visas av plan. Personer läses också ur Googles lista över användare och SS12000 (JSON eller filer), enheter ur Skolverkets register (JSON). Vad filen är avgörs av innehållet.',
    'Reads a CSV file (UTF-8 or Windows-1252, comma or semicolon) into a table. Rows are matched by key. Nothing is deleted. An empty cell clears, an absent column is left. Faulty rows are written, counted and shown by plan. People are read from Google’s list of users and SS12000 (JSON or files) too, units from Skolverket’s register (JSON). The content decides what a file is.',
  ),
  options: [
    [
      '--where <column=value>',
      w('bara rader där kolumnen har värdet; kan anges flera gånger', 'only rows where the column has the value; may be repeated'),
      'many',
    ],
    ['--private', w('ta också med enheter med enskild huvudman', 'take in units of private owners too')],
    [
      '--dry-run',
      w(
        'visa vad som skulle hända, skriv inget; för personer vilka som är nya, flyttade, slutar, oförändrade, tveksamma eller felaktiga',
        'show what would happen, write nothing; for people who is new, moved, ending, unchanged, doubtful or faulty',
      ),
    ],
    ['--whole', w('listan är hel: den som inte står i den slutar', 'the list is whole: whoever is not in it ends')],
    ['--from <kind>', w('läs personallistan som google, ss12000 eller csv', 'read the staff list as google, ss12000 or csv')],
    [
      '--map <file>',
      w(
        'vilka enheter listan menar: en CSV med kolumnerna text och enhet; sparas till nästa gång',
        'which units the list means: a CSV with the columns text and unit; remembered for next time',
      ),
    ],
    [
      '--unit <text=id>',
      w(
        'vilken enhet en text i listan menar; kan anges flera gånger; sparas till nästa gång',
        'which unit a text of the list means; may be repeated; remembered for next time',
      ),
      'many',
    ],
    ['--doubtful', w('skriv också de tveksamma raderna', 'write the doubtful rows too')],
  ],
  examples: [
    'delakultur import people personal.csv --dry-run',
    'delakultur import people persons.json duties.json organisations.json --whole --dry-run',
    'delakultur import units forskolor.csv --where kommun=Örebro',
  ],
  action: () => import('./action.ts'),
};
