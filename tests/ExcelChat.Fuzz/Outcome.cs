using ExcelChat.Workbooks;

namespace ExcelChat.Fuzz;

/// <summary>How the reading of an input ended, and why.</summary>
/// <param name="Verdict">How.</param>
/// <param name="Signature">What is the same for inputs that fail for the same reason; empty when it went well.</param>
/// <param name="Detail">All that is known, for people.</param>
public sealed record Outcome(Verdict Verdict, string Signature = "", string Detail = "")
{
    /// <summary>Whether the reader did what it promises.</summary>
    public bool IsGood => Verdict is Verdict.Read or Verdict.Refused;

    /// <summary>The outcome of a reading that ended as it should, but perhaps with too many words.</summary>
    internal static Outcome Of(IReadOnlyList<WorkbookException> refusals)
        => refusals.FirstOrDefault(r => r.Message.Length > Reading.LongestMessage) is { } wordy
            ? Of(wordy) with { Verdict = Verdict.Wordy }
            : new(refusals.Count == 0 ? Verdict.Read : Verdict.Refused);

    /// <summary>The outcome of an exception, told from others by its type and by where in ExcelChat it came from.</summary>
    internal static Outcome Of(Exception e)
    {
        var verdict = e is ImpossibleValueException ? Verdict.Wrong : Verdict.Crashed;
        var frames = (e.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries);
        var frame = frames.FirstOrDefault(f => f.StartsWith("at ExcelChat.", StringComparison.Ordinal) && !f.StartsWith("at ExcelChat.Fuzz.", StringComparison.Ordinal)) ?? frames.FirstOrDefault() ?? "";
        var place = frame.Split(" in ", 2)[0];
        return new(verdict, $"{e.GetType().Name} {(verdict == Verdict.Wrong ? e.Message : place)}", e.ToString());
    }
}
