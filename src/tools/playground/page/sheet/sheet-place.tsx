import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { Empty } from '../../../../pages/kit/components/empty.tsx';
import { Ready } from '../../../../pages/kit/components/loading.tsx';
import { useAddOn } from '../addon/addon.tsx';
import { Side } from '../addon/side.tsx';
import { Fold } from '../fold.tsx';
import { Unanswered } from '../server.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import { Grid } from './grid.tsx';
import type { Cell } from './grid-window.ts';
import { type Book, letters, readBook, readTab, spotOf, type Tab, typeCell } from './workbook.ts';

/** *Kalkylark*: the workbook's tabs, its cells, the add-on's menu and its sidebar. */
export function SheetPlace() {
  const { actor, workspace, changes } = useShell();
  const book = useAsk(
    `book ${actor.email}`,
    () => readBook(actor.email, workspace.spreadsheetId).then((found) => found ?? 'none'),
    changes,
  );
  return (
    <Ready loaded={book} lines={12}>
      {(value) => (value === 'none' ? <NoSheet alone /> : <OpenBook book={value} />)}
    </Ready>
  );
}

/** Why there is no sheet here, and who has it. `alone`: it is all there is in the place, and so its heading. */
export function NoSheet({ alone = false }: { alone?: boolean }) {
  const { actor, tryAs, workspace } = useShell();
  const w = useWords();
  const Heading = alone ? 'h1' : 'h2';
  return (
    <section class="card pad">
      <Heading>{w.noSheet(actor.name)}</Heading>
      <p>{w.noSheetWhy}</p>
      <Button look="act" onPress={() => tryAs(workspace.coordinator)}>
        {w.go.asMaryam}
      </Button>
    </section>
  );
}

function OpenBook({ book }: { book: Book }) {
  const { route, go, actor, workspace, changes, tell, look } = useShell();
  const addOn = useAddOn();
  const w = useWords();
  const [, sheetId, a1 = ''] = route;
  const tab =
    book.tabs.find((one) => String(one.sheetId) === sheetId) ?? book.tabs.find(({ title }) => title === 'Inspelningar') ?? book.tabs[0];
  const desired = spotOf(a1);
  const [spots, setSpots] = useState<Record<number, Cell>>({});
  const at: Cell = tab ? (spots[tab.sheetId] ?? { row: 1, column: 0 }) : { row: 1, column: 0 };
  const answer = useAsk(
    tab && `tab ${actor.email} ${tab.sheetId}`,
    () => readTab(actor.email, workspace.spreadsheetId, tab as Tab),
    changes,
  );
  const move = (cell: Cell) => tab && setSpots((before) => ({ ...before, [tab.sheetId]: cell }));

  // Once a person.
  useEffect(() => void addOn.run('onOpen'), [actor.email]);
  // Where the script, or a link, says to go.
  // Each time anew, also to the same cell.
  useEffect(() => {
    if (desired) move(desired);
  }, [tab?.sheetId, a1, addOn.goTo?.count]);
  if (!tab) return <Empty title={w.emptyTab} />;
  const type = async (cell: Cell, text: string, oldValue: string) => {
    const name = `${letters(cell.column)}${cell.row + 1}`;
    try {
      await typeCell(actor.email, workspace.spreadsheetId, tab, name, text);
      tell(w.saved(name));
      // What the script does about it may come after; whoever types goes on.
      void addOn.edited({ sheetId: tab.sheetId, ...cell, oldValue });
    } catch (error) {
      const said = error instanceof Unanswered ? error : new Unanswered(500, String(error));
      const why = /protected cell/.test(said.message) ? w.protectedCell : said.status === 0 ? w.unreachable : '';
      tell(w.notSaved(name, [why, said.message].filter((one) => one !== '').join(' ')));
    }
    look();
    if ('again' in answer) answer.again();
  };
  return (
    <div class="with-side">
      <section class="card sheet" aria-label={book.title}>
        <div class="top">
          <h1>{book.title}</h1>
          <Menus />
        </div>
        <Ready loaded={answer} lines={14}>
          {(content) => <Grid key={tab.sheetId} tab={tab} content={content} at={at} onAt={move} onType={type} />}
        </Ready>
        <Tabs tabs={book.tabs} chosen={tab.sheetId} onChoose={(id) => go('ark', String(id))} />
      </section>
      <Side />
    </div>
  );
}

interface TabsProps {
  tabs: readonly Tab[];
  chosen: number | undefined;
  onChoose(sheetId: number): void;
}

/** The workbook's tabs, along its foot. */
export function Tabs({ tabs, chosen, onChoose }: TabsProps) {
  const w = useWords();
  const row = useRef<HTMLDivElement>(null);
  // The chosen tab is kept in view.
  useEffect(() => {
    const button = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (button && row.current) row.current.scrollLeft = Math.max(0, button.offsetLeft - row.current.clientWidth / 2);
  }, [chosen]);
  return (
    <nav class="sheet-tabs" aria-label={w.tabs} ref={row} lang="sv">
      {tabs.map(({ sheetId, title }) => (
        <button key={sheetId} type="button" aria-current={sheetId === chosen ? 'page' : undefined} onClick={() => onChoose(sheetId)}>
          {title}
        </button>
      ))}
    </nav>
  );
}

/** The add-on's menus, which its onOpen made. They lie under Extensions. */
function Menus() {
  const w = useWords();
  const { menus, run } = useAddOn();
  const [open, setOpen] = useState(false);
  if (menus.length === 0) return null;
  return (
    <Fold label={w.extensions} open={open} onOpen={setOpen}>
      {menus.map(({ caption, items }) => (
        <div key={caption}>
          <span class="soft small">{caption}</span>
          <ul class="menu" lang="sv">
            {items.map((item) => (
              <li key={item.fn}>
                <button
                  type="button"
                  class="button quiet"
                  onClick={() => {
                    setOpen(false);
                    void run(item.fn);
                  }}
                >
                  {item.caption}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Fold>
  );
}
