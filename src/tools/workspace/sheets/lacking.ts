import { ApiError } from '../http/service.ts';

/** Google's fields that answer 501 by name wherever they stand in a request: rather that than passed over. */
const lacking: ReadonlySet<string> = new Set([
  ...['pivotTable', 'chipRuns', 'textFormatRuns', 'tableId', 'namedRangeId', 'namedRanges', 'merges', 'conditionalFormats'],
  ...['bandedRanges', 'basicFilter', 'filterViews', 'charts', 'slicers', 'tables', 'rowGroups', 'columnGroups', 'comments'],
  ...['dataSources', 'dataSourceSchedules', 'dataSourceTable', 'dataSourceFormula', 'dataSourceColumnReference'],
  ...['dataSourceSheetDimensions', 'dataSourceSheetRange', 'dataSourceSheetProperties'],
]);

/** @throws ApiError 501 naming what Google has and this workspace has not. */
export function refuseLacking(sent: unknown, path: string): void {
  if (Array.isArray(sent)) {
    for (const [at, item] of sent.entries()) refuseLacking(item, `${path}[${at}]`);
    return;
  }
  if (typeof sent !== 'object' || sent === null) return;
  for (const [name, item] of Object.entries(sent)) {
    const here = path === '' ? name : `${path}.${name}`;
    if (lacking.has(name) && item !== null && item !== false)
      throw new ApiError(501, 'notImplemented', `${here} is not implemented by the embedded workspace.`);
    refuseLacking(item, here);
  }
}
