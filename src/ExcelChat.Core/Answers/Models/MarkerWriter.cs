using System.Globalization;
using System.Text;
using ExcelChat.Answers.Grounding;
using ExcelChat.Answers.Tools;

namespace ExcelChat.Answers.Models;

/// <summary>
/// Writes markers into a text that comes in pieces: behind a figure the number of the result that it is of, once for figures of the same result that follow each other in a
/// sentence. Results are numbered as the text comes to them.
/// </summary>
internal sealed class MarkerWriter
{
    private const string Hanging = "+/%°]";

    private readonly List<Finding> _cited = [];
    private readonly List<CitationMarker> _markers = [];

    /// <summary>What was written so far; places are of the whole text.</summary>
    public IReadOnlyList<CitationMarker> Markers => [.. _markers];

    /// <summary>The number of a result; null when nothing in the text is of it.</summary>
    public int? NumberOf(Finding finding) => _cited.IndexOf(finding) is >= 0 and var place ? place + 1 : null;

    /// <summary>Writes a piece with its markers.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="citings">What in it rests on results, in its order.</param>
    /// <param name="start">Where the piece begins in the whole text.</param>
    public string Write(string piece, IReadOnlyList<Citing> citings, int start)
    {
        var (written, end) = (new StringBuilder(piece.Length), 0);
        Citing[] cited = [.. citings.Where(citing => citing.Findings.Any(HasCells) && !IsLink(piece, PlaceBehind(citing.End, piece)))];
        for (var i = 0; i < cited.Length; i++)
        {
            var number = Number(cited[i]);
            if (i + 1 == cited.Length || Number(cited[i + 1]) != number || Surroundings.PartSentences(piece[cited[i].End..cited[i + 1].End]))
            {
                var place = PlaceBehind(cited[i].End, piece);
                written.Append(piece, end, place - end).Append(' ');
                end = place;
                Mark(number, written, start);
            }
        }

        return written.Append(piece, end, piece.Length - end).ToString();
    }

    /// <summary>The whole text without the markers that were written into it.</summary>
    public string Unmarked(string text)
    {
        var (plain, end) = (new StringBuilder(text.Length), 0);
        foreach (var marker in _markers)
        {
            plain.Append(text, end, marker.Start - 1 - end);
            end = marker.Start + marker.Length;
        }

        return plain.Append(text, end, text.Length - end).ToString();
    }

    // Behind what hangs on a figure: 2.5x, 12 €/kg, 230+.
    private static int PlaceBehind(int end, string piece)
    {
        while (end < piece.Length && (char.IsLetterOrDigit(piece[end]) || Hanging.Contains(piece[end], StringComparison.Ordinal)))
        {
            end++;
        }

        return end;
    }

    // Ahead of a bracket a marker would be a link of Markdown.
    private static bool IsLink(string piece, int place) => place < piece.Length && piece[place] is '(' or '[';

    // That there is none of something is read from cells that were passed over.
    private static bool HasCells(Finding finding) => finding.Result.Proof.Operands.Count > 0;

    private void Mark(int number, StringBuilder written, int start)
    {
        var marker = string.Create(CultureInfo.InvariantCulture, $"[{number}]");
        _markers.Add(new(number, start + written.Length, marker.Length));
        written.Append(marker);
    }

    // Of several results with the same value that which is cited already, else the last.
    private int Number(Citing citing)
    {
        if (citing.Findings.FirstOrDefault(_cited.Contains) is { } known)
        {
            return NumberOf(known)!.Value;
        }

        _cited.Add(citing.Findings.Last(HasCells));
        return _cited.Count;
    }
}
