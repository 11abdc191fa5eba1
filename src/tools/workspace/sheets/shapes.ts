import type { Shape } from '../http/service.ts';

/** The fields that Sheets' request bodies may have, as in Google's discovery document. */

const color: Shape = { red: true, green: true, blue: true, alpha: true };
const colorStyle: Shape = { rgbColor: color, themeColor: true };
const border: Shape = { style: true, width: true, color, colorStyle };

const gridRange: Shape = { sheetId: true, startRowIndex: true, endRowIndex: true, startColumnIndex: true, endColumnIndex: true };
const dimensionRange: Shape = { sheetId: true, dimension: true, startIndex: true, endIndex: true };
const metadataLocation: Shape = { locationType: true, spreadsheet: true, sheetId: true, dimensionRange };

const metadata: Shape = { metadataId: true, metadataKey: true, metadataValue: true, visibility: true, location: metadataLocation };

export const dataFilter: Shape = {
  a1Range: true,
  gridRange,
  developerMetadataLookup: {
    locationType: true,
    metadataLocation,
    locationMatchingStrategy: true,
    metadataId: true,
    metadataKey: true,
    metadataValue: true,
    visibility: true,
  },
};

const textFormat: Shape = {
  foregroundColor: color,
  foregroundColorStyle: colorStyle,
  fontFamily: true,
  fontSize: true,
  bold: true,
  italic: true,
  strikethrough: true,
  underline: true,
  link: { uri: true },
};

const cellFormat: Shape = {
  numberFormat: { type: true, pattern: true },
  backgroundColor: color,
  backgroundColorStyle: colorStyle,
  borders: { top: border, bottom: border, left: border, right: border },
  padding: { top: true, right: true, bottom: true, left: true },
  horizontalAlignment: true,
  verticalAlignment: true,
  wrapStrategy: true,
  textDirection: true,
  textFormat,
  hyperlinkDisplayType: true,
  textRotation: { angle: true, vertical: true },
};

const condition: Shape = { type: true, values: [{ relativeDate: true, userEnteredValue: true }] };
const validation: Shape = { condition, inputMessage: true, strict: true, showCustomUi: true };

const cell: Shape = {
  userEnteredValue: { numberValue: true, stringValue: true, boolValue: true, formulaValue: true },
  userEnteredFormat: cellFormat,
  note: true,
  dataValidation: validation,
  textFormatRuns: [{ startIndex: true, format: textFormat }],
  // Answered by Google and passed over when sent back.
  effectiveValue: 'any',
  effectiveFormat: 'any',
  formattedValue: true,
  hyperlink: true,
  // Google's own, and not here: see unbuiltFields.
  pivotTable: 'any',
  chipRuns: 'any',
  dataSourceTable: 'any',
  dataSourceFormula: 'any',
};
const rows: [Shape] = [{ values: [cell] }];

const sheetProperties: Shape = {
  sheetId: true,
  title: true,
  index: true,
  sheetType: true,
  gridProperties: {
    rowCount: true,
    columnCount: true,
    frozenRowCount: true,
    frozenColumnCount: true,
    hideGridlines: true,
    rowGroupControlAfter: true,
    columnGroupControlAfter: true,
  },
  hidden: true,
  tabColor: color,
  tabColorStyle: colorStyle,
  rightToLeft: true,
};
const spreadsheetProperties: Shape = { title: true, locale: true, timeZone: true, autoRecalc: true };

const protectedRange: Shape = {
  protectedRangeId: true,
  range: gridRange,
  description: true,
  warningOnly: true,
  requestingUserCanEdit: true,
  unprotectedRanges: [gridRange],
  editors: { users: true, groups: true, domainUsersCanEdit: true },
  namedRangeId: true,
  tableId: true,
};

const sortSpec: Shape = {
  dimensionIndex: true,
  sortOrder: true,
  foregroundColor: color,
  backgroundColor: color,
  foregroundColorStyle: colorStyle,
  backgroundColorStyle: colorStyle,
  dataSourceColumnReference: 'any',
};
const coordinate: Shape = { sheetId: true, rowIndex: true, columnIndex: true };
const basicFilter: Shape = { range: gridRange, sortSpecs: [sortSpec], criteria: 'any', filterSpecs: 'any', tableId: true };
const filterView: Shape = { ...basicFilter, filterViewId: true, title: true, namedRangeId: true };
const rule: Shape = { ranges: [gridRange], booleanRule: { condition, format: cellFormat }, gradientRule: 'any' };
const namedRange: Shape = { namedRangeId: true, name: true, range: gridRange };
const bandingProperties: Shape = Object.fromEntries(
  ['header', 'firstBand', 'secondBand', 'footer'].flatMap((part) => [
    [`${part}Color`, color],
    [`${part}ColorStyle`, colorStyle],
  ]),
);
const bandedRange: Shape = {
  bandedRangeId: true,
  bandedRangeReference: true,
  range: gridRange,
  rowProperties: bandingProperties,
  columnProperties: bandingProperties,
};
const dimensionProperties: Shape = { pixelSize: true, hiddenByUser: true };

/** The requests of batchUpdate that are carried out. */
export const requests: Shape = {
  addSheet: { properties: sheetProperties },
  updateSheetProperties: { properties: sheetProperties, fields: true },
  deleteSheet: { sheetId: true },
  updateSpreadsheetProperties: { properties: spreadsheetProperties, fields: true },
  appendDimension: { sheetId: true, dimension: true, length: true },
  insertDimension: { range: dimensionRange, inheritFromBefore: true },
  deleteDimension: { range: dimensionRange },
  moveDimension: { source: dimensionRange, destinationIndex: true },
  updateDimensionProperties: { range: dimensionRange, properties: dimensionProperties, fields: true, dataSourceSheetRange: 'any' },
  autoResizeDimensions: { dimensions: dimensionRange, dataSourceSheetDimensions: 'any' },
  updateCells: { rows, fields: true, start: coordinate, range: gridRange },
  repeatCell: { range: gridRange, cell, fields: true },
  setDataValidation: { range: gridRange, rule: validation, filteredRowsIncluded: true },
  addProtectedRange: { protectedRange },
  updateProtectedRange: { protectedRange, fields: true },
  deleteProtectedRange: { protectedRangeId: true },
  createDeveloperMetadata: { developerMetadata: metadata },
  updateDeveloperMetadata: { dataFilters: [dataFilter], developerMetadata: metadata, fields: true },
  deleteDeveloperMetadata: { dataFilter },
  sortRange: { range: gridRange, sortSpecs: [sortSpec] },
  appendCells: { sheetId: true, rows, fields: true, tableId: true },
  findReplace: {
    ...{ find: true, replacement: true, matchCase: true, matchEntireCell: true, searchByRegex: true, includeFormulas: true },
    ...{ range: gridRange, sheetId: true, allSheets: true },
  },
};

/** Google's other requests: known by name, refused with 501. */
export const unbuiltRequests = [
  'setBasicFilter',
  'clearBasicFilter',
  'addConditionalFormatRule',
  'updateConditionalFormatRule',
  'deleteConditionalFormatRule',
  'duplicateSheet',
  'updateBorders',
  'mergeCells',
  'unmergeCells',
  'copyPaste',
  'cutPaste',
  'pasteData',
  'insertRange',
  'deleteRange',
  'trimWhitespace',
  'textToColumns',
  'deleteDuplicates',
  'randomizeRange',
  'addNamedRange',
  'updateNamedRange',
  'deleteNamedRange',
  'addFilterView',
  'updateFilterView',
  'deleteFilterView',
  'duplicateFilterView',
  'addBanding',
  'updateBanding',
  'deleteBanding',
  'addDimensionGroup',
  'deleteDimensionGroup',
  'updateDimensionGroup',
  'addChart',
  'addCommentReply',
  'addDataSource',
  'addSlicer',
  'addTable',
  'autoFill',
  'cancelDataSourceRefresh',
  'deleteComment',
  'deleteCommentReply',
  'deleteDataSource',
  'deleteEmbeddedObject',
  'deleteTable',
  'insertComment',
  'refreshDataSource',
  'updateChartSpec',
  'updateCommentPost',
  'updateDataSource',
  'updateEmbeddedObjectBorder',
  'updateEmbeddedObjectPosition',
  'updateSlicerSpec',
  'updateTable',
] as const;

export const batchBody: Shape = {
  requests: [{ ...requests, ...Object.fromEntries(unbuiltRequests.map((name) => [name, 'any' as const])) }],
  includeSpreadsheetInResponse: true,
  responseRanges: true,
  responseIncludeGridData: true,
  commentsViewMode: true,
};

export const getByFilterBody: Shape = {
  dataFilters: [dataFilter],
  includeGridData: true,
  excludeTablesInBandedRanges: true,
  commentsViewMode: true,
};

export const createBody: Shape = {
  spreadsheetId: true,
  spreadsheetUrl: true,
  properties: spreadsheetProperties,
  sheets: [
    {
      properties: sheetProperties,
      data: [
        { startRow: true, startColumn: true, rowData: rows, rowMetadata: [dimensionProperties], columnMetadata: [dimensionProperties] },
      ],
      developerMetadata: [metadata],
      merges: [gridRange],
      protectedRanges: [protectedRange],
      conditionalFormats: [rule],
      bandedRanges: [bandedRange],
      filterViews: [filterView],
      basicFilter,
    },
  ],
  namedRanges: [namedRange],
  developerMetadata: [metadata],
};

/** Lists of lists of scalars, checked when they are written. */
export const valueRangeBody: Shape = { range: true, majorDimension: true, values: 'any' };

const responseOptions: Shape = {
  valueInputOption: true,
  includeValuesInResponse: true,
  responseValueRenderOption: true,
  responseDateTimeRenderOption: true,
};

export const batchValuesBody: Shape = { ...responseOptions, data: [valueRangeBody] };
export const batchValuesByFilterBody: Shape = { ...responseOptions, data: [{ dataFilter, majorDimension: true, values: 'any' }] };
export const batchGetByFilterBody: Shape = {
  dataFilters: [dataFilter],
  majorDimension: true,
  valueRenderOption: true,
  dateTimeRenderOption: true,
};
