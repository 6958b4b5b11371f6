namespace ExcelChat.Answers;

/// <summary>Where an answer's plan and words are from. Its values were computed for it in any case.</summary>
public enum AnswerOrigin
{
    /// <summary>The offline planner; no model was asked, or in vain.</summary>
    Offline,

    /// <summary>The chat model.</summary>
    Model,

    /// <summary>The chat model, when it was asked the same of the same workbooks before; its plans were run again and its words checked again.</summary>
    Cache,
}
