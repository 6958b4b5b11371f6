using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ExcelChat.Diagnostics;

/// <summary>
/// Every name that ExcelChat gives to OpenTelemetry. Retrieval spans follow the GenAI semantic conventions
/// (<see href="https://github.com/open-telemetry/semantic-conventions-genai"/>); chat and embedding spans come from the decorators of
/// Microsoft.Extensions.AI under <see cref="SourceName"/>. No name carries cell content.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of the activity source and of the meter: <c>AddSource(Telemetry.SourceName)</c>, <c>AddMeter(Telemetry.SourceName)</c>.</summary>
    public const string SourceName = "ExcelChat";

    /// <summary>Histogram, seconds: the time that one run of a stage took for itself, without the waits for its source and its consumer.</summary>
    public const string StageDuration = "excelchat.stage.duration";

    /// <summary>Counter, items: what a stage gave.</summary>
    public const string StageItems = "excelchat.stage.items";

    /// <summary>Counter, texts: what was embedded by the generator; texts whose vectors were kept are not counted.</summary>
    public const string EmbeddingTexts = "excelchat.embedding.texts";

    /// <summary>Counter, tokens: what the generator says it read to embed texts.</summary>
    public const string EmbeddingTokens = "excelchat.embedding.tokens";

    /// <summary>Tag of what is embedded: the model.</summary>
    public const string ModelTag = "gen_ai.request.model";

    /// <summary>Tag: the name of the stage.</summary>
    public const string StageTag = "excelchat.stage";

    /// <summary>Tag: the type of the error that ended the operation; absent when it ended well.</summary>
    public const string ErrorTag = "error.type";

    /// <summary>Span and value of <see cref="OperationTag"/>: passages are being looked up; the span's name goes on with the data source's id.</summary>
    public const string Retrieval = "retrieval";

    /// <summary>Tag of GenAI spans: the kind of operation.</summary>
    public const string OperationTag = "gen_ai.operation.name";

    /// <summary>Tag of a retrieval span: the collection that is searched.</summary>
    public const string DataSourceTag = "gen_ai.data_source.id";

    /// <summary>Tag of a retrieval span: how many passages are asked for.</summary>
    public const string TopKTag = "gen_ai.request.top_k";

    internal static readonly ActivitySource Source = new(SourceName);
    internal static readonly Meter Meter = new(SourceName);

    internal static readonly Histogram<double> StageDurations = Meter.CreateHistogram<double>(
        StageDuration, "s", "The time that one run of a stage took for itself.");

    internal static readonly Counter<long> StageOutputs = Meter.CreateCounter<long>(StageItems, "{item}", "What a stage gave.");

    internal static readonly Counter<long> EmbeddedTexts = Meter.CreateCounter<long>(EmbeddingTexts, "{text}", "What was embedded by the generator.");

    internal static readonly Counter<long> EmbeddedTokens = Meter.CreateCounter<long>(EmbeddingTokens, "{token}", "What the generator read to embed texts.");
}
