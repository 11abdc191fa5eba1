/**
 * Checked by the type checker alone: our parameters and results fit googleapis' own types for the same method, name by name.
 * This is what lets the driver in src/cli/transport/google.ts call the library's methods by their ids.
 */
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/v3.js';
import type { cloudidentity_v1 } from 'googleapis/build/src/apis/cloudidentity/v1.js';
import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import type { gmail_v1 } from 'googleapis/build/src/apis/gmail/v1.js';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { MethodId, Params, Result } from '../../src/google/methods.ts';

interface Clients {
  drive: drive_v3.Drive;
  sheets: sheets_v4.Sheets;
  calendar: calendar_v3.Calendar;
  cloudidentity: cloudidentity_v1.Cloudidentity;
  gmail: gmail_v1.Gmail;
}

/** `drive.files.list` → the library's function `files.list` of its Drive client. */
type At<Owner, Id extends string> = Id extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Owner
    ? At<Owner[Head], Rest>
    : never
  : Id extends keyof Owner
    ? Owner[Id]
    : never;

/** A generated method has six overloads; the second, without a stream or a callback, tells the types. */
type Overloads<F> = F extends {
  (params: never, options: never): unknown;
  (params: infer P, options: never): Promise<infer R>;
  (params: never, options: never, callback: never): unknown;
  (params: never, options: never, callback: never): unknown;
  (params: never, callback: never): unknown;
  (callback: never): unknown;
}
  ? { params: NonNullable<P>; answer: R }
  : never;

type Googles<M extends MethodId> = Overloads<At<Clients, M>>;
type ParamsOf<M extends MethodId> = Googles<M>['params'];
type DataOf<M extends MethodId> = Googles<M>['answer'] extends { data: infer D } ? D : never;

/** In Drive a null takes an appProperty away ("Entries with null values are cleared in update and copy requests"); the library's type forgets it. */
type Sent<P> = P extends { requestBody: infer B } ? Omit<P, 'requestBody'> & { requestBody: Omit<B, 'appProperties'> } : P;

/** The methods whose parameters the library would not take: a wrong type, or a name that it does not know. */
type WrongParams = {
  [M in MethodId]: Sent<Params<M>> extends ParamsOf<M> ? (keyof Params<M> extends keyof ParamsOf<M> ? never : M) : M;
}[MethodId];
/** The methods from whose results we read a name that the library does not know. */
type WrongResults = {
  [M in MethodId]: keyof Result<M> extends keyof DataOf<M> ? never : Result<M> extends undefined ? never : M;
}[MethodId];
/** The methods that this file failed to find in the library. */
type Lost = {
  [M in MethodId]: [At<Clients, M>] extends [never] ? M : [ParamsOf<M>] extends [never] ? M : [DataOf<M>] extends [never] ? M : never;
}[MethodId];

export const wrongParams: [WrongParams] extends [never] ? 'none' : WrongParams = 'none';
export const wrongResults: [WrongResults] extends [never] ? 'none' : WrongResults = 'none';
export const lost: [Lost] extends [never] ? 'none' : Lost = 'none';
