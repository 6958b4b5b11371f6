namespace ExcelChat.Questions.Paths;

/// <summary>What a question wants for an answer.</summary>
internal enum AnswerForm
{
    /// <summary>The wording leaves it open.</summary>
    Open,

    /// <summary>The name of something: which, who, where.</summary>
    Name,

    /// <summary>A figure: how many, what percentage.</summary>
    Figure,
}
