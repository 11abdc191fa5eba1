import { valueIn } from '../../../../pages/kit/asking.ts';
import { useSpeech } from '../../../../pages/kit/language.ts';
import { local } from '../server.ts';
import { recordsOf } from '../sheet/workbook.ts';
import { useAsk, useShell, useWords } from '../shell.ts';

/** What the trial holds. */
export function About() {
  const { workspace, changes } = useShell();
  const w = useWords();
  const { number } = useSpeech();
  const { spreadsheetId } = workspace;
  const answer = useAsk(`about ${spreadsheetId}`, readCounts, changes);
  const counts = valueIn(answer);
  if (!counts) return <p class="soft">&nbsp;</p>;
  const { name, preschools, people, films, edition } = counts;
  return (
    <p class="soft">
      {w.about(name, preschools, number(people), films)} {edition !== 'education-plus' && w.edition(edition)}
    </p>
  );
}

/** The municipality's name, and how much there is of everything. */
async function readCounts() {
  const tables = await local<Record<string, string[][]>>('tables', { query: { title: ['Enheter', 'Inspelningar', 'Inställningar'] } });
  const rows = (title: string) => recordsOf(tables[title] ?? []).map(({ cells }) => cells);
  const [units, films, settings] = [rows('Enheter'), rows('Inspelningar'), rows('Inställningar')];
  const [{ count }, { edition }] = await Promise.all([
    local<{ count: number }>('people', { query: { q: '' } }),
    local<{ edition: string }>('status'),
  ]);
  return {
    name: settings.find((row) => Object.values(row)[0] === 'Kommun')?.Värde ?? 'Delakultur',
    preschools: units.filter((row) => row.Skolform?.includes('förskola')).length,
    people: count,
    films: films.filter((row) => row.Fil).length,
    edition,
  };
}
