using System.Collections.Immutable;
using ExcelChat.Answers.Grounding;
using ExcelChat.Plans;
using ExcelChat.Shared;

namespace ExcelChat.Answers.Tools;

/// <summary>What the engine computed for one answer: the figures that it may hold. Tools may run at the same time.</summary>
/// <param name="question">The question that is answered.</param>
internal sealed class Findings(string question)
{
    private readonly Statement _stated = new(question);
    private ImmutableList<Finding> _all = [];

    /// <summary>The findings in the order in which they were asked for, whichever was computed first.</summary>
    public IReadOnlyList<Finding> All => _all;

    /// <summary>Refuses a plan that computes with a value of its own, or gives one that it read nowhere: what it gives would be proved by no cell.</summary>
    /// <exception cref="ExcelChatException">The plan has such a value; the message says which.</exception>
    public void ThrowIfMadeUp(Plan plan)
    {
        if (!CellReading.IsIn(plan))
        {
            throw new ExcelChatException("A part of the plan gives a value that it reads from no cell. Scan a table in every part, and use constants only to compute or compare with.");
        }

        if (_stated.MadeUpIn(plan) is { } value)
        {
            throw new ExcelChatException($"The plan computes with {CellText.Clean(value.ToString())}, which the question does not give. Compute with cells and with figures of the question.");
        }
    }

    public void Add(Finding finding) => ImmutableInterlocked.Update(ref _all, static (all, finding) => all.Insert(all.FindLastIndex(known => known.Call.CompareTo(finding.Call) <= 0) + 1, finding), finding);
}
