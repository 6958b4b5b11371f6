using ExcelChat.Answers.Tools;
using ExcelChat.Tables;

namespace ExcelChat.Answers.Grounding;

/// <summary>Checks a text that comes in pieces, against what is computed meanwhile.</summary>
/// <param name="question">The question that is answered.</param>
/// <param name="tables">The tables in scope.</param>
/// <param name="findings">What was computed.</param>
/// <param name="mode">What becomes of a claim that is not proved.</param>
/// <param name="mayRefer">Whether there are numbered sources that the text may refer to.</param>
internal sealed class PieceChecker(string question, Func<IReadOnlyList<Table>> tables, Findings findings, GroundingMode mode, bool mayRefer = false)
{
    private string _before = "";
    private int _known = -1;
    private GroundingChecker? _checker;

    /// <summary>Checks the next piece.</summary>
    public CheckedText Check(string piece)
    {
        var text = Current().Check(piece, _before);
        _before = Surroundings.Tail(_before + piece);
        return text;
    }

    /// <summary>A text of ours without links, whose names come from workbooks.</summary>
    public string WithoutLinks(string text) => Current().WithoutLinks(text);

    private GroundingChecker Current()
    {
        var all = findings.All;
        if (_checker is null || _known != all.Count)
        {
            (_checker, _known) = (new(new(question, tables(), all), mode, mayRefer), all.Count);
        }

        return _checker;
    }
}
