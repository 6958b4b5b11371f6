namespace ExcelChat.Core.Tests.Questions.Business;

/// <summary>What a business question asks for.</summary>
internal enum QuestionKind
{
    Lookup,
    Aggregate,
    Top,
    Group,
    Compare,
    Share,
    Trend,
    Count,
    Dates,
    Join,
}
