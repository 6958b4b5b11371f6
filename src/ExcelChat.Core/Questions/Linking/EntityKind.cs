namespace ExcelChat.Questions.Linking;

/// <summary>How well a phrase of the question names cells; better kinds first.</summary>
internal enum EntityKind
{
    /// <summary>The phrase is the whole cell.</summary>
    Full,

    /// <summary>The phrase is the cell without what stands in brackets.</summary>
    Core,

    /// <summary>A number, a year or a comparison that the question states.</summary>
    Stated,

    /// <summary>The phrase is one of the pieces of a list in the cell.</summary>
    Part,

    /// <summary>The phrase is a word of the cell.</summary>
    Word,

    /// <summary>The phrases are in the labels of a row and a column.</summary>
    Path,

    /// <summary>Everything but what another entity names.</summary>
    Complement,
}
