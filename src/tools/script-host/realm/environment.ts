/// <reference types="google-apps-script" />
// The realm: this folder runs inside the script's own context, where there is ECMAScript and nothing else.
import type { AskKind, Asks, Bridge, OutRequest, Parcel } from '../asks.ts';
import type { Effect, Setup } from '../types.ts';
import { exception } from './emulated.ts';

/** What the services of one execution stand on. */
export interface Environment {
  bridge: Bridge;
  setup: Setup;
  /** Asks the parent and waits. @throws Exception with the parent's words. */
  ask<K extends AskKind>(kind: K, ask: Asks[K]['ask']): Asks[K]['answer'];
  /** HTTP through the parent; bodies and answers' bodies by place. */
  http(requests: OutRequest[], bodies: (Uint8Array | undefined)[]): { status: number; headers: [string, string][]; body: Uint8Array }[];
  tell(effect: Effect): void;
  /**
   * Refuses what the manifest's scopes or the execution's mode do not allow. `scopes`: short names, any of which will do.
   * `from`: the least mode in which Google lets it be called.
   */
  allow(method: string, scopes: readonly string[], from?: 'LIMITED' | 'FULL'): void;
}

const auth = 'https://www.googleapis.com/auth/';

export function environment(bridge: Bridge, setup: Setup): Environment {
  const send = (kind: AskKind, ask: unknown, buffers: Uint8Array[]) => {
    const parcel: Parcel = bridge.ask({ json: JSON.stringify({ kind, ask }), buffers });
    const answer = JSON.parse(parcel.json) as { value: never; error?: string };
    if (answer.error !== undefined) throw exception(answer.error);
    return { value: answer.value, buffers: parcel.buffers };
  };
  return {
    bridge,
    setup,
    ask: (kind, ask) => send(kind, ask, []).value,
    http: (requests, bodies) => {
      const { value, buffers } = send(
        'http',
        requests,
        bodies.map((body) => body ?? new Uint8Array(0)),
      );
      return (value as Asks['http']['answer']).map((answer, at) => ({ ...answer, body: Uint8Array.from(buffers[at] ?? []) }));
    },
    tell: (effect) => bridge.tell(JSON.stringify(effect)),
    allow: (method, scopes, from) => {
      const mode = setup.who.authMode ?? 'FULL';
      if (mode === 'NONE' ? from !== undefined : mode === 'LIMITED' && from === 'FULL') {
        throw exception(`You do not have permission to call ${method} (in authorization mode ${mode}).`);
      }
      const needed = scopes.map((scope) => auth + scope);
      if (needed.length > 0 && setup.scopes && !needed.some((scope) => setup.scopes?.includes(scope))) {
        throw exception(`Specified permissions are not sufficient to call ${method}. Required permissions: ${needed.join(' || ')}`);
      }
    },
  };
}
