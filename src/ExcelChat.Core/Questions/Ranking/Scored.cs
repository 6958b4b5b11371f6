using ExcelChat.Questions.Candidates;

namespace ExcelChat.Questions.Ranking;

/// <summary>A proposal with its score and what of the question's words it accounts for.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Score">Its score among all proposals, in log-odds up to a constant.</param>
/// <param name="Learned">Its score by what was learned; 0 where nothing could be.</param>
internal readonly record struct Scored(Proposal Proposal, double Score, double Learned)
{
    public Candidate Candidate => Proposal.Candidate;

    /// <summary>What the words that the candidate leaves out leave of its confidence, 0 to 1.</summary>
    public double Trust => Proposal.Hand.Trust(Candidate);

    /// <summary>The words that it does not use.</summary>
    public IReadOnlyList<string> Ignored => Proposal.Hand.Ignored(Candidate);

    /// <summary>What the candidate itself tells of whether it is right.</summary>
    public IEnumerable<Sign> Signs => Proposal.Features.Signs(Candidate, Learned);
}
