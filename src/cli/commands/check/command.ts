import { type CommandDefinition, w } from '../../command.ts';

export const check: CommandDefinition = {
  signature: 'check',
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
  action: () => import('./action.ts'),
};
