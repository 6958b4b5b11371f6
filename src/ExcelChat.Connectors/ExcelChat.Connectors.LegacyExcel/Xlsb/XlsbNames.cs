using System.Buffers.Binary;
using ExcelChat.Connectors.LegacyExcel.Formulas;
using ExcelChat.Workbooks;

namespace ExcelChat.Connectors.LegacyExcel.Xlsb;

/// <summary>The defined names of a workbook and what its formulas refer to by number.</summary>
internal sealed class XlsbNames
{
    private readonly List<(string Name, int Sheet, StoredFormula? Formula)> _defined = [];

    public FormulaNames References { get; } = new();

    /// <summary>The defined names whose formulas are understood.</summary>
    public IReadOnlyList<DefinedName> Defined =>
    [
        .. from name in _defined
           let formula = name.Formula?.Write(References, new(1, 1), wide: true)
           where formula is not null
           select new DefinedName(name.Name, formula, References.SheetName(name.Sheet)),
    ];

    public void Read(int type, ReadOnlySpan<byte> body)
    {
        switch (type)
        {
            case XlsbRecordType.OtherBook or XlsbRecordType.OwnBook or XlsbRecordType.OwnSheet or XlsbRecordType.AddIn:
                References.AddBook(type is XlsbRecordType.OwnBook or XlsbRecordType.OwnSheet);
                break;
            case XlsbRecordType.References:
                for (var rest = body[4..]; rest.Length >= 12; rest = rest[12..])
                {
                    References.AddReference(Number(rest), Number(rest[4..]), Number(rest[8..]));
                }

                break;
            case XlsbRecordType.Name:
                const int SheetAt = 5;
                const int IsBuiltIn = 0x20;
                var name = body[(SheetAt + 4)..];
                var text = ((body[0] & IsBuiltIn) != 0 ? "_xlnm." : "") + XlsbRecords.Text(ref name);
                References.Defined.Add(text);
                _defined.Add((text, Number(body[SheetAt..]), XlsbFormulas.Stored(name)));
                break;
        }
    }

    private static int Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);
}
