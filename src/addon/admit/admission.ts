/**
 * Decides who is let into the web app without asking Google: there all requests use the operating account, so a refusal must
 * cost it nothing. The list comes from that account's last reading. It can only refuse: whoever passes is checked again by the
 * current workbook.
 */

import type { Who } from '../../contract/definition.ts';
import { domainOf } from '../../domain/email.ts';
import { PROPERTY_BYTES } from '../../quotas/google.ts';
import type { Reading } from '../../workflows/read/plan.ts';
import { remembered } from '../remembered.ts';
import { acting, caller, requireOwnAccount, spreadsheetId } from '../session.ts';
import { notCoordinator, notDomain } from './refusals.ts';

/** Addresses are ASCII: a byte a character. */
const MOST = PROPERTY_BYTES - 1_000;
const KNOWN = 'known';

interface Kept {
  readonly workbook: string;
  readonly domains: readonly string[];
  /** Includes the operating account. */
  readonly coordinators: readonly string[];
}

/** Keeps the operating account's findings about the workspace that it works for. Other accounts' findings are not used. */
export function rememberWho({ ref, config, state }: Pick<Reading, 'ref' | 'config' | 'state'>): void {
  if (!ref.mine || acting() !== state.operator || remembered() !== ref.spreadsheetId) return;
  const properties = PropertiesService.getUserProperties();
  const { domains, coordinators } = config.settings;
  const known: Kept = { workbook: ref.spreadsheetId, domains, coordinators: [...coordinators, state.operator] };
  const text = JSON.stringify(known);
  if (text.length > MOST) properties.deleteProperty(KNOWN);
  else if (properties.getProperty(KNOWN) !== text) properties.setProperty(KNOWN, text);
}

function known(): Kept | undefined {
  const text = PropertiesService.getUserProperties().getProperty(KNOWN);
  const found = text ? (JSON.parse(text) as Kept) : undefined;
  return found?.workbook === spreadsheetId() ? found : undefined;
}

/** What is known of a caller for whom the operating account acts: deciders are known only as staff. Undefined for an unknown caller. */
export type Known = 'coordinator' | 'staff' | undefined;

/** Throws Trouble for callers known to have no access, without asking Google. Returns what is known of the others. */
export function admit(who: Who): Known {
  const email = caller();
  if (who === 'own') requireOwnAccount();
  if (who === 'own' || who === 'anyone') return undefined;
  const found = known();
  if (!found) return undefined;
  if (email === acting() || found.coordinators.includes(email)) return 'coordinator';
  if (!found.domains.includes(domainOf(email))) throw notDomain(email);
  if (who === 'coordinator' || who === 'operator') throw notCoordinator();
  return 'staff';
}

/** Whether the caller is known as a coordinator. */
export const knownToCoordinate = (): boolean => known()?.coordinators.includes(caller()) === true;
