import type { StoredTrigger } from '../asks.ts';
import { emulated, exception, mismatch, notEmulated } from './emulated.ts';
import type { Environment } from './environment.ts';
import { existing } from './ui.ts';

type Google = GoogleAppsScript.Script.ScriptApp;
type Trigger = GoogleAppsScript.Script.Trigger;

/** everyHours as Google takes it. */
const hours = [1, 2, 4, 6, 8, 12];

export function scriptApp({ setup, ask, allow }: Environment): Google {
  const { token, serviceUrl } = setup;
  const trigger = ({ id, fn }: StoredTrigger): Trigger =>
    emulated<Trigger>('Trigger', {
      getUniqueId: () => id,
      getHandlerFunction: () => fn,
    });

  function clock(fn: string): GoogleAppsScript.Script.ClockTriggerBuilder {
    let every: number | undefined;
    const self: GoogleAppsScript.Script.ClockTriggerBuilder = emulated<GoogleAppsScript.Script.ClockTriggerBuilder>('ClockTriggerBuilder', {
      everyHours: (n) => {
        if (!hours.includes(n)) throw exception(`Invalid argument: everyHours takes ${hours.join(', ')}, not ${n}.`);
        every = n;
        return self;
      },
      create: () => {
        if (every === undefined) throw notEmulated('a clock trigger without everyHours');
        return trigger(ask('triggers.add', { fn, everyHours: every }));
      },
    });
    return self;
  }

  return emulated<Google>('ScriptApp', {
    getOAuthToken: () => {
      allow('ScriptApp.getOAuthToken', [], 'FULL');
      return token;
    },
    getService: () => emulated<GoogleAppsScript.Script.Service>('Service', { getUrl: () => serviceUrl }),
    newTrigger: (fn) => {
      allow('ScriptApp.newTrigger', ['script.scriptapp'], 'FULL');
      const name = existing('ScriptApp.newTrigger', fn);
      return emulated<GoogleAppsScript.Script.TriggerBuilder>('TriggerBuilder', { timeBased: () => clock(name) });
    },
    getProjectTriggers: () => {
      allow('ScriptApp.getProjectTriggers', ['script.scriptapp'], 'FULL');
      return ask('triggers.list', null).map(trigger);
    },
    deleteTrigger: (old) => {
      allow('ScriptApp.deleteTrigger', ['script.scriptapp'], 'FULL');
      if (!old) throw mismatch('ScriptApp.deleteTrigger', [old]);
      ask('triggers.remove', { id: old.getUniqueId() });
    },
  });
}

type SessionService = GoogleAppsScript.Base.Session;

export function session({ setup, allow }: Environment): SessionService {
  const user = (method: string, address: string) => {
    allow(method, ['userinfo.email'], 'LIMITED');
    return emulated<GoogleAppsScript.Base.User>('User', { getEmail: () => address });
  };
  return emulated<SessionService>('Session', {
    getActiveUser: () => user('Session.getActiveUser', setup.who.user),
    getEffectiveUser: () => user('Session.getEffectiveUser', setup.effective),
    getActiveUserLocale: () => setup.who.locale ?? 'sv',
    getScriptTimeZone: () => setup.timeZone,
  });
}
