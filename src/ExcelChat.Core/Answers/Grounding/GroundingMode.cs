namespace ExcelChat.Answers.Grounding;

/// <summary>What becomes of a figure in a model's text that no result and no cited cell shows.</summary>
public enum GroundingMode
{
    /// <summary>It is taken out, and <c>[not proved]</c> stands in its place.</summary>
    Strike,

    /// <summary>It stays, with <c>[not proved]</c> behind it.</summary>
    Flag,
}
