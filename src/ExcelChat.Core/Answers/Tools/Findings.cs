using System.Collections.Immutable;

namespace ExcelChat.Answers.Tools;

/// <summary>What the engine computed for one answer: the figures that it may hold. Tools may run at the same time.</summary>
internal sealed class Findings
{
    private ImmutableList<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    public void Add(Finding finding) => ImmutableInterlocked.Update(ref _all, static (all, finding) => all.Add(finding), finding);
}
