using ExcelChat.Workbooks;

namespace ExcelChat.Indexing;

/// <content>How files come back whose bytes are kept.</content>
internal sealed partial class Ingestor
{
    /// <summary>Ingests the files of a tenant that are kept and that this process has not ingested as they are kept.</summary>
    public async Task<ReopeningResult> ReopenAsync(OriginalKeeper originals, string? tenant, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        List<IngestionResult> workbooks = [];
        List<ReopeningFailure> failures = [];
        var kept = await originals.ListAsync(tenant, cancellationToken).ConfigureAwait(false);
        foreach (var versions in kept.Where(version => !IsSuperseded(version, kept)).GroupBy(stored => OriginalKeeper.FileOf(stored, tenant)))
        {
            // There are two where an ingestion was cut short. The newer one that cannot be read must not take the older one with it.
            foreach (var version in versions.Reverse())
            {
                try
                {
                    if (await ReopenAsync(originals, versions.Key, version, progress, cancellationToken).ConfigureAwait(false) is { } reopened)
                    {
                        workbooks.Add(reopened);
                    }

                    break;
                }
                catch (WorkbookException e)
                {
                    failures.Add(new(version.Workbook, e));
                }
            }
        }

        return new() { Workbooks = workbooks, Failures = failures };
    }

    /// <summary>Ingests a version that is kept; null when it is in already, or is no longer kept when it is its turn.</summary>
    private async Task<IngestionResult?> ReopenAsync(
        OriginalKeeper originals, IndexedWorkbook file, StoredWorkbook version, IProgress<IngestionProgress>? progress, CancellationToken cancellationToken)
    {
        IngestionRun run;
        using (await WaitAsync(file, cancellationToken).ConfigureAwait(false))
        {
            // Who had the permit may have ingested a newer version, or removed this one.
            var kept = await originals.ListAsync(file.Tenant, cancellationToken).ConfigureAwait(false);
            if (kept.Find(stored => stored.Workbook.Id == version.Workbook.Id && stored.Key == version.Key) is not { } current || IsSuperseded(current, kept))
            {
                return null;
            }

            if (catalogs.Of(file.Tenant).FindFile(file.Id)?.Workbook.Id == current.Workbook.Id)
            {
                await CompleteOriginalAsync(file.Tenant, current.IsIncoming ? current : null).ConfigureAwait(false);
                return null;
            }

            if (await originals.OpenAsync(file.Tenant, current.Workbook.Id, cancellationToken).ConfigureAwait(false) is not { } source)
            {
                return null;
            }

            var original = new KeptOriginal(current.Workbook) { Version = current, FormerFiles = OriginalKeeper.FormerFilesOf(kept, current, file.Tenant) };
            run = await IngestVersionAsync(file, source, original, progress, cancellationToken).ConfigureAwait(false);
        }

        return await CompleteAsync(run).ConfigureAwait(false);
    }

    /// <summary>Whether the same bytes came in later as another file: an erasing of the former one that was cut short is finished with that.</summary>
    private static bool IsSuperseded(StoredWorkbook version, IReadOnlyList<StoredWorkbook> kept)
        => kept.Any(other => !other.IsIncoming && other.Workbook.Id == version.Workbook.Id && other.Saved > version.Saved);
}
