using System.Globalization;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Formulas;

/// <summary>
/// Writes a compiled formula ([MS-XLS] 2.2.2, [MS-XLSB] 2.2.2) as Excel shows it. The operands come before their operators, and parentheses are
/// kept, so that each token joins what stands on top of a stack. What is not understood, such as other workbooks, gives no formula rather than a wrong one.
/// </summary>
internal sealed partial class FormulaWriter
{
    /// <summary>The characters that a formula may have (Microsoft, "Excel specifications and limits").</summary>
    private const int MaxLength = 8192;

    private static readonly string[] Binary = ["+", "-", "*", "/", "^", "&", "<", "<=", "=", ">=", ">", "<>", " ", ",", ":"];

    private readonly Stack<string> _operands = new();
    private readonly FormulaNames _names;
    private readonly FormulaReferences _references;
    private readonly bool _wide;
    private bool _failed;

    private FormulaWriter(FormulaNames names, CellAddress at, bool wide)
    {
        _names = names;
        _wide = wide;
        _references = new(wide, at);
    }

    /// <summary>The formula without the equals sign, or null.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="extra">What follows the tokens: constants of arrays.</param>
    /// <param name="names">What it may refer to.</param>
    /// <param name="at">Its cell.</param>
    /// <param name="wide">Whether it is of an xlsb file.</param>
    public static string? Write(ReadOnlySpan<byte> tokens, ReadOnlySpan<byte> extra, FormulaNames names, CellAddress at, bool wide)
    {
        var writer = new FormulaWriter(names, at, wide);
        var bytes = new FormulaBytes(tokens);
        var constants = new FormulaBytes(extra);
        while (!bytes.IsAtEnd && !bytes.IsBroken && !writer._failed)
        {
            writer.Token(bytes.Byte(), ref bytes, ref constants);
            writer._failed |= writer._operands.TryPeek(out var operand) && operand.Length > MaxLength;
        }

        return !bytes.IsBroken && !constants.IsBroken && !writer._failed && writer._operands.Count == 1 ? writer._operands.Pop() : null;
    }

    private void Token(byte token, ref FormulaBytes bytes, ref FormulaBytes constants)
    {
        switch (token)
        {
            case >= 0x03 and <= 0x11:
                var right = Pop();
                _operands.Push(Pop() + Binary[token - 3] + right);
                break;
            case 0x12 or 0x13:
                _operands.Push((token == 0x12 ? "+" : "-") + Pop());
                break;
            case 0x14:
                _operands.Push(Pop() + "%");
                break;
            case 0x15:
                _operands.Push($"({Pop()})");
                break;
            case 0x17:
                Push(Text(ref bytes));
                break;
            case 0x19:
                Attribute(ref bytes);
                break;
            case < 0x20:
                Push(Constant(token, ref bytes));
                break;
            default:
                // Three tokens in one: for a reference, for a value, for an array.
                Operand((token & 0x1F) | 0x20, ref bytes, ref constants);
                break;
        }
    }

    private static string? Constant(byte token, ref FormulaBytes bytes) => token switch
    {
        0x16 => "",
        0x1C => CellValues.Error(bytes.Byte()).Text,
        0x1D => bytes.Byte() != 0 ? "TRUE" : "FALSE",
        0x1E => bytes.UInt16().ToString(CultureInfo.InvariantCulture),
        0x1F => bytes.Double().ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>How the formula is to be calculated and laid out; only the short form of a sum shows.</summary>
    private void Attribute(ref FormulaBytes bytes)
    {
        const int Choose = 0x04, Sum = 0x10;
        var kind = bytes.Byte();
        var data = bytes.UInt16();
        if ((kind & Choose) != 0)
        {
            bytes.Skip((data + 1) * 2);
        }
        else if ((kind & Sum) != 0)
        {
            _operands.Push($"SUM({Pop()})");
        }
    }

    private void Operand(int token, ref FormulaBytes bytes, ref FormulaBytes constants)
    {
        switch (token)
        {
            case 0x20:
                bytes.Skip(7);
                Push(_wide ? null : Array(ref constants));
                break;
            case 0x21:
                Function(bytes.UInt16(), count: null);
                break;
            case 0x22:
                var count = bytes.Byte() & 0x7F;
                Function(bytes.UInt16() & 0x7FFF, count);
                break;
            case 0x23:
                Push(_names.Name(bytes.UInt16()));
                bytes.Skip(2);
                break;
            case 0x26 or 0x27 or 0x28:
                bytes.Skip(6);
                _failed |= token == 0x26 && !SkipAreas(ref constants);
                break;
            case 0x29:
                bytes.Skip(2);
                break;
            default:
                Push(Reference(token, ref bytes));
                break;
        }
    }

    private string? Reference(int token, ref FormulaBytes bytes)
    {
        switch (token)
        {
            case 0x24 or 0x2C:
                return _references.Cell(ref bytes, offsets: token == 0x2C);
            case 0x25 or 0x2D:
                return _references.Area(ref bytes, offsets: token == 0x2D);
            case 0x2A or 0x2B:
                bytes.Skip(token == 0x2A ? _references.CellLength : _references.AreaLength);
                return "#REF!";
            case 0x39:
                var name = _names.Name(bytes.UInt16(), bytes.UInt16());
                bytes.Skip(2);
                return name;
            case 0x3A or 0x3B:
                var sheet = _names.Sheet(bytes.UInt16());
                var address = token == 0x3A ? _references.Cell(ref bytes, offsets: false) : _references.Area(ref bytes, offsets: false);
                return sheet is null || address is null ? null : sheet + address;
            case 0x3C or 0x3D:
                bytes.Skip(2 + (token == 0x3C ? _references.CellLength : _references.AreaLength));
                return "#REF!";
            default:
                return null;
        }
    }

    private void Function(int number, int? count)
    {
        const int ByName = 255;
        var function = number == ByName && count > 0 ? ("", count - 1) : FormulaFunctions.Find(number);
        if (function is not { } known || (count ?? known.Arguments) is null)
        {
            _failed = true;
            return;
        }

        var arguments = new string[number == ByName ? known.Arguments!.Value : count ?? known.Arguments!.Value];
        for (var i = arguments.Length - 1; i >= 0; i--)
        {
            arguments[i] = Pop();
        }

        var name = number == ByName ? Pop() : known.Name;
        _operands.Push($"{name}({string.Join(',', arguments)})");
    }

    private void Push(string? operand)
    {
        _failed |= operand is null;
        _operands.Push(operand ?? "");
    }

    private string Pop()
    {
        _failed |= _operands.Count == 0;
        return _operands.TryPop(out var operand) ? operand : "";
    }
}
