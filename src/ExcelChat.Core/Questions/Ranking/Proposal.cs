using ExcelChat.Questions.Candidates;

namespace ExcelChat.Questions.Ranking;

/// <summary>A candidate with what its score is made of.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Features">Names what holds of it.</param>
/// <param name="Hand">Scores it by rules.</param>
/// <param name="Fit">How well its table fits the question.</param>
internal readonly record struct Proposal(Candidate Candidate, FeatureExtractor Features, HandRanker Hand, double Fit);
