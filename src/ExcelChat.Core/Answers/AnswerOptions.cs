using ExcelChat.Shared;

namespace ExcelChat.Answers;

/// <summary>How answers are given.</summary>
public sealed class AnswerOptions
{
    /// <summary>The confidence below which no answer is given but the likely readings, 0 to 1.</summary>
    /// <value>The default is 0.4.</value>
    public double MinimumConfidence
    {
        get;
        set => field = value is >= 0 and <= 1
            ? value
            : throw new ExcelChatConfigurationException($"{nameof(MinimumConfidence)} is {value}; it must be between 0 and 1.");
    } = 0.4;

    /// <summary>How many readings are offered when no answer is given.</summary>
    /// <value>The default is 3.</value>
    public int MaxReadings
    {
        get;
        set => field = value >= 1 ? value : throw new ExcelChatConfigurationException($"{nameof(MaxReadings)} is {value}; it must be at least 1.");
    } = 3;

    /// <summary>How many rows of a result are written into the text; the values hold all.</summary>
    /// <value>The default is 20.</value>
    public int MaxRowsInText
    {
        get;
        set => field = value >= 1 ? value : throw new ExcelChatConfigurationException($"{nameof(MaxRowsInText)} is {value}; it must be at least 1.");
    } = 20;

    /// <summary>Whether what a chat model writes gets markers such as <c>[1]</c> behind its figures that point to the citations; see <see cref="Answer.Markers"/>.</summary>
    /// <value>The default is true.</value>
    public bool MarkCitations { get; set; } = true;

    /// <summary>Whether tables on hidden sheets take part.</summary>
    /// <value>The default is false.</value>
    public bool IncludeHiddenSheets { get; set; }
}
