/** Fields of Google's that answer 501 by name wherever they stand in a request: rather that than passed over. */
export const lacks: ReadonlySet<string> = new Set([
  ...['pivotTable', 'chipRuns', 'textFormatRuns', 'tableId', 'namedRangeId', 'namedRanges', 'merges', 'conditionalFormats'],
  ...['bandedRanges', 'basicFilter', 'filterViews', 'charts', 'slicers', 'tables', 'rowGroups', 'columnGroups', 'comments'],
  ...['dataSources', 'dataSourceSchedules', 'dataSourceTable', 'dataSourceFormula', 'dataSourceColumnReference'],
  ...['dataSourceSheetDimensions', 'dataSourceSheetRange', 'dataSourceSheetProperties', 'commentAnchors', 'defaultFormat'],
  ...['iterativeCalculationSettings', 'spreadsheetTheme', 'importFunctionsExternalUrlAccessAllowed'],
  ...['a1Range', 'gridRange', 'metadataLocation', 'locationMatchingStrategy'],
]);
