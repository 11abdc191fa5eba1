import type { TransactionalStore } from '../core/store.ts';
import type { HttpResponse } from '../http/service.ts';
import { escaped, OAuthError, page } from './answers.ts';
import { codeOf, isAccount } from './tokens.ts';

/**
 * The page where one says as whom a program may act. It lists nobody: one writes an address. It leads back to programs
 * on this machine only, which is what the workspace serves.
 */

type Parameters = (name: string) => string | undefined;

const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?(\/[^\s\\]*)?(\?[^\s\\]*)?$/i;

const words = {
  sv: {
    title: 'Logga in i den inbyggda arbetsytan',
    what: 'Ett program vill göra saker åt dig i den här arbetsytan. Ingenting lämnar datorn.',
    scope: 'Det ber om',
    program: 'Program',
    who: 'Din e-postadress',
    allow: 'Godkänn',
    refuse: 'Avbryt',
    wrong: 'Skriv en e-postadress som hör till en person, till exempel anna@exempel.se.',
    failed: 'Det gick inte att logga in',
  },
  en: {
    title: 'Sign in to the embedded workspace',
    what: 'A program wants to act for you in this workspace. Nothing leaves this computer.',
    scope: 'It asks for',
    program: 'Program',
    who: 'Your e-mail address',
    allow: 'Allow',
    refuse: 'Cancel',
    wrong: 'Write an e-mail address that belongs to a person, such as anna@exempel.se.',
    failed: 'Signing in did not work',
  },
};

/** What travels with the form; all of it comes back unchanged. */
const carried = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'access_type',
  'code_challenge',
  'code_challenge_method',
  'hl',
] as const;

/** Answers `/o/oauth2/v2/auth`: the form, or where it leads. `prompt=none` with a `login_hint` goes on without asking. */
export function answerConsent(method: string, get: Parameters, store: TransactionalStore, now: number): HttpResponse {
  const text = words[get('hl')?.startsWith('en') ? 'en' : 'sv'];
  try {
    check(get);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return page(
      error.status,
      frame(text.failed, `<p>${escaped(`${error.status}: ${error.error}`)}</p><p>${escaped(error.message)}</p>`, get),
    );
  }
  const decided = method === 'POST';
  const email = (get(decided ? 'email' : 'login_hint') ?? '').trim().toLowerCase();
  if (decided && get('decision') !== 'allow') return back(get, { error: 'access_denied' });
  const silent = !decided && get('prompt') === 'none';
  if (!decided && !silent) return page(200, form(text, get, email));
  if (isAccount(store, email)) return back(get, { code: newCode(get, email, store, now), scope: get('scope') ?? '' });
  return silent ? back(get, { error: 'interaction_required' }) : page(400, form(text, get, email, text.wrong));
}

/** @throws OAuthError for a request that cannot lead back anywhere */
function check(get: Parameters): void {
  if (!get('client_id')) throw new OAuthError(400, 'invalid_request', 'Missing required parameter: client_id');
  const redirect = get('redirect_uri');
  if (!redirect) throw new OAuthError(400, 'invalid_request', 'Missing required parameter: redirect_uri');
  if (!loopback.test(redirect))
    throw new OAuthError(
      400,
      'redirect_uri_mismatch',
      `redirect_uri must lead to this machine (localhost or 127.0.0.1), not to ${redirect}`,
    );
  if (get('response_type') !== 'code')
    throw new OAuthError(400, 'unsupported_response_type', 'Only response_type=code is carried out by the embedded workspace.');
  if (!get('scope')) throw new OAuthError(400, 'invalid_request', 'Missing required parameter: scope');
  if (!['S256', 'plain'].includes(get('code_challenge_method') ?? 'plain'))
    throw new OAuthError(400, 'invalid_request', 'code_challenge_method must be S256 or plain.');
}

function newCode(get: Parameters, email: string, store: TransactionalStore, now: number): string {
  store.begin();
  const nonce = store.newId(16);
  store.commit();
  const [challenge, challengeMethod] = [get('code_challenge'), get('code_challenge_method')];
  return codeOf({
    email,
    client: get('client_id') ?? '',
    redirect: get('redirect_uri') ?? '',
    scope: get('scope') ?? '',
    nonce,
    at: now,
    // Google gives installed programs, which come back to localhost, a refresh token without being asked.
    offline: get('access_type') !== 'online',
    ...(challenge ? { challenge } : {}),
    ...(challenge && challengeMethod ? { challengeMethod } : {}),
  });
}

function back(get: Parameters, answer: Record<string, string>): HttpResponse {
  const target = new URL(get('redirect_uri') ?? '');
  const state = get('state');
  for (const [name, value] of Object.entries({ ...(state === undefined ? {} : { state }), ...answer }))
    target.searchParams.set(name, value);
  return { status: 302, headers: { location: target.href, 'cache-control': 'no-store' } };
}

function form(text: (typeof words)['sv'], get: Parameters, email: string, fault?: string): string {
  const hidden = carried
    .filter((name) => get(name) !== undefined)
    .map((name) => `<input type="hidden" name="${name}" value="${escaped(get(name) ?? '')}">`);
  const scopes = (get('scope') ?? '').split(/\s+/).map((scope) => `<li>${escaped(scope)}</li>`);
  return frame(
    text.title,
    `<p>${text.what}</p>
<p>${text.program}: ${escaped(get('client_id') ?? '')}</p>
<p>${text.scope}:</p><ul>${scopes.join('')}</ul>
<form method="post" action="/o/oauth2/v2/auth">${hidden.join('')}
<label for="email">${text.who}</label>
<input id="email" name="email" type="email" autocomplete="username" required autofocus value="${escaped(email)}"${fault ? ' aria-invalid="true" aria-describedby="fault"' : ''}>
${fault ? `<p id="fault" role="alert">${fault}</p>` : ''}
<p><button name="decision" value="allow">${text.allow}</button>
<button name="decision" value="refuse" formnovalidate>${text.refuse}</button></p></form>`,
    get,
  );
}

function frame(title: string, content: string, get: Parameters): string {
  return `<!doctype html><html lang="${get('hl')?.startsWith('en') ? 'en' : 'sv'}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#1d2b2a;background:#fff}
label{display:block;font-weight:600}input[type=email]{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}
button{font:inherit;padding:.5rem 1rem}li{overflow-wrap:anywhere}[role=alert]{color:#9b1c1c}</style>
<main><h1>${title}</h1>${content}</main></html>`;
}
