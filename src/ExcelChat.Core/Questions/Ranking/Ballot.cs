using ExcelChat.Questions.Candidates;

namespace ExcelChat.Questions.Ranking;

/// <summary>The vote of a candidate for its answer.</summary>
/// <param name="Answer">The key under which equal answers meet.</param>
/// <param name="Operation">What the candidate does.</param>
/// <param name="Weight">Its probability, up to a factor that all ballots of a question share.</param>
internal readonly record struct Ballot(string Answer, Operation Operation, double Weight);
