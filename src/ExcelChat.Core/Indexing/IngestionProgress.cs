namespace ExcelChat.Indexing;

/// <summary>How far an ingestion has come.</summary>
/// <param name="SheetsRead">Sheets read to their end or given up.</param>
/// <param name="SheetCount">Sheets of the workbook.</param>
/// <param name="Tables">Tables found so far.</param>
/// <param name="Chunks">Chunks written to the vector store so far.</param>
public readonly record struct IngestionProgress(int SheetsRead, int SheetCount, int Tables, int Chunks);
