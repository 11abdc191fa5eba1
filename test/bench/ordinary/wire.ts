/** What `google.drive(…).files.get(…)` of Google's Node samples comes to: one request, one answer, in turn. */
import { sendEmbedded } from '../../../src/tools/command-line/driver.ts';
import type { Emulator } from '../../../src/tools/workspace/core/emulator.ts';

/** A parsed answer; the scripts look into it as the samples do. */
// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, as googleapis gives it to a plain script
export type Json = any;

export type Wire = (verb: string, path: string, query?: Record<string, string>, body?: unknown) => Json;

/** Sends as `actor`. @throws Error where the answer is none or an error, as the client library does. */
export function wireTo(emulator: Emulator, actor: string): Wire {
  return (verb, path, query = {}, body) => {
    const asked = new URLSearchParams(query).toString();
    const answer = sendEmbedded(emulator, actor, {
      verb,
      url: asked === '' ? path : `${path}?${asked}`,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer instanceof Error) throw answer;
    if (answer.status >= 300) throw new Error(`${verb} ${path} answered ${answer.status}: ${answer.body}`);
    return answer.body === '' ? undefined : JSON.parse(answer.body);
  };
}
