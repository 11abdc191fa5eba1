import { readSchema } from '../http/schema.ts';

/** From Google's discovery document of sheets v4. Written by `UPDATE=1 npx jest test/contract/schemas`. */
export const schema = readSchema(`
sheets.spreadsheets.batchUpdate POST /v4/spreadsheets/{spreadsheetId}:batchUpdate <BatchUpdateSpreadsheetRequest
  >BatchUpdateSpreadsheetResponse @drive @drive.file @spreadsheets
sheets.spreadsheets.create POST /v4/spreadsheets <Spreadsheet >Spreadsheet @drive @drive.file @spreadsheets
sheets.spreadsheets.developerMetadata.get GET /v4/spreadsheets/{spreadsheetId}/developerMetadata/{metadataId} >DeveloperMetadata @drive
  @drive.file @spreadsheets
sheets.spreadsheets.developerMetadata.search POST /v4/spreadsheets/{spreadsheetId}/developerMetadata:search <SearchDeveloperMetadataRequest
  >SearchDeveloperMetadataResponse @drive @drive.file @spreadsheets
sheets.spreadsheets.get GET /v4/spreadsheets/{spreadsheetId} ?commentsViewMode ?excludeTablesInBandedRanges ?includeGridData ?ranges
  >Spreadsheet @drive @drive.file @drive.readonly @spreadsheets @spreadsheets.readonly
sheets.spreadsheets.getByDataFilter POST /v4/spreadsheets/{spreadsheetId}:getByDataFilter
sheets.spreadsheets.sheets.copyTo POST /v4/spreadsheets/{spreadsheetId}/sheets/{sheetId}:copyTo
sheets.spreadsheets.values.append POST /v4/spreadsheets/{spreadsheetId}/values/{range}:append ?includeValuesInResponse ?insertDataOption
  ?responseDateTimeRenderOption ?responseValueRenderOption ?valueInputOption <ValueRange >AppendValuesResponse @drive @drive.file
  @spreadsheets
sheets.spreadsheets.values.batchClear POST /v4/spreadsheets/{spreadsheetId}/values:batchClear <BatchClearValuesRequest
  >BatchClearValuesResponse @drive @drive.file @spreadsheets
sheets.spreadsheets.values.batchClearByDataFilter POST /v4/spreadsheets/{spreadsheetId}/values:batchClearByDataFilter
sheets.spreadsheets.values.batchGet GET /v4/spreadsheets/{spreadsheetId}/values:batchGet ?dateTimeRenderOption ?majorDimension ?ranges
  ?valueRenderOption >BatchGetValuesResponse @drive @drive.file @drive.readonly @spreadsheets @spreadsheets.readonly
sheets.spreadsheets.values.batchGetByDataFilter POST /v4/spreadsheets/{spreadsheetId}/values:batchGetByDataFilter
sheets.spreadsheets.values.batchUpdate POST /v4/spreadsheets/{spreadsheetId}/values:batchUpdate <BatchUpdateValuesRequest
  >BatchUpdateValuesResponse @drive @drive.file @spreadsheets
sheets.spreadsheets.values.batchUpdateByDataFilter POST /v4/spreadsheets/{spreadsheetId}/values:batchUpdateByDataFilter
sheets.spreadsheets.values.clear POST /v4/spreadsheets/{spreadsheetId}/values/{range}:clear <ClearValuesRequest >ClearValuesResponse @drive
  @drive.file @spreadsheets
sheets.spreadsheets.values.get GET /v4/spreadsheets/{spreadsheetId}/values/{range} ?dateTimeRenderOption ?majorDimension ?valueRenderOption
  >ValueRange @drive @drive.file @drive.readonly @spreadsheets @spreadsheets.readonly
sheets.spreadsheets.values.update PUT /v4/spreadsheets/{spreadsheetId}/values/{range} ?includeValuesInResponse ?responseDateTimeRenderOption
  ?responseValueRenderOption ?valueInputOption <ValueRange >UpdateValuesResponse @drive @drive.file @spreadsheets
AddProtectedRangeRequest protectedRange:ProtectedRange
AddProtectedRangeResponse protectedRange:ProtectedRange
AddSheetRequest properties:SheetProperties
AddSheetResponse properties:SheetProperties
AppendCellsRequest fields rows:[RowData] sheetId:n tableId:*
AppendDimensionRequest dimension length:n sheetId:n
AppendValuesResponse spreadsheetId tableRange updates:UpdateValuesResponse
AutoResizeDimensionsRequest dataSourceSheetDimensions:* dimensions:DimensionRange
BatchClearValuesRequest ranges:[s]
BatchClearValuesResponse clearedRanges:[s] spreadsheetId
BatchGetValuesResponse spreadsheetId valueRanges:[ValueRange]
BatchUpdateSpreadsheetRequest commentsViewMode includeSpreadsheetInResponse:b requests:[Request] responseIncludeGridData:b
  responseRanges:[s]
BatchUpdateSpreadsheetResponse commentUpdateState replies:[Response] spreadsheetId updatedSpreadsheet:Spreadsheet
BatchUpdateValuesRequest data:[ValueRange] includeValuesInResponse:b responseDateTimeRenderOption responseValueRenderOption valueInputOption
BatchUpdateValuesResponse responses:[UpdateValuesResponse] spreadsheetId totalUpdatedCells:n totalUpdatedColumns:n totalUpdatedRows:n
  totalUpdatedSheets:n
BooleanCondition type values:[ConditionValue]
Border color:Color colorStyle:ColorStyle style width:n
Borders bottom:Border left:Border right:Border top:Border
CellData chipRuns:* dataSourceFormula:* dataSourceTable:* dataValidation:DataValidationRule effectiveFormat:CellFormat
  effectiveValue:ExtendedValue formattedValue hyperlink note pivotTable:* textFormatRuns:* userEnteredFormat:CellFormat
  userEnteredValue:ExtendedValue
CellFormat backgroundColor:Color backgroundColorStyle:ColorStyle borders:Borders horizontalAlignment hyperlinkDisplayType
  numberFormat:NumberFormat padding:Padding textDirection textFormat:TextFormat textRotation:TextRotation verticalAlignment wrapStrategy
ClearValuesRequest
ClearValuesResponse clearedRange spreadsheetId
Color alpha:n blue:n green:n red:n
ColorStyle rgbColor:Color themeColor
ConditionValue relativeDate userEnteredValue
CreateDeveloperMetadataRequest developerMetadata:DeveloperMetadata
CreateDeveloperMetadataResponse developerMetadata:DeveloperMetadata
DataFilter a1Range:* developerMetadataLookup:DeveloperMetadataLookup gridRange:*
DataValidationRule condition:BooleanCondition inputMessage showCustomUi:b strict:b
DeleteDeveloperMetadataRequest dataFilter:DataFilter
DeleteDeveloperMetadataResponse deletedDeveloperMetadata:[DeveloperMetadata]
DeleteDimensionRequest range:DimensionRange
DeleteProtectedRangeRequest protectedRangeId:n
DeleteSheetRequest sheetId:n
DeveloperMetadata location:DeveloperMetadataLocation metadataId:n metadataKey metadataValue visibility
DeveloperMetadataLocation dimensionRange:DimensionRange locationType sheetId:n spreadsheet:b
DeveloperMetadataLookup locationMatchingStrategy:* locationType metadataId:n metadataKey metadataLocation:* metadataValue visibility
DimensionProperties dataSourceColumnReference:* developerMetadata:[DeveloperMetadata] hiddenByFilter:b hiddenByUser:b pixelSize:n
DimensionRange dimension endIndex:n sheetId:n startIndex:n
Editors domainUsersCanEdit:b groups:[s] users:[s]
ErrorValue message type
ExtendedValue boolValue:b errorValue:ErrorValue formulaValue numberValue:n stringValue
FindReplaceRequest allSheets:b find includeFormulas:b matchCase:b matchEntireCell:b range:GridRange replacement searchByRegex:b sheetId:n
FindReplaceResponse formulasChanged:n occurrencesChanged:n rowsChanged:n sheetsChanged:n valuesChanged:n
GridCoordinate columnIndex:n rowIndex:n sheetId:n
GridData columnMetadata:[DimensionProperties] rowData:[RowData] rowMetadata:[DimensionProperties] startColumn:n startRow:n
GridProperties columnCount:n columnGroupControlAfter:b frozenColumnCount:n frozenRowCount:n hideGridlines:b rowCount:n
  rowGroupControlAfter:b
GridRange endColumnIndex:n endRowIndex:n sheetId:n startColumnIndex:n startRowIndex:n
InsertDimensionRequest inheritFromBefore:b range:DimensionRange
Link uri
MatchedDeveloperMetadata dataFilters:[DataFilter] developerMetadata:DeveloperMetadata
MoveDimensionRequest destinationIndex:n source:DimensionRange
NumberFormat pattern type
Padding bottom:n left:n right:n top:n
ProtectedRange description editors:Editors namedRangeId:* protectedRangeId:n range:GridRange requestingUserCanEdit:b tableId:*
  unprotectedRanges:[GridRange] warningOnly:b
RepeatCellRequest cell:CellData fields range:GridRange
Request addBanding:* addChart:* addCommentReply:* addConditionalFormatRule:* addDataSource:* addDimensionGroup:* addFilterView:*
  addNamedRange:* addProtectedRange:AddProtectedRangeRequest addSheet:AddSheetRequest addSlicer:* addTable:* appendCells:AppendCellsRequest
  appendDimension:AppendDimensionRequest autoFill:* autoResizeDimensions:AutoResizeDimensionsRequest cancelDataSourceRefresh:*
  clearBasicFilter:* copyPaste:* createDeveloperMetadata:CreateDeveloperMetadataRequest cutPaste:* deleteBanding:* deleteComment:*
  deleteCommentReply:* deleteConditionalFormatRule:* deleteDataSource:* deleteDeveloperMetadata:DeleteDeveloperMetadataRequest
  deleteDimension:DeleteDimensionRequest deleteDimensionGroup:* deleteDuplicates:* deleteEmbeddedObject:* deleteFilterView:*
  deleteNamedRange:* deleteProtectedRange:DeleteProtectedRangeRequest deleteRange:* deleteSheet:DeleteSheetRequest deleteTable:*
  duplicateFilterView:* duplicateSheet:* findReplace:FindReplaceRequest insertComment:* insertDimension:InsertDimensionRequest insertRange:*
  mergeCells:* moveDimension:MoveDimensionRequest pasteData:* randomizeRange:* refreshDataSource:* repeatCell:RepeatCellRequest
  setBasicFilter:* setDataValidation:SetDataValidationRequest sortRange:SortRangeRequest textToColumns:* trimWhitespace:* unmergeCells:*
  updateBanding:* updateBorders:* updateCells:UpdateCellsRequest updateChartSpec:* updateCommentPost:* updateConditionalFormatRule:*
  updateDataSource:* updateDeveloperMetadata:UpdateDeveloperMetadataRequest updateDimensionGroup:*
  updateDimensionProperties:UpdateDimensionPropertiesRequest updateEmbeddedObjectBorder:* updateEmbeddedObjectPosition:* updateFilterView:*
  updateNamedRange:* updateProtectedRange:UpdateProtectedRangeRequest updateSheetProperties:UpdateSheetPropertiesRequest updateSlicerSpec:*
  updateSpreadsheetProperties:UpdateSpreadsheetPropertiesRequest updateTable:*
Response addBanding:* addChart:* addCommentReply:* addDataSource:* addDimensionGroup:* addFilterView:* addNamedRange:*
  addProtectedRange:AddProtectedRangeResponse addSheet:AddSheetResponse addSlicer:* addTable:* cancelDataSourceRefresh:*
  createDeveloperMetadata:CreateDeveloperMetadataResponse deleteConditionalFormatRule:*
  deleteDeveloperMetadata:DeleteDeveloperMetadataResponse deleteDimensionGroup:* deleteDuplicates:* duplicateFilterView:* duplicateSheet:*
  findReplace:FindReplaceResponse insertComment:* refreshDataSource:* trimWhitespace:* updateConditionalFormatRule:* updateDataSource:*
  updateDeveloperMetadata:UpdateDeveloperMetadataResponse updateEmbeddedObjectPosition:*
RowData values:[CellData]
SearchDeveloperMetadataRequest dataFilters:[DataFilter]
SearchDeveloperMetadataResponse matchedDeveloperMetadata:[MatchedDeveloperMetadata]
SetDataValidationRequest filteredRowsIncluded:b range:GridRange rule:DataValidationRule
Sheet bandedRanges:* basicFilter:* charts:* columnGroups:* commentAnchors:* conditionalFormats:* data:[GridData]
  developerMetadata:[DeveloperMetadata] filterViews:* merges:* properties:SheetProperties protectedRanges:[ProtectedRange] rowGroups:*
  slicers:* tables:*
SheetProperties dataSourceSheetProperties:* gridProperties:GridProperties hidden:b index:n rightToLeft:b sheetId:n sheetType tabColor:Color
  tabColorStyle:ColorStyle title
SortRangeRequest range:GridRange sortSpecs:[SortSpec]
SortSpec backgroundColor:Color backgroundColorStyle:ColorStyle dataSourceColumnReference:* dimensionIndex:n foregroundColor:Color
  foregroundColorStyle:ColorStyle sortOrder
Spreadsheet comments:* commentsViewMode dataSourceSchedules:* dataSources:* developerMetadata:[DeveloperMetadata] namedRanges:*
  properties:SpreadsheetProperties sheets:[Sheet] spreadsheetId spreadsheetUrl
SpreadsheetProperties autoRecalc defaultFormat:* importFunctionsExternalUrlAccessAllowed:* iterativeCalculationSettings:* locale
  spreadsheetTheme:* timeZone title
TextFormat bold:b fontFamily fontSize:n foregroundColor:Color foregroundColorStyle:ColorStyle italic:b link:Link strikethrough:b underline:b
TextRotation angle:n vertical:b
UpdateCellsRequest fields range:GridRange rows:[RowData] start:GridCoordinate
UpdateDeveloperMetadataRequest dataFilters:[DataFilter] developerMetadata:DeveloperMetadata fields
UpdateDeveloperMetadataResponse developerMetadata:[DeveloperMetadata]
UpdateDimensionPropertiesRequest dataSourceSheetRange:* fields properties:DimensionProperties range:DimensionRange
UpdateProtectedRangeRequest fields protectedRange:ProtectedRange
UpdateSheetPropertiesRequest fields properties:SheetProperties
UpdateSpreadsheetPropertiesRequest fields properties:SpreadsheetProperties
UpdateValuesResponse spreadsheetId updatedCells:n updatedColumns:n updatedData:ValueRange updatedRange updatedRows:n
ValueRange majorDimension range values:[[*]]
`);
