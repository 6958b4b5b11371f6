using System.Text.Json;
using ExcelChat.Caching;
using ExcelChat.Plans;

namespace ExcelChat.Answers.Models;

/// <summary>
/// Answers of models, for when none can be asked: by the question, the plan that it goes on from, the tables in scope, whose ids begin with the hash of their
/// workbook's bytes, and the tenant. A cache that fails is a cache without the answer.
/// </summary>
internal sealed class AnswerCache(VersionedCache cache)
{
    // Of what is kept and of how it is read; another version does not read it.
    private const string Version = "1";

    public async ValueTask<KeptAnswer?> FindAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await cache.FindAsync(KeyOf(request, []).ToString(), CacheKind.Answer, cancellationToken).ConfigureAwait(false) is { } json
                ? JsonSerializer.Deserialize(json, KeptAnswerJson.Default.KeptAnswer)
                : null;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public async ValueTask KeepAsync(AnswerRequest request, KeptAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            await cache.KeepAsync(KeyOf(request, [.. WorkbooksOf(answer, request)]), JsonSerializer.SerializeToUtf8Bytes(answer, KeptAnswerJson.Default.KeptAnswer), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The answer is there all the same.
        }
    }

    // Those that the plans read, and not all in scope, of which there may be thousands. The id of a table begins with that of its workbook.
    private static IEnumerable<string> WorkbooksOf(KeptAnswer answer, AnswerRequest request)
        => request.Tables.Select(table => table.Workbook.Id).Distinct(StringComparer.Ordinal).Where(id => answer.Plans.Any(plan => plan.Contains(id, StringComparison.Ordinal)));

    private static CacheKey KeyOf(AnswerRequest request, IReadOnlyList<string> workbookIds) => new()
    {
        Kind = CacheKind.Answer,
        Scope = request.Tenant ?? "",
        Version = Version,
        Parts = [request.Question.Trim(), request.Previous?.Plan is { } plan ? PlanJson.Write(plan) : "", .. request.Tables.Select(table => table.Id).Order(StringComparer.Ordinal)],
        WorkbookIds = workbookIds,
    };
}
