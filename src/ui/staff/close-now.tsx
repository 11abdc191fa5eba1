/** "Föreläsaren ångrar sig", from a phone too: one press to see what follows, one to close, and the receipt. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../domain/change.ts';
import type { PermitRow, ReceiptView } from '../../view/api.ts';
import { APPLIED, keep } from '../kept.ts';
import { useSpeech } from '../language.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { InlineForm } from '../parts/form.tsx';
import { useInPlace } from '../parts/in-place.ts';
import { Ready, useRead } from '../parts/loading.tsx';
import { act, isProblem } from '../server.ts';
import { useStaff } from './asked.ts';
import { useWords } from './words.ts';

export function CloseNow({ film }: { film: string }) {
  const { w: common } = useSpeech();
  const w = useWords();
  const { refresh } = useStaff();
  const form = useInPlace();
  const [receipt, setReceipt] = useState<ReceiptView>();
  if (receipt)
    return (
      <Receipt
        receipt={receipt}
        onDone={() => {
          setReceipt(undefined);
          form.close(true);
          refresh();
        }}
      />
    );
  return (
    <section class="close-now">
      {form.open ? (
        <InlineForm title={w.close} save={common.close} onCancel={() => form.close()}>
          <p>{w.closeText}</p>
          <Permits film={film} onReceipt={setReceipt} />
        </InlineForm>
      ) : (
        <Button look="stop" buttonRef={form.button} expanded={false} onPress={form.show}>
          {w.close} …
        </Button>
      )}
    </section>
  );
}

function Permits({ film, onReceipt }: { film: string; onReceipt: (receipt: ReceiptView) => void }) {
  const w = useWords();
  const loaded = useRead({ kind: 'permits' });
  return (
    <Ready loaded={loaded}>
      {({ permits }) => {
        const mine = permits.filter((permit) => permit.films.some((one) => one.id === film));
        if (mine.length === 0) return <p class="soft">{w.noPermit}</p>;
        return (
          <ul class="bare">
            {mine.map((permit) => (
              <Permit key={permit.id} permit={permit} onReceipt={onReceipt} />
            ))}
          </ul>
        );
      }}
    </Ready>
  );
}

function Permit({ permit, onReceipt }: { permit: PermitRow; onReceipt: (receipt: ReceiptView) => void }) {
  const { say } = useSpeech();
  const w = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words>();
  const close = (): void => {
    setBusy(true);
    setProblem(undefined);
    void act({ kind: 'withdraw', permit: permit.id }).then((answer) => {
      setBusy(false);
      keep(APPLIED, String(Date.now()));
      if (isProblem(answer)) setProblem(answer.problem);
      else onReceipt(answer);
    });
  };
  return (
    <li>
      {permit.films.length > 1 && <p>{w.closeMany(permit.films.map(({ title }) => title).join(', '))}</p>}
      <p class="soft">{w.closePeople(permit.people)}</p>
      <Button look="stop" busy={busy} onPress={close}>
        {busy ? w.closing : w.closePermit(permit.lecturer === '' ? permit.id : permit.lecturer, permit.films.length)}
      </Button>
      {problem && (
        <Banner mood="stop" alert>
          <p>{say(problem)}</p>
        </Banner>
      )}
    </li>
  );
}

function Receipt({ receipt, onDone }: { receipt: ReceiptView; onDone: () => void }) {
  const { w, say } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="close-now" aria-labelledby="receipt">
      <Banner mood={receipt.closed ? 'good' : 'stop'}>
        <h2 id="receipt" tabIndex={-1} ref={heading}>
          {receipt.closed ? w.closedAll : w.closedNotAll}
        </h2>
      </Banner>
      <ul class="bare">
        {receipt.films.map((film) => (
          <li key={film.recording}>
            <span aria-hidden="true">{film.closed ? '✓ ' : '■ '}</span>
            {w.filmClosed(film.title, film.closed, film.readersBefore)}
          </li>
        ))}
      </ul>
      <p class="soft">{say(receipt.cannotUndo)}</p>
      <details>
        <summary>{w.wholeReceipt}</summary>
        <pre>{say(receipt.text)}</pre>
      </details>
      <div class="buttons">
        <CopyButton text={say(receipt.text)}>{w.copyReceipt}</CopyButton>
        <Button look="quiet" onPress={onDone}>
          {w.ready}
        </Button>
      </div>
    </section>
  );
}
