using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Reads a data validation, in the form of ECMA-376 or in that of Excel 2010's extension, which refers to other sheets.</summary>
internal static class ValidationReader
{
    /// <summary>Reads the element that the reader is on; null when it holds for no cell.</summary>
    /// <param name="xml">The reader, left on the element's last tag.</param>
    /// <param name="length">The length of its texts.</param>
    public static DataValidation? Read(XmlReader xml, out int length)
    {
        var (kind, comparison) = (Kind(xml.GetAttribute("type")), xml.GetAttribute("operator") ?? "between");
        var prompt = string.Join('\n', new[] { xml.Text("promptTitle"), xml.Text("prompt") }.OfType<string>());
        var (cells, formula, upper) = ReadContent(xml);
        length = cells.Length + prompt.Length + (formula?.Length ?? 0) + (upper?.Length ?? 0);
        var ranges = Ranges(cells);
        if (ranges.Count == 0)
        {
            return null;
        }

        var items = kind == DataValidationKind.List ? Items(formula) : null;
        return new(kind, ranges)
        {
            Items = items ?? [],
            Formula = items is null ? formula : null,
            UpperFormula = upper,
            Comparison = comparison,
            Prompt = XmlValues.ToText(prompt),
        };
    }

    private static (string Cells, string? Formula, string? Upper) ReadContent(XmlReader xml)
    {
        var cells = xml.GetAttribute("sqref") ?? "";
        string? formula = null, upper = null;
        for (var (depth, more) = (xml.Depth, !xml.IsEmptyElement); more && xml.ReadToChild(depth);)
        {
            switch (xml.LocalName)
            {
                case "formula1":
                    formula = xml.ReadFormula();
                    break;
                case "formula2":
                    upper = xml.ReadFormula();
                    break;
                case "sqref":
                    cells = xml.ReadText();
                    break;
            }
        }

        return (cells, formula, upper);
    }

    private static List<CellRange> Ranges(string cells)
    {
        var ranges = new List<CellRange>();
        foreach (var part in cells.AsSpan().Split(' '))
        {
            if (CellRange.TryParse(cells.AsSpan(part), out var range))
            {
                ranges.Add(range);
            }
        }

        return ranges;
    }

    /// <summary>The items of a list that is written as a string, divided by commas whatever the locale.</summary>
    private static string[]? Items(string? formula) => formula is ['"', .. var list, '"']
        ? list.Replace("\"\"", "\"", StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : null;

    private static DataValidationKind Kind(string? type) => type switch
    {
        "whole" => DataValidationKind.WholeNumber,
        "decimal" => DataValidationKind.Number,
        "list" => DataValidationKind.List,
        "date" => DataValidationKind.Date,
        "time" => DataValidationKind.Time,
        "textLength" => DataValidationKind.TextLength,
        "custom" => DataValidationKind.Custom,
        _ => DataValidationKind.Any,
    };
}
