/** What a token's scopes let it do: which methods, and whether only with what its app made or was handed. */

import type { TransactionalStore } from '../core/store.ts';
import { settingsOf } from '../drive/model.ts';
import type { Method } from '../http/schema.ts';
import type { Only, Store } from '../http/service.ts';
import { ApiError } from '../http/service.ts';

/** A token's app (the number of its Cloud project) and scopes, in short form where they are Google's own. */
export interface Bearing {
  app: string;
  scopes: readonly string[];
}

/** The product's Cloud project in the embedded workspace: one for script and command line, as docs/deploy.md asks. */
export const PRODUCT_APP = '100000000001';

const PREFIX = 'https://www.googleapis.com/auth/';
export const shortScope = (scope: string): string => (scope.startsWith(PREFIX) ? scope.slice(PREFIX.length) : scope);
export const longScope = (scope: string): string => (/^openid$|:/.test(scope) ? scope : PREFIX + scope);

/** Scopes that reach only what the app itself made (Calendar), or made or was handed (Drive, Sheets); free/busy reads no event. */
const OWN = new Set(['drive.file', 'drive.appdata', 'calendar.app.created', 'calendar.events.freebusy']);

/**
 * Whether a token's scopes let it call a method: undefined where it may with all that its account reaches, else with its
 * app's own only. @throws ApiError 403 where none of them do.
 */
export function reachOf({ id, scopes: taken }: Method, { app, scopes }: Bearing, user: string): Only | undefined {
  const held = taken.filter((scope) => scopes.includes(scope));
  if (held.length === 0) {
    const message = `Request had insufficient authentication scopes. ${id} takes any of: ${taken.join(', ')}.`;
    throw new ApiError(403, 'insufficientScopes', message, 'Authorization');
  }
  return held.every((scope) => OWN.has(scope)) ? { app, user } : undefined;
}

const HANDED = 'drive.handed';

/**
 * Whether an app may touch a file under `drive.file`: it made it, or this person has handed it over (Google's Picker, "open
 * with", the consent of a Drive card). Which app made what is known by the Cloud project, whatever client of it asked.
 * Drive's guide says that such authorization is "granted on a per-user basis": whether that also holds for what the app
 * itself made as another person is a setting here (`appFilesPerUser`).
 */
export function isWithinReach(store: Store, only: Only | undefined, file: Made): boolean {
  if (only === undefined) return true;
  // The root of My Drive is nobody's: its id tells an app nothing, though `root` may be named as the place to put things in.
  if (file.parent === undefined) return false;
  if (store.get(HANDED, keyOf(only, file.id)) !== undefined) return true;
  if ((file.app ?? only.app) === only.app) return !settingsOf(store).appFilesPerUser || (file.appUser ?? only.user) === only.user;
  // Only an app can write appProperties: who did by hand, here where one may, stands for one.
  return file.app === '' && Object.keys(file.appProperties ?? {}).length > 0;
}

interface Made {
  id: string;
  app?: string;
  appUser?: string;
  parent?: string;
  appProperties?: Readonly<Record<string, string>>;
}

const keyOf = ({ app, user }: Only, file: string): string => `${app} ${user} ${file}`;

/** Notes that a person has handed a file to an app. */
export function handOver(store: TransactionalStore, to: Only, file: string): void {
  store.begin();
  try {
    store.put(HANDED, keyOf(to, file), true);
    store.commit();
  } catch (error) {
    store.rollback();
    throw error;
  }
}
