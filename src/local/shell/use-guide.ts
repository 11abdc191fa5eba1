import type { Facts } from './guide.ts';
import { readFacts } from './guide-facts.ts';
import { type Answer, useAsk, useShell } from './shell.ts';

/** The guide's facts, asked anew when something has changed or one has gone elsewhere. */
export function useGuide(): Answer<Facts> {
  const { workspace, actor, changes, route } = useShell();
  return useAsk(`guide ${workspace.spreadsheetId}`, () => readFacts(workspace, actor, route), `${changes} ${actor.email} ${route.join('/')}`);
}
