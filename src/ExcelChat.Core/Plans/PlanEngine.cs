using ExcelChat.Plans.Execution;
using ExcelChat.Tables;

namespace ExcelChat.Plans;

/// <summary>
/// Runs plans over typed tables, exactly and the same way on every machine. Pure: reads no file, knows no language, calls no model.
/// </summary>
public sealed class PlanEngine
{
    private readonly Executor _executor;

    /// <summary>Creates an engine over some tables. It remembers the nodes that it has run, so it serves plans that share parts; use it for one question.</summary>
    /// <param name="tables">The tables that plans may scan.</param>
    /// <param name="cancellationToken">Stops a running plan.</param>
    public PlanEngine(IEnumerable<Table> tables, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _executor = new(tables.ToDictionary(t => t.Id, StringComparer.Ordinal), cancellationToken);
    }

    /// <summary>Runs a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Its rows, with a proof that is worked out when asked for.</returns>
    /// <exception cref="PlanException">The plan names a table or column that is not there, or asks for arithmetic of what is no number.</exception>
    public Result Run(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(_executor.Run(plan), () => new ProofBuilder(_executor).Build(plan));
    }
}
