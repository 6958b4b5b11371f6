using System.Text;

namespace ExcelChat.Workbooks.Formulas;

/// <summary>
/// Parses the inside of the brackets of a structured reference (ECMA-376 part 1, 18.17.6): <c>Price</c>, <c>#All</c>, <c>@Price</c>,
/// <c>[#This Row],[Price]</c>, <c>[First]:[Last]</c>.
/// </summary>
internal static class TableReferenceParser
{
    /// <summary>The reference, or null when the text has another form.</summary>
    public static TableReference? Parse(string? table, string inside)
    {
        var part = TablePart.Body;
        var text = inside.Trim();
        if (text.StartsWith('@'))
        {
            part = TablePart.ThisRow;
            text = text[1..].TrimStart();
        }

        if (!text.StartsWith('['))
        {
            return text.StartsWith('#') && Part(text) is { } only ? new(table, only, null, null)
                : text.Length == 0 ? new(table, part, null, null)
                : new(table, part, Plain(text), Plain(text));
        }

        return Parse(table, part, Items(text));
    }

    private static TableReference? Parse(string? table, TablePart part, List<string> items)
    {
        if (items is [{ } first, ..] && first.StartsWith('#'))
        {
            if (Part(first) is not { } named)
            {
                return null;
            }

            part = named;
            items.RemoveAt(0);
        }

        return items switch
        {
            [] => new(table, part, null, null),
            [{ } one] => new(table, part, Plain(one), Plain(one)),
            [{ } from, ":", { } to] => new(table, part, Plain(from), Plain(to)),
            _ => null,
        };
    }

    /// <summary>The insides of the inner brackets and the colons between them; something else gives an item that no pattern takes.</summary>
    private static List<string> Items(string text)
    {
        var items = new List<string>();
        var start = -1;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\'' when start >= 0:
                    i++;
                    break;
                case '[' when start < 0:
                    start = i + 1;
                    break;
                case ']' when start >= 0:
                    items.Add(text[start..i]);
                    start = -1;
                    break;
                case var c when start < 0 && c is not (' ' or ','):
                    items.Add(c.ToString());
                    break;
            }
        }

        return items;
    }

    private static TablePart? Part(string text) => text.Trim().ToUpperInvariant() switch
    {
        "#ALL" => TablePart.All,
        "#DATA" => TablePart.Body,
        "#HEADERS" => TablePart.Headers,
        "#TOTALS" => TablePart.Totals,
        "#THIS ROW" => TablePart.ThisRow,
        _ => null,
    };

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            i += text[i] == '\'' && i + 1 < text.Length ? 1 : 0;
            plain.Append(text[i]);
        }

        return plain.ToString();
    }
}
