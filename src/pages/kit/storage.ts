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

/** The number typed beside a stop in the sidebar, for the plan dialog to take over. Good for ten minutes, then forgotten. */
const APPROVED = 'delakultur.approved';
const GOOD_FOR_MS = 600_000;

export const keepApproved = (number: number, now: number): void => keep(APPROVED, JSON.stringify({ number, at: now }));

/** The number kept by `keepApproved`, once; undefined when there is none or it has grown old. */
export function takeApproved(now: number): number | undefined {
  const text = kept(APPROVED);
  drop(APPROVED);
  try {
    const { number, at } = JSON.parse(text ?? '') as { number?: unknown; at?: unknown };
    return typeof number === 'number' && typeof at === 'number' && now - at < GOOD_FOR_MS && now >= at ? number : undefined;
  } catch {
    return undefined;
  }
}

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
