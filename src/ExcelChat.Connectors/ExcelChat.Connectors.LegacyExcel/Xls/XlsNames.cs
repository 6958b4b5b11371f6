using ExcelChat.Connectors.LegacyExcel.Formulas;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xls;

/// <summary>The defined names of a workbook and what its formulas refer to by number, from BIFF 8 on.</summary>
internal sealed class XlsNames
{
    private static readonly string[] BuiltIn =
    [
        "Consolidate_Area", "Auto_Open", "Auto_Close", "Extract", "Database", "Criteria", "Print_Area", "Print_Titles",
        "Recorder", "Data_Form", "Auto_Activate", "Auto_Deactivate", "Sheet_Title", "_FilterDatabase",
    ];

    private readonly List<(string Name, int Sheet, StoredFormula Formula)> _defined = [];

    public FormulaNames References { get; } = new();

    /// <summary>The defined names whose formulas are understood.</summary>
    public IReadOnlyList<DefinedName> Defined =>
    [
        .. from name in _defined
           let formula = name.Formula.Write(References, new(1, 1), wide: false)
           where formula is not null
           select new DefinedName(name.Name, formula, name.Sheet > 0 ? References.SheetName(name.Sheet - 1) : null),
    ];

    public void Read(int type, XlsBytes bytes)
    {
        switch (type)
        {
            case XlsRecordType.ExternalBook:
                const int Self = 0x0401;
                bytes.Skip(2);
                References.AddBook(!bytes.IsAtEnd && bytes.UInt16() == Self);
                break;
            case XlsRecordType.ExternalName:
                bytes.Skip(6);
                References.AddOutsideName(bytes.Unicode(bytes.Byte()));
                break;
            case XlsRecordType.ExternalSheets:
                for (var count = bytes.UInt16(); count > 0 && !bytes.IsAtEnd; count--)
                {
                    References.AddReference(bytes.UInt16(), (short)bytes.UInt16(), (short)bytes.UInt16());
                }

                break;
            case XlsRecordType.Name:
                ReadName(bytes);
                break;
        }
    }

    /// <summary>Reads a NAME record ([MS-XLS] 2.4.150).</summary>
    private void ReadName(XlsBytes bytes)
    {
        const int IsBuiltIn = 0x20;
        var flags = bytes.UInt16();
        bytes.Skip(1);
        var (nameLength, length) = (bytes.Byte(), bytes.UInt16());
        bytes.Skip(2);
        var sheet = bytes.UInt16();
        bytes.Skip(4);
        var name = bytes.Unicode(nameLength);
        name = (flags & IsBuiltIn) != 0 && name is [var code] && code < BuiltIn.Length ? $"_xlnm.{BuiltIn[code]}" : name;
        References.Defined.Add(name);
        _defined.Add((name, sheet, new(bytes.Bytes(length), bytes.Rest())));
    }
}
