using ExcelChat.Plans.Execution;
using ExcelChat.Plans.Proving;
using ExcelChat.Tables;
using ExcelChat.Workbooks;

namespace ExcelChat.Plans;

/// <summary>Runs proofs again over the bytes of workbooks. A file whose other cells have changed can still hold up a proof.</summary>
public sealed class ProofVerifier
{
    private readonly WorkbookOpener _opener;
    private readonly TableDetector _detector;

    /// <summary>Creates a verifier. It finds what the answer was made from only if it reads workbooks the same way.</summary>
    /// <param name="opener">Opens the workbooks.</param>
    /// <param name="detector">Finds their tables.</param>
    public ProofVerifier(WorkbookOpener opener, TableDetector detector)
    {
        ArgumentNullException.ThrowIfNull(opener);
        ArgumentNullException.ThrowIfNull(detector);
        (_opener, _detector) = (opener, detector);
    }

    /// <summary>A verifier with the formats and the table detector that come with ExcelChat.</summary>
    public static ProofVerifier Default { get; } = new(WorkbookOpener.Default, TableDetector.Default);

    /// <summary>Reads the workbooks, finds their tables, runs the plan again and compares cells and result.</summary>
    /// <param name="proof">The proof.</param>
    /// <param name="workbooks">The workbooks that its plan reads.</param>
    /// <param name="cancellationToken">Stops the reading and the running.</param>
    /// <returns>Whether it holds, and the first difference when it does not.</returns>
    /// <exception cref="WorkbookException">A file cannot be read as a workbook.</exception>
    public async ValueTask<Verification> VerifyAsync(Proof proof, IReadOnlyList<WorkbookSource> workbooks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(workbooks);
        var tables = new List<Table>();
        foreach (var source in workbooks)
        {
            var workbook = await _opener.OpenAsync(source, cancellationToken).ConfigureAwait(false);
            await using (workbook.ConfigureAwait(false))
            {
                tables.AddRange(await _detector.RunAsync(workbook.Sheets.ToAsyncEnumerable(), cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false));
            }
        }

        try
        {
            var scans = PlanTree.All(proof.Plan).OfType<Scan>().Select(scan => TableId.Parse(scan.Table)).Distinct().ToArray();
            var sameBytes = scans.All(scan => tables.Exists(table => table.Workbook.Id == scan.Workbook));
            var difference = FirstDifference(proof, scans, tables, cancellationToken);
            return new(difference is null, difference, sameBytes);
        }
        catch (PlanException e)
        {
            return new(false, $"the plan cannot be run any more. {e.Message}", SameBytes: false);
        }
    }

    private static string? FirstDifference(Proof proof, TableId[] scans, List<Table> tables, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Table>(StringComparer.Ordinal);
        foreach (var scan in scans)
        {
            if (scan.FindIn(tables, proof) is not { } table)
            {
                return $"there is no table at {scan.Sheet}!{scan.Range} any more.";
            }

            found.Add(scan.Text, table);
        }

        if (FingerprintWriter.FirstDifference(proof, found) is { } cell)
        {
            return cell;
        }

        var executor = new Executor(found, cancellationToken);
        return OutcomeWriter.FirstDifference(proof.Outcome, executor.Run(proof.Plan)) ?? FirstDifference(proof, new ProofBuilder(executor).Build(proof.Plan));
    }

    // What a proof says of cells must be what the plan reads, or it proves nothing about the answer.
    private static string? FirstDifference(Proof before, Proof now)
        => !AreSame(before.Operands, now.Operands) ? "the proof names other operands than the plan reads."
            : !AreSame(before.Filters, now.Filters) ? "the proof names other filter cells than the plan reads."
            : !AreSame(before.Headers, now.Headers) ? "the proof names other header cells than the plan reads."
            : null;

    private static bool AreSame(IReadOnlyList<SheetRange> before, IReadOnlyList<SheetRange> now)
        => before.Select(r => (r.Sheet, r.Range)).SequenceEqual(now.Select(r => (r.Sheet, r.Range)));
}
