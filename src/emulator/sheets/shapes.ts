import type { Shape } from '../service.ts';

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
};
const rows: [Shape] = [{ values: [cell] }];

const sheetProperties: Shape = {
  sheetId: true,
  title: true,
  index: true,
  sheetType: true,
  gridProperties: { rowCount: true, columnCount: true, frozenRowCount: true, frozenColumnCount: true, hideGridlines: true },
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
};

const sortSpec: Shape = { dimensionIndex: true, sortOrder: true };

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
  updateDimensionProperties: { range: dimensionRange, properties: { hiddenByUser: true, pixelSize: true }, fields: true },
  autoResizeDimensions: { dimensions: dimensionRange },
  updateCells: { rows, fields: true, start: { sheetId: true, rowIndex: true, columnIndex: true }, range: gridRange },
  repeatCell: { range: gridRange, cell, fields: true },
  setDataValidation: { range: gridRange, rule: validation, filteredRowsIncluded: true },
  addProtectedRange: { protectedRange },
  updateProtectedRange: { protectedRange, fields: true },
  deleteProtectedRange: { protectedRangeId: true },
  createDeveloperMetadata: { developerMetadata: metadata },
  updateDeveloperMetadata: { dataFilters: [dataFilter], developerMetadata: metadata, fields: true },
  deleteDeveloperMetadata: { dataFilter },
  sortRange: { range: gridRange, sortSpecs: [sortSpec] },
  setBasicFilter: { filter: { range: gridRange, sortSpecs: [sortSpec], criteria: 'any', filterSpecs: 'any' } },
  clearBasicFilter: { sheetId: true },
  addConditionalFormatRule: {
    rule: { ranges: [gridRange], booleanRule: { condition, format: cellFormat }, gradientRule: 'any' },
    index: true,
  },
  deleteConditionalFormatRule: { index: true, sheetId: true },
};

/** Google's other requests: known by name, refused with 501. */
export const unbuiltRequests = [
  'addBanding',
  'addChart',
  'addCommentReply',
  'addDataSource',
  'addDimensionGroup',
  'addFilterView',
  'addNamedRange',
  'addSlicer',
  'addTable',
  'appendCells',
  'autoFill',
  'cancelDataSourceRefresh',
  'copyPaste',
  'cutPaste',
  'deleteBanding',
  'deleteComment',
  'deleteCommentReply',
  'deleteDataSource',
  'deleteDimensionGroup',
  'deleteDuplicates',
  'deleteEmbeddedObject',
  'deleteFilterView',
  'deleteNamedRange',
  'deleteRange',
  'deleteTable',
  'duplicateFilterView',
  'duplicateSheet',
  'findReplace',
  'insertComment',
  'insertRange',
  'mergeCells',
  'pasteData',
  'randomizeRange',
  'refreshDataSource',
  'textToColumns',
  'trimWhitespace',
  'unmergeCells',
  'updateBanding',
  'updateBorders',
  'updateChartSpec',
  'updateCommentPost',
  'updateConditionalFormatRule',
  'updateDataSource',
  'updateDimensionGroup',
  'updateEmbeddedObjectBorder',
  'updateEmbeddedObjectPosition',
  'updateFilterView',
  'updateNamedRange',
  'updateSlicerSpec',
  'updateTable',
] as const;

export const batchBody: Shape = {
  requests: [{ ...requests, ...Object.fromEntries(unbuiltRequests.map((name) => [name, 'any' as const])) }],
  includeSpreadsheetInResponse: true,
  responseRanges: true,
  responseIncludeGridData: true,
};

export const createBody: Shape = {
  spreadsheetId: true,
  spreadsheetUrl: true,
  properties: spreadsheetProperties,
  sheets: [{ properties: sheetProperties, data: [{ startRow: true, startColumn: true, rowData: rows }], developerMetadata: [metadata] }],
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
