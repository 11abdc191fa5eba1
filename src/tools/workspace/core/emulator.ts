import { services } from '../services.ts';
import { createCore, type Emulator, type EmulatorOptions } from './core.ts';

export type { Emulator, EmulatorOptions } from './core.ts';
export { createTraffic, type Traffic, type TrafficOptions } from './traffic.ts';

/**
 * The embedded Google Workspace: Drive, Sheets, Calendar, Cloud Identity groups and Gmail's sending, on one machine.
 * For trying, teaching and testing; not a product. Synchronous, one request at a time.
 * @throws Error when the folder's journal is damaged, ApiError when domains or customer id are malformed.
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  return createCore(services, options);
}
