using ExcelChat.Answers.Grounding;
using ExcelChat.Shared;

namespace ExcelChat.Answers;

/// <summary>When a chat model is asked, and how far it may go.</summary>
public sealed class ModelOptions
{
    /// <summary>The confidence of the offline answer from which on no model is asked, 0 to 1: 0 asks none, 1 nearly always.</summary>
    /// <value>0.8 by default.</value>
    public double OfflineConfidence { get; set => field = Guard.Within(value, 0, 1); } = 0.8;

    /// <summary>How often a model may be called for one answer: it calls tools, reads what they say, and goes on.</summary>
    /// <value>8 by default.</value>
    public int MaxCalls { get; set => field = Guard.AtLeast(value, 1); } = 8;

    /// <summary>The tokens, read and written, that one answer may cost by the model's own count.</summary>
    /// <value>100,000 by default.</value>
    public long MaxTokens { get; set => field = Guard.AtLeast(value, 1); } = 100_000;

    /// <summary>The tokens that a model may write in one call.</summary>
    /// <value>2,000 by default.</value>
    public int MaxOutputTokens { get; set => field = Guard.AtLeast(value, 1); } = 2_000;

    /// <summary>How much chance there is in what a model writes, from 0 as it counts it; null for the model's own, as some models allow no other.</summary>
    /// <value>null by default.</value>
    public float? Temperature { get; set; }

    /// <summary>The tokens of what a model is told of the workbooks ahead of its first call: descriptions of tables, passages, plans. Estimated.</summary>
    /// <value>6,000 by default.</value>
    public int ContextTokens { get; set => field = Guard.AtLeast(value, 100); } = 6_000;

    /// <summary>The time that an answer of a model may take, all calls and tools together; then the offline answer is given.</summary>
    /// <value>2 minutes by default.</value>
    public TimeSpan Timeout { get; set => field = Guard.AtLeast(value, TimeSpan.FromMilliseconds(10)); } = TimeSpan.FromMinutes(2);

    /// <summary>What becomes of a figure that no result shows.</summary>
    /// <value><see cref="GroundingMode.Strike"/> by default.</value>
    public GroundingMode Grounding { get; set; } = GroundingMode.Strike;

    /// <summary>The characters at which text is passed on though it has no break.</summary>
    /// <value>1,024 by default.</value>
    public int FlushSize { get; set => field = Guard.AtLeast(value, 16); } = 1_024;

    /// <summary>The time after which text is passed on though it has no break.</summary>
    /// <value>500 milliseconds by default.</value>
    public TimeSpan FlushDelay { get; set => field = Guard.AtLeast(value, TimeSpan.FromMilliseconds(1)); } = TimeSpan.FromMilliseconds(500);
}
