/** "Föreläsaren ångrar sig", from a phone too: one press to see what follows, one to close, and the receipt. */
import { useState } from 'preact/hooks';
import type { PermitRow, ReceiptView } from '../../contract/api.ts';
import { useRead } from '../kit/asking.ts';
import { Banner } from '../kit/components/banner.tsx';
import { Button } from '../kit/components/button.tsx';
import { InlineForm } from '../kit/components/form.tsx';
import { Ready } from '../kit/components/loading.tsx';
import { useInPlace } from '../kit/in-place.ts';
import { useSpeech } from '../kit/language.ts';
import { Receipt } from '../kit/receipt.tsx';
import { useWithdrawal } from '../kit/withdrawal.ts';
import { useStaff } from './asked.ts';
import { useWords } from './words.ts';

export function CloseNow({ film }: { film: string }) {
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
        <InlineForm title={w.close} save="" stop onCancel={() => form.close()}>
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
              <Permit key={permit.id} permit={permit} film={film} onReceipt={onReceipt} />
            ))}
          </ul>
        );
      }}
    </Ready>
  );
}

function Permit({ permit, film, onReceipt }: { permit: PermitRow; film: string; onReceipt: (receipt: ReceiptView) => void }) {
  const { say } = useSpeech();
  const w = useWords();
  const { withdraw, busy, problem } = useWithdrawal(permit.id, onReceipt);
  return (
    <li>
      {permit.films.length > 1 && <p>{w.closeMany(permit.films.map(({ title }) => title).join(', '))}</p>}
      <p class="soft">{w.closePeople(permit.people)}</p>
      <div class="buttons">
        {permit.films.length > 1 && (
          <Button look="stop" busy={busy} whileBusy={w.closing} onPress={() => withdraw([film])}>
            {w.closeOnly(permit.lecturer === '' ? permit.id : permit.lecturer)}
          </Button>
        )}
        <Button look="stop" busy={busy} whileBusy={w.closing} onPress={() => withdraw()}>
          {w.closePermit(permit.lecturer === '' ? permit.id : permit.lecturer, permit.films.length)}
        </Button>
      </div>
      {problem && (
        <Banner mood="stop" alert>
          <p>{say(problem)}</p>
        </Banner>
      )}
    </li>
  );
}
