import { valueIn } from '../../../../pages/kit/asking.ts';
import { Ready } from '../../../../pages/kit/components/loading.tsx';
import { Tabs } from '../sheet/sheet-tabs.tsx';
import { Status } from '../sheet/status.tsx';
import { readBook, readTab, recordsOf } from '../sheet/workbook.ts';
import { useAsk, useShell, useWords } from '../shell.ts';

const shownColumns = ['Id', 'Titel', 'Föreläsare', 'Rum', 'Medgivande', 'Status', 'Orsak'];
const shownRows = 4;

/** The sheet's first films, as they stand. */
export function FirstSheet() {
  const { actor, workspace, changes, go } = useShell();
  const w = useWords();
  const answer = useAsk(
    `first ${actor.email}`,
    async () => {
      const book = await readBook(actor.email, workspace.spreadsheetId);
      const tab = book?.tabs.find(({ table }) => table === 'recordings') ?? book?.tabs[0];
      return book && tab
        ? { book, tab, rows: recordsOf((await readTab(actor.email, workspace.spreadsheetId, tab)).values).slice(0, shownRows) }
        : 'none';
    },
    changes,
  );
  const found = valueIn(answer);
  if (found === undefined)
    return (
      <section class="card pad">
        <Ready loaded={answer} lines={5}>
          {() => null}
        </Ready>
      </section>
    );
  if (found === 'none') return null;
  const { book, tab, rows } = found;
  return (
    <section class="card sheet" aria-label={`${w.sheet}: ${tab.title}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with keys */}
      <section class="scrolls" tabIndex={0} aria-label={tab.title}>
        <table lang="sv">
          <thead>
            <tr>
              <td />
              {shownColumns.map((header) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, cells }) => (
              <tr key={row}>
                <td class="number">{row}</td>
                {shownColumns.map((header) => (
                  <td key={header} class={header === 'Orsak' ? 'soft' : ''}>
                    {header === 'Status' ? <Status word={cells[header] ?? ''} /> : (cells[header] ?? '')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Tabs tabs={book.tabs} chosen={tab.sheetId} onChoose={(id) => go('ark', String(id))} />
    </section>
  );
}
