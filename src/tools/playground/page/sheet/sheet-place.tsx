import { useEffect, useState } from 'preact/hooks';
import { valueIn } from '../../../../pages/kit/asking.ts';
import { Button } from '../../../../pages/kit/components/button.tsx';
import { Empty } from '../../../../pages/kit/components/empty.tsx';
import { Ready } from '../../../../pages/kit/components/loading.tsx';
import { useAddOn } from '../addon/addon.tsx';
import { Side } from '../addon/side.tsx';
import { Fold } from '../fold.tsx';
import { Unanswered } from '../server.ts';
import { useAsk, useShell, useWords } from '../shell.ts';
import { type Counts, change, clearCells, readCounts, requestOf, turnBack, typeCell } from './acts.ts';
import { Grid } from './grid.tsx';
import type { Cell } from './grid-window.ts';
import { nameOf } from './selection.ts';
import { Tabs } from './sheet-tabs.tsx';
import { type Book, letters, readBook, readTab, spotOf, type Tab } from './workbook.ts';

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
    book.tabs.find((one) => String(one.sheetId) === sheetId) ?? book.tabs.find(({ table }) => table === 'recordings') ?? book.tabs[0];
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
  /** Does it, and says what was done, or why it was not. */
  const carryOut = async (act: () => Promise<unknown>, said: string, failed: (why: string) => string): Promise<void> => {
    try {
      await act();
      tell(said);
    } catch (error) {
      const { status, message } = error instanceof Unanswered ? error : new Unanswered(500, String(error));
      const why = /protected/.test(message) ? w.protectedCell : status === 0 ? w.unreachable : '';
      tell(failed([why, message].filter((one) => one !== '').join(' ')));
    }
    look();
    if ('again' in answer) answer.again();
  };
  // What the script does about it may come after; whoever types goes on.
  const type = (cell: Cell, text: string, oldValue: string) => {
    const name = `${letters(cell.column)}${cell.row + 1}`;
    const act = async () => {
      await typeCell(actor.email, tab, name, text);
      void addOn.edited({ sheetId: tab.sheetId, ...cell, oldValue });
    };
    return carryOut(act, w.saved(name), (why) => w.notSaved(name, why));
  };
  const turn = (which: keyof Counts) =>
    void carryOut(
      () => turnBack(actor.email, which),
      w.turned[which],
      (why) => w.notTurned[which](why),
    );
  return (
    <div class="with-side">
      <section class="card sheet" aria-label={book.title}>
        <div class="top">
          <h1>{book.title}</h1>
          <span class="line">
            <Turns onTurn={turn} />
            <Menus />
          </span>
        </div>
        <Ready loaded={answer} lines={14}>
          {(content) => (
            <Grid
              key={tab.sheetId}
              tab={tab}
              content={content}
              at={at}
              onAt={move}
              onType={type}
              onAct={(act, range) =>
                void carryOut(
                  () => change(actor.email, requestOf(act, tab, range, content.values.length)),
                  w.gridDone[act](range),
                  w.notDone,
                )
              }
              onClear={(range) =>
                void carryOut(
                  () => clearCells(actor.email, tab, nameOf(range)),
                  w.cleared(nameOf(range)),
                  (why) => w.notSaved(nameOf(range), why),
                )
              }
              onTurn={turn}
            />
          )}
        </Ready>
        <Tabs
          tabs={book.tabs}
          chosen={tab.sheetId}
          onChoose={(id) => go('ark', String(id))}
          onChange={(request, said) => void carryOut(() => change(actor.email, request), said, w.notDone)}
        />
      </section>
      <Side />
    </div>
  );
}

/** Undo and redo of what one has done to the sheet oneself. */
function Turns({ onTurn }: { onTurn(which: keyof Counts): void }) {
  const { actor, changes } = useShell();
  const w = useWords();
  const counts = valueIn(useAsk(`turns ${actor.email}`, () => readCounts(actor.email), changes)) ?? { undo: 0, redo: 0 };
  return (
    <>
      {counts.undo > 0 && <Button onPress={() => onTurn('undo')}>{w.turn.undo}</Button>}
      {counts.redo > 0 && <Button onPress={() => onTurn('redo')}>{w.turn.redo}</Button>}
    </>
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
