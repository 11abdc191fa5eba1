/** Shared drives are not in the embedded workspace; clients that ask which there are get the true answer: none. */
import type { Context } from '../http/service.ts';
import { ApiError } from '../http/service.ts';
import { invalid } from './model.ts';

function none(ctx: Context): void {
  const size = ctx.query.number('pageSize', 10);
  if (size < 1) throw invalid(`Invalid value '${size}'. Values must be within the range: [1, 100]`, 'pageSize');
  if (ctx.query.get('pageToken')) throw invalid('Invalid Value', 'pageToken');
  if (ctx.query.flag('useDomainAdminAccess')) throw new ApiError(403, 'forbidden', 'Only administrators of the domain may ask this.');
}

export function listDrives(ctx: Context): Record<string, unknown> {
  none(ctx);
  return { kind: 'drive#driveList', drives: [] };
}

export function listTeamDrives(ctx: Context): Record<string, unknown> {
  none(ctx);
  return { kind: 'drive#teamDriveList', teamDrives: [] };
}

export function getDrive(ctx: Context): never {
  const id = ctx.path.driveId ?? ctx.path.teamDriveId ?? '';
  throw new ApiError(404, 'notFound', `Shared drive not found: ${id}`, 'driveId');
}
