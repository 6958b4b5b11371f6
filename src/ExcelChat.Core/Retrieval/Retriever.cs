using ExcelChat.Resilience;
using ExcelChat.Tables;

namespace ExcelChat.Retrieval;

/// <summary>
/// Finds the passages that a question is about. The sole reader of the vector store; nothing outside the query's tenant, workbooks, sheet
/// and kinds is ever read from it. Passages come best first, and the same query over the same index gives the same passages in the same order.
/// </summary>
public abstract class Retriever
{
    /// <summary>Finds passages.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>At most <see cref="RetrievalQuery.Top"/> passages; none when nothing is indexed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="RetrievalQuery.Top"/> is below 1 or above <see cref="RetrievalQuery.MostPassages"/>.</exception>
    /// <exception cref="Questions.QuestionException"><see cref="RetrievalQuery.Text"/> is longer than <see cref="Questions.QuestionException.MaxLength"/>.</exception>
    /// <exception cref="UnavailableException">The embedding generator or the vector store could not be reached.</exception>
    public abstract ValueTask<IReadOnlyList<Passage>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken = default);

    /// <summary>Finds passages of some tables alone: the index knows neither hidden sheets nor a scope of some tables of a workbook.</summary>
    internal async ValueTask<IReadOnlyList<Passage>> RetrieveAsync(RetrievalQuery query, IReadOnlyList<Table> tables, CancellationToken cancellationToken)
    {
        var found = await RetrieveAsync(query with { WorkbookIds = [.. tables.Select(table => table.Workbook.Id).Distinct(StringComparer.Ordinal)] }, cancellationToken).ConfigureAwait(false);
        HashSet<string> ids = [.. tables.Select(table => table.Id)];
        return [.. found.Where(passage => ids.Contains(passage.TableId))];
    }
}
