using System.Globalization;

namespace ExcelChat.Workbooks.Formulas;

internal sealed partial class FormulaParser
{
    /// <summary>What begins with a word: a call, TRUE, a cell or range with or without its sheet, a table, a name.</summary>
    private Expression Named()
    {
        var word = _token;
        if (word.Kind == FormulaTokenKind.Bracketed)
        {
            Advance();
            return Is("!") || _token.Kind == FormulaTokenKind.Word ? Fault("it refers to another workbook") : Structured(null, word.Text);
        }

        Advance();
        if (Is("!"))
        {
            Advance();
            return OnSheet(word.Text);
        }

        if (word.Kind == FormulaTokenKind.Quoted)
        {
            return Fault("a quoted name is no sheet");
        }

        if (_token.Kind == FormulaTokenKind.Bracketed)
        {
            var inside = _token.Text;
            Advance();
            return Structured(word.Text, inside);
        }

        if (Is("("))
        {
            return Call(word.Text);
        }

        return word.Text.ToUpperInvariant() is "TRUE" or "FALSE" ? new Literal(word.Text.Length == 4) : Cells(null, word.Text);
    }

    private Expression OnSheet(string sheet)
    {
        var word = _token;
        if (word.Kind == FormulaTokenKind.Error)
        {
            Advance();
            return new Literal(Scalar.OfError(word.Text));
        }

        if (word.Kind is not (FormulaTokenKind.Word or FormulaTokenKind.Number) || sheet.Contains('[', StringComparison.Ordinal))
        {
            return Fault("a sheet without a cell, or a sheet of another workbook");
        }

        Advance();
        return Is("!") || Is("(") ? Fault("several sheets in one reference") : Cells(sheet, word.Text);
    }

    /// <summary>A cell, or a range when a colon and its other corner follow; else a name.</summary>
    private Expression Cells(string? sheet, string word)
    {
        if (Is(":") && _next.Kind is FormulaTokenKind.Word or FormulaTokenKind.Number
            && Corner.TryParse(word) is { } first && Corner.TryParse(_next.Text) is { } last && first.IsLike(last))
        {
            Advance();
            Advance();
            return Is("!") || Is("(") ? Fault("several sheets in one reference") : new Reference(sheet, first.To(last), first.IsAbsolute && last.IsAbsolute);
        }

        if (Corner.TryParse(word) is { IsCell: true } cell)
        {
            return new Reference(sheet, cell.To(cell), cell.IsAbsolute);
        }

        return char.IsAsciiDigit(word[0]) || word.Contains('$', StringComparison.Ordinal) ? Fault($"'{word}' is no name") : new NameReference(sheet, word);
    }

    private Expression Structured(string? table, string inside)
        => TableReferenceParser.Parse(table, inside) is { } reference ? reference : Fault("a structured reference of an unknown form");

    private Expression Array()
    {
        Advance();
        var rows = new List<List<Scalar>> { new() };
        while (_fault is null)
        {
            rows[^1].Add(Constant());
            if (Is(";"))
            {
                rows.Add([]);
            }
            else if (!Is(","))
            {
                break;
            }

            Advance();
        }

        return Expect("}") && rows.TrueForAll(r => r.Count == rows[0].Count)
            ? new ArrayConstant(ArrayMatrix.Create(rows.Count, rows[0].Count, (r, c) => rows[r][c]))
            : Fault("an array constant of an unknown form");
    }

    private Scalar Constant()
    {
        var negative = Is("-");
        if (negative || Is("+"))
        {
            Advance();
        }

        var token = _token;
        Advance();
        return token.Kind switch
        {
            FormulaTokenKind.Number => negative ? -NumberOf(token.Text).Number : NumberOf(token.Text),
            FormulaTokenKind.String when !negative => token.Text,
            FormulaTokenKind.Error when !negative => Scalar.OfError(token.Text),
            FormulaTokenKind.Word when !negative && token.Text.ToUpperInvariant() is "TRUE" or "FALSE" => token.Text.Length == 4,
            _ => FaultValue(token.Text),
        };
    }

    /// <summary>One end of a range: a cell, a column (row 0) or a row (column 0).</summary>
    private readonly record struct Corner(int Row, int Column, bool IsAbsolute)
    {
        public bool IsCell => Row > 0 && Column > 0;

        public static Corner? TryParse(string word)
        {
            var text = word.AsSpan();
            var marks = text.Count('$');
            if (CellAddress.TryParse(text, out var cell))
            {
                return new(cell.Row, cell.Column, marks == 2);
            }

            var end = text.Length > 0 && text[0] == '$' ? text[1..] : text;
            if (int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            {
                return row is >= 1 and <= CellAddress.MaxRow ? new(row, 0, marks == 1) : null;
            }

            return end.Length is >= 1 and <= 3 && CellAddress.TryParse($"{end}1", out var column) ? new(0, column.Column, marks == 1) : null;
        }

        public bool IsLike(Corner other) => (Row == 0) == (other.Row == 0) && (Column == 0) == (other.Column == 0);

        public CellRange To(Corner other) => CellRange.Of(
            Math.Max(Math.Min(Row, other.Row), 1),
            Math.Max(Math.Min(Column, other.Column), 1),
            Row == 0 ? CellAddress.MaxRow : Math.Max(Row, other.Row),
            Column == 0 ? CellAddress.MaxColumn : Math.Max(Column, other.Column));
    }
}
