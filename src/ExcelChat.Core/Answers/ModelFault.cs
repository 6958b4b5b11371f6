namespace ExcelChat.Answers;

/// <summary>What went wrong with a chat model.</summary>
public enum ModelFault
{
    /// <summary>It could not be reached or had an error of its own, at every attempt.</summary>
    Unavailable,

    /// <summary>It asks for fewer calls.</summary>
    RateLimited,

    /// <summary>It failed too often and is left alone for a while; it was not asked.</summary>
    CircuitOpen,

    /// <summary>It took longer than an answer or a call may take.</summary>
    TimedOut,

    /// <summary>It spent the calls or tokens that one answer may cost.</summary>
    LimitSpent,

    /// <summary>It declined to answer, or a filter of its host did so for it.</summary>
    Refused,

    /// <summary>It had nothing computed: no call of a tool, or none that was right.</summary>
    NothingComputed,

    /// <summary>The question and what it was told of the workbooks are more than it can read.</summary>
    ContextTooLong,

    /// <summary>Its text ended too early; what came before that is the answer.</summary>
    BrokenOff,

    /// <summary>Anything else, such as a wrong key.</summary>
    Failed,
}
