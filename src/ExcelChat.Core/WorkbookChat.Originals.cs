using ExcelChat.Indexing;
using ExcelChat.Plans;
using ExcelChat.Plans.Proving;
using ExcelChat.Shared;
using ExcelChat.Workbooks;

namespace ExcelChat;

/// <content>What is done with the original bytes that a <see cref="WorkbookStore"/> keeps.</content>
public sealed partial class WorkbookChat
{
    private ProofVerifier _verifier = null!;

    private OriginalKeeper Originals => _ingestor.Originals
        ?? throw new ExcelChatConfigurationException("No bytes of workbooks are kept. Call UseWorkbookStore on the builder, or the Use call of a connector package that keeps them, such as UseSqlite.");

    /// <summary>
    /// Makes the workbooks of this chat's tenant ready to be asked about whose bytes are kept: after a restart, and what other processes with the same store took in since. One whose
    /// ingestion was cut short is finished. What the vector store holds is not embedded again; workbooks that are ready as they are kept are passed over.
    /// </summary>
    /// <param name="progress">Hears of one workbook after the other how far it has come.</param>
    /// <param name="cancellationToken">Stops the reading; call again to go on.</param>
    /// <returns>What was read and what could not be.</returns>
    /// <exception cref="ExcelChatConfigurationException">There is no <see cref="WorkbookStore"/>.</exception>
    /// <exception cref="ExcelChatException">A store failed, or this chat does not see all of the tenant's workbooks.</exception>
    public async Task<ReopeningResult> ReopenAsync(IProgress<IngestionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var originals = Originals;
        ThrowIfNarrowed();
        await _pump.StartAsync(cancellationToken).ConfigureAwait(false);
        return await _ingestor.ReopenAsync(originals, Tenant, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a proof again over the kept bytes of the workbooks that its plan reads, with the formats and the table detector of this chat.</summary>
    /// <param name="proof">The proof of an answer about workbooks of this chat's tenant.</param>
    /// <param name="cancellationToken">Stops the reading and the running.</param>
    /// <returns>Whether it holds, and the first difference when it does not.</returns>
    /// <exception cref="ExcelChatConfigurationException">There is no <see cref="WorkbookStore"/>.</exception>
    /// <exception cref="ExcelChatException">The bytes of a workbook are not kept, since it was removed or replaced or is another tenant's, or it may not be seen; <see cref="Proof.VerifyAsync"/> takes bytes.</exception>
    /// <exception cref="WorkbookException">The bytes cannot be read as a workbook, such as without their password.</exception>
    public async ValueTask<Verification> VerifyAsync(Proof proof, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proof);
        var originals = Originals;
        List<WorkbookSource> sources = [];
        foreach (var tables in PlanTree.All(proof.Plan).OfType<Scan>().Select(scan => TableId.Parse(scan.Table)).GroupBy(table => table.Workbook))
        {
            var mayBeSeen = tables.All(table => Access.Includes(table.Workbook, table.Sheet));
            sources.Add((mayBeSeen ? await originals.OpenAsync(Tenant, tables.Key, cancellationToken).ConfigureAwait(false) : null)
                ?? throw new ExcelChatException($"The bytes of workbook {tables.Key}, which the proof is about, are not kept for this chat. Verify the proof with the bytes: Proof.VerifyAsync takes them."));
        }

        return await _verifier.VerifyAsync(proof, sources, cancellationToken).ConfigureAwait(false);
    }
}
