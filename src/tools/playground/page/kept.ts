/** What the browser remembers between visits. Where it may not, everything works and is forgotten. */
export function recall<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(`delakultur.${key}`);
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`delakultur.${key}`, JSON.stringify(value));
  } catch {
    // Private windows and full disks: nothing to do about either.
  }
}
