namespace ExcelChat.Questions.Linking;

/// <summary>Where a phrase is found in a table: a column, and the distinct cells of it that hold the phrase.</summary>
internal sealed record Posting(EntityKind Kind, int Column, List<DistinctCell> Cells);

/// <summary>A displayed text of a column and the body rows that show it.</summary>
internal sealed record DistinctCell(string Text, List<int> Rows);
