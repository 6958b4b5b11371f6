namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>A chart on a drawing.</summary>
/// <param name="RelationshipId">The link from the drawing to the chart's part.</param>
/// <param name="Range">The cells that it lies over, or null.</param>
internal sealed record ChartAnchor(string RelationshipId, CellRange? Range);
