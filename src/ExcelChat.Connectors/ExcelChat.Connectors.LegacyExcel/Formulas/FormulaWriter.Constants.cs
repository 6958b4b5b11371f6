using System.Globalization;
using System.Text;

namespace ExcelChat.Connectors.LegacyExcel.Formulas;

/// <content>What stands beside the tokens: strings and arrays of constants.</content>
internal sealed partial class FormulaWriter
{
    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private string Text(ref FormulaBytes bytes)
    {
        if (_wide)
        {
            return Quote(bytes.Characters(bytes.UInt16(), wide: true));
        }

        var length = bytes.Byte();
        return Quote(bytes.Characters(length, (bytes.Byte() & 1) != 0));
    }

    /// <summary>An array of constants ([MS-XLS] 2.5.198.8): its columns and rows less one, and the constants row by row.</summary>
    private static string? Array(ref FormulaBytes constants)
    {
        var columns = constants.Byte() + 1;
        var rows = constants.UInt16() + 1;
        var text = new StringBuilder("{");
        for (var i = 0; i < rows * columns && !constants.IsBroken; i++)
        {
            text.Append(i == 0 ? "" : i % columns == 0 ? ";" : ",").Append(Constant(ref constants));
        }

        return constants.IsBroken ? null : text.Append('}').ToString();
    }

    private static string Constant(ref FormulaBytes constants)
    {
        switch (constants.Byte())
        {
            case 1:
                return constants.Double().ToString("R", CultureInfo.InvariantCulture);
            case 2:
                var length = constants.UInt16();
                return Quote(constants.Characters(length, (constants.Byte() & 1) != 0));
            case 4:
                return Padded(constants.Byte() != 0 ? "TRUE" : "FALSE", ref constants);
            case 0x10:
                return Padded(CellValues.Error(constants.Byte()).Text, ref constants);
            default:
                constants.Skip(8);
                return "";
        }
    }

    private static string Padded(string text, ref FormulaBytes constants)
    {
        constants.Skip(7);
        return text;
    }

    /// <summary>Skips the areas that a union of references was computed to ([MS-XLS] 2.5.198.9).</summary>
    private bool SkipAreas(ref FormulaBytes constants)
    {
        constants.Skip(constants.UInt16() * 8);
        return !_wide && !constants.IsBroken;
    }
}
