import { type CommandDefinition, w } from '../../command.ts';

export const importRows: CommandDefinition = {
  signature: 'import <table> <file>',
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
  action: () => import('./action.ts'),
};
