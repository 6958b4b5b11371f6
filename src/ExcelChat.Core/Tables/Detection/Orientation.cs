using ExcelChat.Tables.Grid;
using ExcelChat.Tables.Headers;
using ExcelChat.Workbooks;

namespace ExcelChat.Tables.Detection;

/// <summary>Tells a table of one attribute a row and one record a column from the usual one of one record a row.</summary>
internal static class Orientation
{
    /// <summary>Longer tables have records down: nobody writes so many attributes.</summary>
    private const int MaxAttributes = 60;

    private const int MinAttributes = 3;

    /// <summary>
    /// Whether the first column, but for its top, names attributes: each row holds values of one kind, words and numbers, dates or truth values in turn, so that no column is of
    /// one kind. Words above numbers alone prove nothing, since a header of several rows looks so.
    /// </summary>
    public static bool IsTransposed(SheetGrid grid, Region region)
    {
        if (region.Columns < 3 || region.Rows is < MinAttributes or > MaxAttributes)
        {
            return false;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var kinds = new List<CellKind>();
        for (var row = region.Top; row <= region.Bottom; row++)
        {
            var name = grid.At(row, region.Left);
            var isNamed = name.IsBlank ? row == region.Top : name.IsWords && names.Add(name.Text);
            if (!isNamed || KindOf(grid.Row(row, region.Left + 1, region.Right)) is not { } kind)
            {
                return false;
            }

            kinds.Add(kind);
        }

        // What names the records is words or years: figures name nothing.
        if (kinds[0] != CellKind.Text && !HeaderFinder.AreLabels(grid.Row(region.Top, region.Left, region.Right)))
        {
            return false;
        }

        var body = kinds.Skip(1).ToArray();
        var firstValue = Array.FindIndex(body, kind => kind != CellKind.Text);
        var lastWords = Array.FindLastIndex(body, kind => kind == CellKind.Text);
        return firstValue >= 0 && (lastWords > firstValue || (lastWords >= 0 && body.Distinct().Count() > 2));
    }

    /// <summary>The kind of all values of a row, of which there must be at least two; null when they differ.</summary>
    private static CellKind? KindOf(GridRow cells)
    {
        CellKind? kind = null;
        var values = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Fill == GridFill.Across)
            {
                return null;
            }

            if (!cells[i].IsMissing)
            {
                var found = cells[i].IsText && cells[i].IsValue ? cells[i].Typed.Value.Kind : cells[i].Kind;
                values++;
                if (found != (kind ??= found))
                {
                    return null;
                }
            }
        }

        return values > 1 ? kind : null;
    }
}
