/** A film and its captions in Drive: who reads which, after every call, run after run. */

import { METHODS, type MethodId } from '../../src/google/methods.ts';
import { errorResponse } from '../../src/tools/workspace/http/errors.ts';
import { ApiError } from '../../src/tools/workspace/http/service.ts';
import { applyPlan } from '../../src/workflows/apply/apply.ts';
import { AINO, apply, applyOptions, ELIF, GUEST, JO, KARIN, plan, set, summary, watches } from './town.ts';
import { readers, sharedTown, stepped } from './withdrawal.ts';
import { MARYAM, NOW } from './workspace.ts';

const HOUR = 3_600_000;
const where = sharedTown();
const { emulator, film, captions } = where;
const start = emulator.store.snapshot();
afterEach(() => {
  emulator.onRequest = undefined;
  emulator.faults = undefined;
  emulator.store.restore(start);
});
afterAll(() => emulator.close());

const widen = () => set(where, 'permits', 'M-1', 'audience', 'rum-lar, rum-alla');
/** From Lärspridarnas rum to everyone's: by way of the waiting room. */
const turn = () => {
  set(where, 'permits', 'M-1', 'audience', 'rum-alla');
  set(where, 'recordings', 'F-1', 'rooms', 'rum-alla');
};
const both = (email: string) => [watches(where, email, film), watches(where, email, captions)];

/** Looks after every call that writes: captions are read by those alone who see the film, or may by its permits. */
function watched<T>(may: readonly string[], act: () => T): { result: T; breaches: string[] } {
  const breaches: string[] = [];
  let see = new Set(readers(where, film));
  let read = new Set(readers(where, captions));
  emulator.onRequest = ({ method }) => {
    if (!METHODS[method as MethodId]?.writes || method.startsWith('sheets.')) return;
    const now = { see: new Set(readers(where, film)), read: new Set(readers(where, captions)) };
    for (const one of now.see) if (!see.has(one) && !may.includes(one)) breaches.push(`${method} let ${one} in`);
    for (const one of now.read) if (!read.has(one) && !may.includes(one)) breaches.push(`${method} gave ${one} the captions`);
    for (const one of now.read) if (!now.see.has(one) && !may.includes(one)) breaches.push(`${method}: ${one} reads captions alone`);
    ({ see, read } = now);
  };
  const result = act();
  emulator.onRequest = undefined;
  return { result, breaches };
}

describe('Captions of a film that more people are to see', () => {
  it('stay with it while the hourly run leaves it for a person', () => {
    widen();
    const { result, breaches } = watched([AINO, JO, MARYAM], () => apply(where, { unattended: true }));
    expect([result.kind, breaches]).toEqual(['done', []]);
    expect([both(AINO), both(JO), both(ELIF)]).toEqual([
      [200, 200],
      [200, 200],
      [404, 404],
    ]);
    expect(apply(where, { unattended: true }).kind).toBe('nothing');
  });

  it('move with it once a person has looked, and nobody who sees it is without them for a moment', () => {
    widen();
    const gaps: string[] = [];
    const all = [AINO, ELIF, JO, MARYAM];
    const { result, breaches } = watched(all, () => {
      const look = emulator.onRequest;
      emulator.onRequest = (...asked) => {
        look?.(...asked);
        for (const one of [AINO, JO]) if (!readers(where, captions).includes(one)) gaps.push(`${asked[0].method} ${one}`);
      };
      return apply(where);
    });
    expect([result.kind, breaches, gaps]).toEqual(['done', [], []]);
    expect([both(AINO), both(ELIF), both(KARIN), both(GUEST)]).toEqual([
      [200, 200],
      [200, 200],
      [404, 404],
      [404, 404],
    ]);
    expect(summary(plan(where))).toEqual([]);
  });

  it('are not shown where it could not be', () => {
    widen();
    emulator.faults = ({ method, path, service }) =>
      method === 'drive.files.update' && path.fileId === film
        ? { kind: 'before', answer: errorResponse(service.errors, new ApiError(403, 'forbidden', 'No.')) }
        : undefined;
    apply(where);
    expect([both(AINO), both(ELIF)]).toEqual([
      [200, 200],
      [404, 404],
    ]);
    emulator.faults = undefined;
    apply(where);
    expect(both(ELIF)).toEqual([200, 200]);
  });
});

describe.each([
  ['widens', widen, [AINO, ELIF, JO, MARYAM]],
  ['goes to another room', turn, [AINO, ELIF, JO, MARYAM]],
  ['is withdrawn in the workbook', () => set(where, 'permits', 'M-1', 'withdrawn', 'ja'), [MARYAM]],
])('A run that is killed while a film %s', (_, edit, may) => {
  it('leaves no captions to anyone who may not see the film, nor does the hourly run after it, and the next one puts them beside it', () => {
    const wrong: string[] = [];
    for (const at of writingSends(edit)) {
      emulator.store.restore(start);
      edit();
      const { breaches } = watched(may, () => {
        const killed = stepped(emulator, applyPlan(plan(where), applyOptions()));
        for (let n = 0; n < at; n++) killed.step();
        // The lease of a run that was killed runs out.
        apply(where, { unattended: true, realNow: () => NOW + HOUR });
        apply(where, { realNow: () => NOW + HOUR });
      });
      wrong.push(...breaches.map((one) => `${at}: ${one}`));
      if (readers(where, film).join() !== readers(where, captions).join()) wrong.push(`${at}: apart`);
      const left = summary(plan(where));
      if (left.length > 0) wrong.push(`${at}: ${left.join()}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});

/** The sends of a run, by number, that change something in Drive: what a kill can leave behind is the state after one. */
function writingSends(edit: () => void): number[] {
  edit();
  const whole = stepped(emulator, applyPlan(plan(where), applyOptions()));
  const sends: number[] = [];
  let writes = false;
  emulator.onRequest = ({ method }) => {
    writes ||= method.startsWith('drive.') && METHODS[method as MethodId]?.writes === true;
  };
  for (let number = 1; whole.step(); number++) {
    if (writes) sends.push(number);
    writes = false;
  }
  emulator.onRequest = undefined;
  expect(sends.length).toBeGreaterThan(0);
  return sends;
}
