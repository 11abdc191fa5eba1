/** Who would see each film, asked of the server one at a time and kept: films with equal answers share one. */
import type { Answers, Problem, Read } from '../../contract/api.ts';
import type { Cells, UploadPreview } from '../../contract/uploads.ts';

export interface Previews {
  /** Undefined while it is asked for. */
  of(key: string): UploadPreview | Problem | undefined;
  /** Asks for those of `keys` (see previewKey) that are not known, in that order; what was wanted before is let go. */
  want(keys: readonly string[]): void;
  /** Forgets all: something was written. */
  forget(): void;
  watch(then: () => void): () => void;
}

/** Typing a name asks once, not once a letter. */
const SETTLE_MS = 350;

export function createPreviews(
  read: (query: Extract<Read, { kind: 'uploadPreview' }>) => Promise<Answers['uploadPreview'] | Problem>,
  settleMs = SETTLE_MS,
): Previews {
  const known = new Map<string, UploadPreview | Problem>();
  const watchers = new Set<() => void>();
  let desired: readonly string[] = [];
  let asking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let version = 0;

  async function next(): Promise<void> {
    if (asking) return;
    asking = true;
    for (let key = desired.find((one) => !known.has(one)); key !== undefined; key = desired.find((one) => !known.has(one))) {
      const [recording, cells] = JSON.parse(key) as [string, Cells];
      const asked = version;
      const answer = await read({ kind: 'uploadPreview', recording, cells });
      if (asked !== version) continue;
      known.set(key, answer);
      for (const then of [...watchers]) then();
    }
    asking = false;
  }

  return {
    of: (key) => known.get(key),
    want(keys) {
      desired = [...keys];
      clearTimeout(timer);
      if (keys.some((key) => !known.has(key))) timer = setTimeout(() => void next(), settleMs);
    },
    forget() {
      version++;
      known.clear();
    },
    watch(then) {
      watchers.add(then);
      return () => watchers.delete(then);
    },
  };
}
