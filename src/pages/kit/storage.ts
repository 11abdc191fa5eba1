/** Small values that a browser stores for a page. It may refuse (private windows, policies); then they last as long as the page. */

const here = new Map<string, string>();

export function keep(key: string, value: string): void {
  here.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // kept in this page alone
  }
}

export function kept(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? here.get(key);
  } catch {
    return here.get(key);
  }
}

/** The same, for this tab of the browser alone, and no longer than it is open. */
export function keepInTab(key: string, value: string): void {
  here.set(key, value);
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // kept in this page alone
  }
}

export function keptInTab(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? here.get(key);
  } catch {
    return here.get(key);
  }
}

export function drop(key: string): void {
  here.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // it was never there
  }
}

/** A number that one page hands over to the next: taken once, and forgotten when it has grown old. Times are in ms. */
const handedOver = (key: string, goodFor: number) => ({
  keep: (number: number, now: number): void => keep(key, JSON.stringify({ number, at: now })),
  take(now: number): number | undefined {
    const text = kept(key);
    drop(key);
    try {
      const { number, at } = JSON.parse(text ?? '') as { number?: unknown; at?: unknown };
      return typeof number === 'number' && typeof at === 'number' && now - at < goodFor && now >= at ? number : undefined;
    } catch {
      return undefined;
    }
  },
});

/** The number typed beside a stop in the sidebar, for the plan dialog to take over. */
export const approved = handedOver('delakultur.approved', 600_000);
/** How many changes wait, as the sidebar knew it when the plan dialog was opened: said while the plan is read. */
export const waiting = handedOver('delakultur.waiting', 60_000);

/** Set where this page gives way to a dialog's, and is loaded anew when one comes back from it. */
const LEFT = 'delakultur.left';

export const leaveForDialog = (): void => keepInTab(LEFT, '1');

/** Whether one comes back to this page from a dialog: told once. */
export function isBackFromDialog(): boolean {
  const isBack = keptInTab(LEFT) === '1';
  keepInTab(LEFT, '');
  return isBack;
}

/** Set when something was carried out or saved, so that a sidebar in another window reads again. */
export const APPLIED = 'delakultur.applied';
