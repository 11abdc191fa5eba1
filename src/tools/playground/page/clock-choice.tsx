import { useState } from 'preact/hooks';
import { Fold } from './fold.tsx';
import { local, Unanswered } from './server.ts';
import { useShell, useWords } from './shell.ts';
import { clockOf, shortDay } from './when.ts';

interface Props {
  open: boolean;
  onOpen(open: boolean): void;
  days: number;
}

/** The clock, which can be moved on by days. */
export function ClockChoice({ open, onOpen, days }: Props) {
  const { now, lang, look, tell } = useShell();
  const w = useWords();
  const [count, setCount] = useState('30');
  const [busy, setBusy] = useState(false);
  const shown = (iso: string) => `${shortDay(iso, lang)} ${clockOf(iso, lang)}`;
  const forward = async (by: number) => {
    setBusy(true);
    try {
      const { now: next } = await local<{ now: string }>('clock', { method: 'POST', body: { days: by } });
      look();
      tell(w.moved(shown(next)));
    } catch (error) {
      tell(error instanceof Unanswered && error.status === 0 ? w.unreachable : w.wentWrong(String((error as Error).message)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="choice">
      <span class="unseen" id="clock">
        {w.clock}
      </span>
      <Fold open={open} onOpen={onOpen} label={shown(now)} describedBy="clock">
        <p class="small">{w.clockHint}</p>
        <p class="soft small">{w.clockAhead(days)}</p>
        <div class="row">
          {[1, 7].map((by) => (
            <button key={by} type="button" disabled={busy} onClick={() => void forward(by)}>
              {w.forward(by)}
            </button>
          ))}
        </div>
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            void forward(Number(count));
          }}
        >
          <label>
            {w.days}{' '}
            <input type="number" min="1" max="400" required value={count} onInput={(event) => setCount(event.currentTarget.value)} />
          </label>
          <button type="submit" disabled={busy}>
            {w.move}
          </button>
        </form>
      </Fold>
    </div>
  );
}
