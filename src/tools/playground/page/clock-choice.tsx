import { useState } from 'preact/hooks';
import { Button } from '../../../pages/kit/components/button.tsx';
import { Fold } from './fold.tsx';
import { local } from './server.ts';
import { problemOf, useShell, useWords } from './shell.ts';
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
      tell(problemOf(error).problem[lang]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="setting">
      <span class="unseen" id="clock">
        {w.clock}
      </span>
      <Fold open={open} onOpen={onOpen} label={shown(now)} describedBy="clock">
        <p class="small">{w.clockHint}</p>
        <p class="soft small">{w.clockAhead(days)}</p>
        <div class="line">
          {[1, 7].map((by) => (
            <Button key={by} busy={busy} whileBusy={w.forward(by)} onPress={() => void forward(by)}>
              {w.forward(by)}
            </Button>
          ))}
        </div>
        <form
          class="line field"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void forward(Number(count));
          }}
        >
          <label>
            {w.days}{' '}
            <input type="number" min="1" max="400" required value={count} onInput={(event) => setCount(event.currentTarget.value)} />
          </label>
          <Button type="submit" busy={busy}>
            {w.move}
          </Button>
        </form>
      </Fold>
    </div>
  );
}
