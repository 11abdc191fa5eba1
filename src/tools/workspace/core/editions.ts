/**
 * Google sells Workspace in editions, and not every one lets access expire: Google's "Improved flow for expiring access
 * controls" names Business Standard and Education Plus among those that do; Education Fundamentals and Business Starter do not.
 */
import type { Store } from '../http/service.ts';

export const EDITIONS = ['education-plus', 'education-fundamentals', 'business-starter', 'business-standard'] as const;
export type Edition = (typeof EDITIONS)[number];

const WITHOUT_EXPIRY: ReadonlySet<string> = new Set<Edition>(['education-fundamentals', 'business-starter']);

export const isEdition = (word: unknown): word is Edition => EDITIONS.includes(word as Edition);

/** The workspace's edition; those made before there was a choice have the fullest. */
export const editionOf = (store: Store): Edition => store.get<{ edition?: Edition }>('workspace', 'settings')?.edition ?? 'education-plus';

/** Whether access that ends by itself can be given. */
export const lastsUntil = (store: Store): boolean => !WITHOUT_EXPIRY.has(editionOf(store));
