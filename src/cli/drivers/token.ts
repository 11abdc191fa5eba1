/** What the product carries in an embedded workspace: its own scopes and no others, as at Google. */
import { PRODUCT_APP } from '../../emulator/oauth/scopes.ts';
import { accessTokenOf } from '../../emulator/oauth/tokens.ts';
import { SCOPES } from '../scopes.ts';

/** The command line's token for the account `email`. */
export const tokenFor = (email: string): string => accessTokenOf(email, { app: PRODUCT_APP, scopes: Object.keys(SCOPES) });
