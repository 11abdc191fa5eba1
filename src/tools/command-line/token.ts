/** The product's token in an embedded workspace: its own scopes and no others, as at Google. */
import { SCOPES } from '../../cli/transport/scopes.ts';
import { PRODUCT_APP } from '../workspace/oauth/scopes.ts';
import { accessTokenOf } from '../workspace/oauth/tokens.ts';

/** The command line's token for the account `email`. */
export const tokenFor = (email: string): string => accessTokenOf(email, { app: PRODUCT_APP, scopes: Object.keys(SCOPES) });

/** The header by which the command line acts for a person. */
export const localAuthorization = (email: string): Record<string, string> => ({ authorization: `Bearer ${tokenFor(email)}` });
