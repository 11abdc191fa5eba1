/** "Föreläsaren ångrar sig": choose the permit, close the films with one click, and hand over the receipt. */
import { useMemo, useState } from 'preact/hooks';
import type { PermitRow, ReceiptView } from '../../../contract/api.ts';
import { fold } from '../../../domain/text.ts';
import { useRead } from '../../kit/asking.ts';
import { Banner } from '../../kit/components/banner.tsx';
import { Button } from '../../kit/components/button.tsx';
import { Empty } from '../../kit/components/empty.tsx';
import { Field } from '../../kit/components/field.tsx';
import { InlineForm } from '../../kit/components/form.tsx';
import { Ready } from '../../kit/components/loading.tsx';
import { Names } from '../../kit/components/names.tsx';
import { dayText } from '../../kit/days.ts';
import { useInPlace } from '../../kit/in-place.ts';
import { useSpeech } from '../../kit/language.ts';
import { Receipt } from '../../kit/receipt.tsx';
import { useWithdrawal } from '../../kit/withdrawal.ts';
import { useSidebar } from '../frame/context.ts';

const MOST = 20;

export function Withdraw() {
  const { w } = useSpeech();
  const { overview, version, back, refresh, noted } = useSidebar();
  const [receipt, setReceipt] = useState<ReceiptView>();
  const loaded = useRead({ kind: 'permits' }, version);
  const closed = (done: ReceiptView): void => {
    setReceipt(done);
    noted(w.didWithdraw(done.lecturer));
  };
  if (receipt) {
    return (
      <Receipt
        receipt={receipt}
        onDone={() => {
          refresh();
          back();
        }}
      />
    );
  }
  return (
    <>
      <p class="soft">{w.withdrawText}</p>
      {!overview.mayApply && <Banner mood="care">{w.whoWithdraws(overview.operator)}</Banner>}
      <Ready loaded={loaded}>{({ permits }) => <PermitList permits={permits} onReceipt={closed} />}</Ready>
    </>
  );
}

export function PermitList({ permits, onReceipt }: { permits: readonly PermitRow[]; onReceipt: (receipt: ReceiptView) => void }) {
  const { w } = useSpeech();
  const [query, setQuery] = useState('');
  const sought = useMemo(
    () =>
      permits.map((permit) => ({
        permit,
        text: fold([permit.lecturer, permit.email, permit.id, ...permit.films.map(({ title }) => title)].join(' ')),
      })),
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
          <PermitCard
            key={permit.id}
            permit={permit}
            alike={permits.some((one) => one !== permit && fold(one.lecturer) === fold(permit.lecturer))}
            onReceipt={onReceipt}
          />
        ))}
      </ul>
    </>
  );
}

interface CardProps {
  permit: PermitRow;
  /** Another permit bears the same name: what tells them apart is said. */
  alike: boolean;
  onReceipt: (receipt: ReceiptView) => void;
}

function PermitCard({ permit, alike, onReceipt }: CardProps) {
  const { w, lang } = useSpeech();
  const { overview } = useSidebar();
  const form = useInPlace();
  const who = permit.lecturer === '' ? permit.id : permit.lecturer;
  const { withdraw, busy, problem } = useWithdrawal(permit.id, onReceipt);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const chosen = permit.films.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  const many = permit.films.length > 1;
  const keep = (id: string, isKept: boolean): void => {
    const next = new Set(kept);
    if (isKept) next.add(id);
    else next.delete(id);
    setKept(next);
  };
  return (
    <li class="task">
      <h2>{who}</h2>
      {alike && <p class="soft">{[permit.email, permit.id].filter((part) => part !== '').join(' · ')}</p>}
      {!form.open && <Names names={permit.films.map(({ title }) => title)} most={3} />}
      <p class="soft">{w.permitLine(permit.films.length, permit.people, dayText(permit.answered, lang, overview.date))}</p>
      {form.open ? (
        <InlineForm
          title={w.closeFilmsOf(who)}
          save={w.closeNow(chosen.length)}
          saving={w.closing}
          onSave={() => (chosen.length === permit.films.length ? withdraw() : chosen.length > 0 && withdraw(chosen))}
          onCancel={() => form.close()}
          busy={busy}
          problem={problem}
          stop
        >
          {many ? (
            <fieldset class="field">
              <legend>{w.closeWhich}</legend>
              {permit.films.map(({ id, title }) => (
                <label class="choice" key={id}>
                  <input type="checkbox" checked={!kept.has(id)} onChange={(event) => keep(id, !event.currentTarget.checked)} />
                  <span>{title}</span>
                </label>
              ))}
            </fieldset>
          ) : (
            <Names names={permit.films.map(({ title }) => title)} most={6} />
          )}
          {chosen.length === 0 && permit.films.length > 0 && (
            <p class="wrong" role="alert">
              <span aria-hidden="true">▲ </span>
              {w.closeNone}
            </p>
          )}
          {chosen.length > 0 && chosen.length < permit.films.length && <p>{w.closeSome}</p>}
          {chosen.length === permit.films.length && <p>{w.withdrawFollows(permit.people)}</p>}
          <p class="soft">{w.withdrawCannot}</p>
        </InlineForm>
      ) : (
        <Button buttonRef={form.button} onPress={form.show} expanded={false} about={`– ${who}, ${permit.films[0]?.title ?? ''}`}>
          {w.choose}
        </Button>
      )}
    </li>
  );
}
