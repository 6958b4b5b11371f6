using System.Text.Json;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans.Proving;

/// <summary>A proof in the form in which it is stored.</summary>
internal sealed record StoredProof(JsonElement Plan, IReadOnlyList<WorkbookIdentity> Workbooks, IReadOnlyList<StoredRanges> Operands, IReadOnlyList<StoredRanges> Filters, IReadOnlyList<StoredRanges> Headers)
{
    public int RowsRead { get; init; }

    public int RowsUsed { get; init; }

    public IReadOnlyList<string> Skipped { get; init; } = [];

    public required IReadOnlyList<Fingerprint> Fingerprints { get; init; }

    public required Outcome Outcome { get; init; }

    public ExcelFormula? Formula { get; init; }

    public static StoredProof Of(Proof proof)
    {
        WorkbookIdentity[] workbooks = [.. proof.Operands.Concat(proof.Filters).Concat(proof.Headers).Select(r => r.Workbook).Distinct()];
        return new(JsonElement.Parse(PlanJson.Write(proof.Plan)), workbooks, StoredRanges.Of(proof.Operands), StoredRanges.Of(proof.Filters), StoredRanges.Of(proof.Headers))
        {
            RowsRead = proof.RowsRead,
            RowsUsed = proof.RowsUsed,
            Skipped = proof.Skipped,
            Fingerprints = proof.Fingerprints,
            Outcome = proof.Outcome,
            Formula = proof.Formula,
        };
    }

    public Proof ToProof() => new()
    {
        Plan = PlanJson.Read(Plan.GetRawText()),
        Operands = Ranges(Operands),
        Filters = Ranges(Filters),
        Headers = Ranges(Headers),
        RowsRead = RowsRead,
        RowsUsed = RowsUsed,
        Skipped = Skipped,
        Fingerprints = Fingerprints,
        Outcome = Outcome,
        Formula = Formula,
    };

    private SheetRange[] Ranges(IReadOnlyList<StoredRanges> stored) => [.. stored.SelectMany(ranges => ranges.ToRanges(WorkbookOf(ranges.Workbook)))];

    private WorkbookIdentity WorkbookOf(string id)
        => Workbooks.FirstOrDefault(w => w.Id == id) ?? throw new FormatException($"The workbook {id} is not among the workbooks of the proof.");
}

/// <summary>Ranges of one sheet.</summary>
internal sealed record StoredRanges(string Workbook, string Sheet, string Ranges)
{
    private const string Separator = ", ";

    public static IReadOnlyList<StoredRanges> Of(IReadOnlyList<SheetRange> ranges)
        => [.. ranges.GroupBy(r => (r.Workbook.Id, r.Sheet)).Select(g => new StoredRanges(g.Key.Id, g.Key.Sheet, string.Join(Separator, g.Select(r => r.Range))))];

    public IEnumerable<SheetRange> ToRanges(WorkbookIdentity workbook)
        => Ranges.Split(Separator).Select(range => new SheetRange(workbook, Sheet, CellRange.Parse(range)));
}
