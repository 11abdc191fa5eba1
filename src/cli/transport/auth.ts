/**
 * Signs in to Google for `--workspace google`: as a person (OAuth for installed programs, with PKCE), or with
 * application-default credentials. Not proved against Google itself, which needs a Cloud project: the tests hold the protocol
 * against their own authorisation server.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Credentials, OAuth2Client, OAuth2ClientOptions } from 'google-auth-library';
import { faultMessage } from '../../messages/cli/faults.ts';
import { wordsOf } from '../../messages/cli/render.ts';
import type { Authorised } from './google.ts';
import { SCOPES } from './scopes.ts';

export interface SignInOptions {
  lang: 'sv' | 'en';
  /** Where the user is told to open a page in the browser; never standard output. */
  say: (words: string) => void;
  env?: NodeJS.ProcessEnv;
  /** For a service account with domain-wide delegation: the person it acts for. */
  subject?: string;
  /** Settings of the OAuth client, for an authorisation server other than Google's. */
  oauth?: Partial<OAuth2ClientOptions>;
  /** Given up when the browser has not come back by then. */
  timeoutMs?: number;
}

/**
 * A client that acts for the operating account. Asks the user to sign in when no token is stored.
 * @throws Error in the user's language when nothing is configured, or signing in is refused or takes too long.
 */
export async function signIn(options: SignInOptions): Promise<Authorised> {
  const env = options.env ?? process.env;
  if (env.GOOGLE_APPLICATION_CREDENTIALS) {
    const { GoogleAuth } = await import('google-auth-library');
    const clientOptions = options.subject === undefined ? {} : { clientOptions: { subject: options.subject } };
    const auth = new GoogleAuth({ scopes: Object.keys(SCOPES), keyFilename: env.GOOGLE_APPLICATION_CREDENTIALS, ...clientOptions });
    return (await auth.getClient()) as unknown as Authorised;
  }
  const folder = path.join(env.XDG_CONFIG_HOME ?? path.join(env.HOME ?? homedir(), '.config'), 'delakultur');
  const client = await clientFrom(env.DELAKULTUR_OAUTH_CLIENT ?? path.join(folder, 'client.json'), options);
  const tokenFile = path.join(folder, 'token.json');
  let credentials = await readJson<Credentials>(tokenFile);
  const keep = async (news: Credentials): Promise<void> => {
    credentials = { ...credentials, ...news }; // A renewed token lacks the refresh token.
    await writePrivately(tokenFile, JSON.stringify(credentials));
  };
  if (!credentials?.refresh_token) await keep(await askInBrowser(client, options));
  client.setCredentials(credentials as Credentials);
  client.on('tokens', (news) => {
    keep(news).catch((error: Error) => options.say(error.message)); // The current token still works.
  });
  return client as unknown as Authorised;
}

async function clientFrom(file: string, { lang, oauth }: SignInOptions): Promise<OAuth2Client> {
  const json = await readJson<{ installed?: { client_id?: string; client_secret?: string } }>(file).catch(
    () => ({}) as Record<string, never>,
  );
  if (json === undefined) throw new Error(wordsOf(faultMessage('signIn.noClient', { file }))[lang]);
  const { client_id: clientId, client_secret: clientSecret } = json.installed ?? {};
  if (!clientId || !clientSecret) throw new Error(wordsOf(faultMessage('signIn.badClient', { file }))[lang]);
  const { OAuth2Client } = await import('google-auth-library');
  return new OAuth2Client({ clientId, clientSecret, ...oauth });
}

/** RFC 8252: the browser comes back to a port on this machine; RFC 7636: only who began can use the code. */
async function askInBrowser(client: OAuth2Client, { lang, say, timeoutMs = 300_000 }: SignInOptions): Promise<Credentials> {
  const { CodeChallengeMethod } = await import('google-auth-library');
  const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync();
  const state = crypto.randomUUID();
  const server = createServer();
  await new Promise<void>((ready, fail) => server.once('error', fail).listen(0, '127.0.0.1', ready));
  const redirect = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let timer: NodeJS.Timeout | undefined;
  try {
    const code = await new Promise<string>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(wordsOf(faultMessage('signIn.late'))[lang])), timeoutMs);
      server.on('request', (incoming, outgoing) => {
        const query = new URL(incoming.url ?? '/', redirect).searchParams;
        if (query.get('state') !== state) {
          outgoing.writeHead(400).end(); // A favicon, or someone else's page: the real answer may still come.
          return;
        }
        const granted = query.get('code');
        const refusal = wordsOf(faultMessage('signIn.brokenOff', { reason: query.get('error') ?? '?' }))[lang];
        outgoing
          .writeHead(200, { 'content-type': 'text/plain; charset=UTF-8' })
          .end(granted === null ? refusal : wordsOf(faultMessage('signIn.done'))[lang]);
        if (granted === null) reject(new Error(refusal));
        else resolve(granted);
      });
      const url = client.generateAuthUrl({
        access_type: 'offline',
        prompt: 'consent', // Otherwise Google gives no refresh token the second time.
        scope: Object.keys(SCOPES),
        state,
        redirect_uri: redirect,
        code_challenge_method: CodeChallengeMethod.S256,
        ...(codeChallenge !== undefined && { code_challenge: codeChallenge }),
      });
      say(wordsOf(faultMessage('signIn.open', { url }))[lang]);
    });
    const { tokens } = await client.getToken({ code, codeVerifier, redirect_uri: redirect });
    return tokens;
  } finally {
    clearTimeout(timer);
    server.close();
    server.closeAllConnections();
  }
}

async function readJson<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Readable only by the user, from the first byte; written atomically. */
async function writePrivately(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.new`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}
