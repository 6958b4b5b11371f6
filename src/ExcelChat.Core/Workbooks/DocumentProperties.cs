namespace ExcelChat.Workbooks;

/// <summary>What the author and Excel wrote about the workbook (ECMA-376 part 2, clause 8, and part 1, 22.2). Null is what nobody wrote.</summary>
public sealed record DocumentProperties
{
    /// <summary>Properties that say nothing.</summary>
    public static DocumentProperties None { get; } = new();

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>The subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Who made it.</summary>
    public string? Creator { get; init; }

    /// <summary>Who saved it last.</summary>
    public string? LastModifiedBy { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was saved last.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Keywords, divided as the author liked.</summary>
    public string? Keywords { get; init; }

    /// <summary>The category.</summary>
    public string? Category { get; init; }

    /// <summary>The comments of the properties dialog.</summary>
    public string? Description { get; init; }

    /// <summary>The program that wrote the file.</summary>
    public string? Application { get; init; }

    /// <summary>The company.</summary>
    public string? Company { get; init; }
}
