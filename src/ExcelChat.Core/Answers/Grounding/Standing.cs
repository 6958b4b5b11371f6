namespace ExcelChat.Answers.Grounding;

/// <summary>What a claim stands on.</summary>
internal enum Standing
{
    /// <summary>Nothing.</summary>
    Unproved,

    /// <summary>A name, a count of rows, or what the question gave.</summary>
    Known,

    /// <summary>A value of a result.</summary>
    Proved,
}
