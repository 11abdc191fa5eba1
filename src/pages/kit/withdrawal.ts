/** Withdraws a permit, from wherever it is done. */
import { useState } from 'preact/hooks';
import type { ReceiptView } from '../../contract/api.ts';
import type { Words } from '../../domain/message.ts';
import { act, isProblem } from './server.ts';
import { APPLIED, keep } from './storage.ts';

export function useWithdrawal(permit: string, onReceipt: (receipt: ReceiptView) => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Words>();
  /** Of the permit's films, only these; all without them. */
  const withdraw = (recordings?: string[]): void => {
    setBusy(true);
    setProblem(undefined);
    void act({ kind: 'withdraw', permit, ...(recordings && { recordings }) }).then((answer) => {
      setBusy(false);
      keep(APPLIED, String(Date.now()));
      if (isProblem(answer)) setProblem(answer.problem);
      else onReceipt(answer);
    });
  };
  return { withdraw, busy, problem };
}
