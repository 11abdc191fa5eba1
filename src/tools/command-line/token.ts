/** What the product carries in an embedded workspace: its own scopes and no others, as at Google. */
import { PRODUCT_APP } from '../../tools/workspace/oauth/scopes.ts';
import { accessTokenOf } from '../../tools/workspace/oauth/tokens.ts';
import { SCOPES } from './scopes.ts';

/** The command line's token for the account `email`. */
export const tokenFor = (email: string): string => accessTokenOf(email, { app: PRODUCT_APP, scopes: Object.keys(SCOPES) });
