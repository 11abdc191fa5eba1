import { useEffect, useRef } from 'preact/hooks';
import { Banner } from '../../kit/components/banner.tsx';
import { Button } from '../../kit/components/button.tsx';
import { type Told, useSidebar } from './context.ts';
import { Undo } from './undo.tsx';

/** "Sparat. Ångra": stays until something else is opened, so that nobody has to hurry. `isOld`: it stood here before, and takes no focus. */
export function Confirmation({ told, isOld }: { told: Told; isOld: boolean }) {
  const { acts, open } = useSidebar();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOld) box.current?.focus();
  }, []);
  const done = acts.find((one) => one.key === told.act);
  const { offer } = told;
  return (
    <div tabIndex={-1} ref={box} class="confirmation">
      <Banner mood="good">
        <span role="status">
          <span aria-hidden="true">✓ </span>
          {told.text}
        </span>
        {done && <Undo done={done} />}
        {offer && <Button onPress={() => open(offer.place)}>{offer.text}</Button>}
      </Banner>
    </div>
  );
}
