namespace ExcelChat.Connectors.Onnx;

/// <summary>Settings of an <see cref="OnnxEmbeddingGenerator"/>; what fits a model its card says. Read once, when the generator is constructed.</summary>
public sealed class OnnxEmbeddingOptions
{
    /// <summary>
    /// The model's name in metadata, in telemetry and in the name of the index. Vectors of one name must be comparable, so give another to a model that was
    /// trained anew or is used with other settings.
    /// </summary>
    /// <value>By default the folder's name with a hash of the bytes of the model and of its <c>*.onnx_data</c>, of its vocabulary and of the settings that change a vector.</value>
    public string? ModelId { get; set; }

    /// <summary>How the vectors of tokens become one.</summary>
    /// <value><see cref="OnnxPooling.Mean"/> by default. A model with an output that is one vector a text needs no pooling.</value>
    public OnnxPooling Pooling { get; set; }

    /// <summary>Whether vectors are divided by their length.</summary>
    /// <value>True by default.</value>
    public bool Normalize { get; set; } = true;

    /// <summary>What is put before a question, such as <c>query: </c> for E5.</summary>
    /// <value>Empty by default.</value>
    public string QueryPrefix { get; set; } = "";

    /// <summary>What is put before every other text, such as <c>passage: </c> for E5.</summary>
    /// <value>Empty by default.</value>
    public string PassagePrefix { get; set; } = "";

    /// <summary>The most tokens of a text that the model takes, its prefix and the two tokens around it included; what is beyond is not embedded.</summary>
    /// <value>512 by default; at least 16.</value>
    public int MaxTokens { get; set; } = 512;

    /// <summary>How many texts go through the model at once. More is quicker and takes more memory.</summary>
    /// <value>32 by default; at least 1.</value>
    public int BatchSize { get; set; } = 32;

    /// <summary>How many threads one batch is computed on.</summary>
    /// <value>0 by default: as many as there are cores.</value>
    public int Threads { get; set; }
}
