namespace ExcelChat.Fuzz;

/// <summary>How the reading of an input ended.</summary>
public enum Verdict
{
    /// <summary>Read to its end.</summary>
    Read,

    /// <summary>Refused, in whole or in part, with a typed error: as good as read.</summary>
    Refused,

    /// <summary>Another exception than a <c>WorkbookException</c>.</summary>
    Crashed,

    /// <summary>A value that no sheet can have, such as rows out of order.</summary>
    Wrong,

    /// <summary>A typed error whose message repeats more of the file than a person or a log should get.</summary>
    Wordy,

    /// <summary>More time than an input of its size may take.</summary>
    Hung,

    /// <summary>More memory than the limits of the reading allow.</summary>
    Bloated,
}
