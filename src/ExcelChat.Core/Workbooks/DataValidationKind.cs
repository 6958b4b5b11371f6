namespace ExcelChat.Workbooks;

/// <summary>What a <see cref="DataValidation"/> asks of a value (ECMA-376 part 1, 18.18.21).</summary>
public enum DataValidationKind
{
    /// <summary>Nothing: it only carries a prompt.</summary>
    Any,

    /// <summary>A whole number within bounds.</summary>
    WholeNumber,

    /// <summary>A number within bounds.</summary>
    Number,

    /// <summary>One of a list of items.</summary>
    List,

    /// <summary>A date within bounds.</summary>
    Date,

    /// <summary>A time of day within bounds.</summary>
    Time,

    /// <summary>A text whose length is within bounds.</summary>
    TextLength,

    /// <summary>Whatever makes a formula true.</summary>
    Custom,
}
