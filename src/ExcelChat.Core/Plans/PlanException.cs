using ExcelChat.Shared;

namespace ExcelChat.Plans;

/// <summary>A plan cannot be run: it names a column that is not there, or asks for arithmetic of what is no number.</summary>
public sealed class PlanException : ExcelChatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="node">The kind of the node at fault, as in the JSON form: <c>filter</c>, <c>sort</c>, …</param>
    /// <param name="message">What was found, what was expected, what to do.</param>
    public PlanException(string node, string message)
        : base($"Plan node '{node}': {message}")
        => Node = node;

    /// <summary>The kind of the node at fault, as in the JSON form.</summary>
    public string Node { get; }
}
