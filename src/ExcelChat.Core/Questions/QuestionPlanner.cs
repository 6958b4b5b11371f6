using ExcelChat.Tables;

namespace ExcelChat.Questions;

/// <summary>Turns a question into plans over the tables in scope.</summary>
public abstract class QuestionPlanner
{
    /// <summary>Finds the readings of a question, the likeliest first; none when nothing in the question names anything in the tables.</summary>
    /// <param name="question">The question.</param>
    /// <param name="tables">The tables in scope.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>At most a handful of readings with different results.</returns>
    /// <exception cref="QuestionException">The question is empty or too long.</exception>
    public abstract ValueTask<IReadOnlyList<RankedPlan>> PlanAsync(string question, IReadOnlyList<Table> tables, CancellationToken cancellationToken = default);
}
