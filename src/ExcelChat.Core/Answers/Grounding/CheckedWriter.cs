using System.Text;

namespace ExcelChat.Answers.Grounding;

/// <summary>Writes a text anew with some of its claims marked; claims come in the order of the text.</summary>
/// <param name="text">The text.</param>
/// <param name="start">Where the piece begins that is written; what stands before it is not.</param>
internal sealed class CheckedWriter(string text, int start)
{
    /// <summary>What stands in the place of a claim that is struck, or behind one that is flagged.</summary>
    public const string NotProved = "[not proved]";

    private readonly StringBuilder _written = new(text.Length - start);
    private int _next = start;

    /// <summary>A text, as long, in which nothing stands where claims or links were taken out: those words are no words of the model.</summary>
    public static string WithoutMarks(string text)
        => ((string[])[NotProved, LinkStriker.Mark]).Aggregate(text, (left, mark) => left.Replace(mark, new string(' ', mark.Length), StringComparison.Ordinal));

    /// <summary>Whether words in square brackets ahead of it would be a link of Markdown, or define one.</summary>
    public static bool MakesALink(char behind) => behind is '(' or '[' or ':';

    /// <summary>Keeps a claim, and tells where it ends in what is written.</summary>
    public int Keep(Claim claim)
    {
        WriteTo(claim.End);
        return _written.Length;
    }

    /// <summary>Strikes or flags a claim.</summary>
    public void Mark(Claim claim, GroundingMode mode)
    {
        WriteTo(mode == GroundingMode.Flag ? claim.End : claim.Start);
        _next = claim.End;
        _written.Append(mode == GroundingMode.Flag ? $" {NotProved}" : NotProved);
        if (claim.End < text.Length && MakesALink(text[claim.End]))
        {
            _written.Append(' ');
        }
    }

    public override string ToString()
    {
        WriteTo(text.Length);
        return _written.ToString();
    }

    // A claim may have begun before the piece.
    private void WriteTo(int end)
    {
        if (end > _next)
        {
            _written.Append(text, _next, end - _next);
            _next = end;
        }
    }
}
