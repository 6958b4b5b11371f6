using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Formulas;

/// <summary>A compiled formula as it is stored once: of a defined name, or of cells that share it.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="Extra">What follows the tokens.</param>
internal sealed record StoredFormula(byte[] Tokens, byte[] Extra)
{
    /// <summary>Takes the formula of an xls record: the count of its bytes at a place, then the bytes.</summary>
    public static StoredFormula? Of(ReadOnlySpan<byte> body, int lengthAt)
    {
        if (body.Length < lengthAt + 2)
        {
            return null;
        }

        var length = body[lengthAt] | (body[lengthAt + 1] << 8);
        var rest = body[(lengthAt + 2)..];
        return length <= rest.Length ? new(rest[..length].ToArray(), rest[length..].ToArray()) : null;
    }

    /// <summary>The formula as it reads in a cell, or null.</summary>
    public string? Write(FormulaNames names, CellAddress at, bool wide) => FormulaWriter.Write(Tokens, Extra, names, at, wide);
}
