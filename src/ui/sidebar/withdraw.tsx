/** "Föreläsaren ångrar sig": choose the permit, close the films with one click, and hand over the receipt. */
import { useMemo, useState } from 'preact/hooks';
import type { Words } from '../../domain/change.ts';
import { fold } from '../../domain/text.ts';
import type { PermitRow, ReceiptView } from '../../view/api.ts';
import { dayText } from '../days.ts';
import { APPLIED, keep } from '../kept.ts';
import { useSpeech } from '../language.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { Empty } from '../parts/empty.tsx';
import { Field } from '../parts/field.tsx';
import { InlineForm } from '../parts/form.tsx';
import { useInPlace } from '../parts/in-place.ts';
import { Ready, useRead } from '../parts/loading.tsx';
import { Names } from '../parts/names.tsx';
import { act, isProblem } from '../server.ts';
import { useSidebar } from './context.ts';

const MOST = 20;

export function Withdraw() {
  const { w } = useSpeech();
  const { overview, version } = useSidebar();
  const [receipt, setReceipt] = useState<ReceiptView>();
  const loaded = useRead({ kind: 'permits' }, version);
  if (receipt) return <Receipt receipt={receipt} />;
  return (
    <>
      <p class="soft">{w.withdrawText}</p>
      {!overview.mayApply && <Banner mood="care">{w.whoWithdraws(overview.operator)}</Banner>}
      <Ready loaded={loaded}>{({ permits }) => <PermitList permits={permits} onReceipt={setReceipt} />}</Ready>
    </>
  );
}

function PermitList({ permits, onReceipt }: { permits: readonly PermitRow[]; onReceipt: (receipt: ReceiptView) => void }) {
  const { w } = useSpeech();
  const [query, setQuery] = useState('');
  const sought = useMemo(
    () => permits.map((permit) => ({ permit, text: fold([permit.lecturer, ...permit.films.map(({ title }) => title)].join(' ')) })),
    [permits],
  );
  const found = sought.filter(({ text }) => text.includes(fold(query)));
  if (permits.length === 0) return <Empty title={w.noPermits}>{w.noPermitsText}</Empty>;
  return (
    <>
      <Field type="search" label={w.searchPermits} value={query} onValue={setQuery} />
      <p class="soft" role="status">
        {found.length === 0 ? w.noneFound : found.length > MOST ? w.moreBySearch(found.length - MOST) : ''}
      </p>
      <ul class="bare tasks">
        {found.slice(0, MOST).map(({ permit }) => (
          <PermitCard key={permit.id} permit={permit} onReceipt={onReceipt} />
        ))}
      </ul>
    </>
  );
}

function PermitCard({ permit, onReceipt }: { permit: PermitRow; onReceipt: (receipt: ReceiptView) => void }) {
  const { w, lang } = useSpeech();
  const { overview } = useSidebar();
  const form = useInPlace();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words>();
  const who = permit.lecturer === '' ? permit.id : permit.lecturer;
  const withdraw = (): void => {
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
    <li class="task">
      <h2>{who}</h2>
      <p class="soft">{w.permitLine(permit.films.length, permit.people, dayText(permit.answered, lang, overview.date))}</p>
      {form.open ? (
        <InlineForm
          title={w.closeFilmsOf(who)}
          save={busy ? w.closing : w.closeNow(permit.films.length)}
          onSave={withdraw}
          onCancel={() => form.close()}
          busy={busy}
          problem={problem}
          stop
        >
          <Names names={permit.films.map(({ title }) => title)} most={6} />
          <p>{w.withdrawFollows(permit.people)}</p>
          <p class="soft">{w.withdrawCannot}</p>
        </InlineForm>
      ) : (
        <Button buttonRef={form.button} onPress={form.show} expanded={false} about={`– ${who}`}>
          {w.choose}
        </Button>
      )}
    </li>
  );
}

/** Opens a letter in the reader's own mail, to read through and send. All of it is encoded: no address adds a recipient. */
function mailto(address: string, subject: string, text: string): string {
  const body = text.replace(/\n/g, '\r\n');
  return `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

export function Receipt({ receipt }: { receipt: ReceiptView }) {
  const { w, say } = useSpeech();
  const { back, refresh } = useSidebar();
  return (
    <section ref={(place) => place?.focus()} tabIndex={-1} aria-labelledby="receipt">
      <Banner mood={receipt.closed ? 'good' : 'stop'}>
        <h2 id="receipt">{receipt.closed ? w.closedAll : w.closedNotAll}</h2>
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
      <details open={!receipt.closed}>
        <summary>{w.wholeReceipt}</summary>
        <pre>{say(receipt.text)}</pre>
      </details>
      <div class="buttons">
        {receipt.letter && receipt.lecturerEmail !== '' && (
          <a class="button act" href={mailto(receipt.lecturerEmail, say(receipt.letter.subject), say(receipt.letter.text))} target="_top">
            {w.mailReceipt}
          </a>
        )}
        {receipt.letter && <CopyButton text={say(receipt.letter.text)}>{w.copyLetter}</CopyButton>}
        <CopyButton text={say(receipt.text)}>{w.copyReceipt}</CopyButton>
        <Button
          look="quiet"
          onPress={() => {
            refresh();
            back();
          }}
        >
          {w.ready}
        </Button>
      </div>
    </section>
  );
}
